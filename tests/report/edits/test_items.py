"""Edits of what stands in lists."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.edits import items
from boardpaper.report.edits.basis import RepeatedIdError, UnknownPartError
from boardpaper.report.integrity import faults
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Report,
)
from boardpaper.report.text import Paragraph, Span, Text
from tests.report.edits.samples import (
    bullets,
    finding,
    new_ids,
    paragraph,
    report,
    subheading,
    text,
)
from tests.strategies import reports

SAMPLE = report(
    exemptions=(Exemption("x1", "10.4(3)", Place("appendices", "a1")),),
    main=(finding("f1", paragraph("p1")), subheading("h1"), finding("f2", paragraph("p2"))),
    recommendations=(
        Recommendation("r1", text(paragraph("p3")), findings=("f1", "f2")),
        Recommendation("r2", findings=("f2",)),
    ),
    background=(BackgroundDocument("d1", "A paper"),),
    appendices=(Appendix("a1", "First", exempt=True), Appendix("a2", "Second")),
)


def ids(listed: Sequence[items.Item]) -> list[str]:
    return [each.id for each in listed]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Exemption("n", "9.2(b)", Place("main", "f1")), ["x1", "n"]),
        (finding("n", paragraph("n2")), ["f1", "h1", "f2", "n"]),
        (subheading("n"), ["f1", "h1", "f2", "n"]),
        (Recommendation("n"), ["r1", "r2", "n"]),
        (BackgroundDocument("n"), ["d1", "n"]),
        (Appendix("n"), ["a1", "a2", "n"]),
    ],
)
def test_an_item_is_added_found_replaced_moved_and_removed(
    item: items.Item, expected: list[str]
) -> None:
    added = items.add_item(SAMPLE, item)
    assert ids(items._items(added, items._LISTS[type(item)])) == expected
    assert items.find_item(added, "n") == item
    moved = items.move_item(added, "n", 0)
    assert ids(items._items(moved, items._LISTS[type(item)])) == ["n", *expected[:-1]]
    assert items.move_item(moved, "n", 99) == added
    assert items.replace_item(added, item, new_ids()) is added
    assert items.remove_item(moved, "n") == SAMPLE


def test_a_position_counts_from_the_start() -> None:
    added = items.add_item(SAMPLE, Appendix("n"), 1)
    assert ids(added.appendices) == ["a1", "n", "a2"]
    assert ids(items.move_item(added, "a2", -3).appendices) == ["a2", "a1", "n"]


def test_strings_of_an_item_are_cleaned() -> None:
    added = items.add_item(SAMPLE, Appendix("n", "Title\x00"))
    replaced = items.replace_item(added, Appendix("n", "Other\x00"), new_ids())
    assert added.appendices[-1].title == "Title"
    assert replaced.appendices[-1].title == "Other"
    assert items.replace_item(replaced, Appendix("n", "Other\x00"), new_ids()) is replaced


@pytest.mark.parametrize(
    "item",
    [
        Appendix("f1"),
        Appendix("p1"),
        finding("n", paragraph("p3")),
        finding("n", bullets("n", "m")),
    ],
)
def test_an_id_in_use_is_refused(item: items.Item) -> None:
    with pytest.raises(RepeatedIdError):
        items.add_item(SAMPLE, item)


@pytest.mark.parametrize(
    "edit",
    [
        lambda: items.find_item(SAMPLE, "n"),
        lambda: items.remove_item(SAMPLE, "p1"),
        lambda: items.move_item(SAMPLE, "n", 0),
        lambda: items.replace_item(SAMPLE, Appendix("n"), new_ids()),
        lambda: items.replace_item(SAMPLE, Appendix("f1"), new_ids()),
        lambda: items.answer_finding(SAMPLE, "n", "f1"),
        lambda: items.answer_finding(SAMPLE, "r1", "n"),
        lambda: items.answer_finding(SAMPLE, "r1", "h1"),
        lambda: items.answer_finding(SAMPLE, "f1", "f2"),
        lambda: items.unanswer_finding(SAMPLE, "r1", "n"),
    ],
)
def test_what_is_not_there_is_refused(edit: Callable[[], object]) -> None:
    with pytest.raises(UnknownPartError):
        edit()


def test_a_sub_heading_may_take_the_place_of_a_finding() -> None:
    replaced = items.replace_item(SAMPLE, subheading("f1"), new_ids())
    assert replaced.main[0] == subheading("f1")


def test_recommendations_no_longer_answer_a_finding_that_goes() -> None:
    removed = items.remove_item(SAMPLE, "f2")
    assert [each.findings for each in removed.recommendations] == [("f1",), ()]
    assert ids(removed.main) == ["f1", "h1"]


def test_recommendations_that_did_not_answer_it_stay_the_same_objects() -> None:
    removed = items.remove_item(SAMPLE, "f1")
    assert removed.recommendations[1] is SAMPLE.recommendations[1]


def test_an_exemption_goes_with_its_appendix() -> None:
    assert items.remove_item(SAMPLE, "a1").exemptions == ()
    assert items.remove_item(SAMPLE, "a2").exemptions == SAMPLE.exemptions


def test_an_exemption_stays_where_words_are_withheld_under_it() -> None:
    marked = finding("n", Paragraph("n2", (Span("Secret", exempt="x1"),)))
    removed = items.remove_item(items.add_item(SAMPLE, marked), "a1")
    assert removed.exemptions == SAMPLE.exemptions


def test_an_exemption_stays_when_the_finding_it_withholds_is_cut() -> None:
    exempt = items.add_item(SAMPLE, Exemption("x2", "10.4(3)", Place("main", "f1")))
    assert ids(items.remove_item(exempt, "f1").exemptions) == ["x1", "x2"]


def test_background_documents_may_be_none_or_not_stated() -> None:
    bare = report()
    stated = items.state_background(bare, True)
    assert stated.background == ()
    assert items.state_background(stated, True) is stated
    assert items.state_background(stated, False) == bare
    assert items.state_background(bare, False) is bare
    added = items.add_item(bare, BackgroundDocument("d"))
    assert added.background == (BackgroundDocument("d"),)
    assert items.state_background(added, False) is added
    assert items.remove_item(added, "d").background == ()


def test_findings_are_answered_in_the_order_of_the_report() -> None:
    edited = items.answer_finding(SAMPLE, "r2", "f1")
    assert edited.recommendations[1].findings == ("f1", "f2")
    assert items.answer_finding(edited, "r2", "f1") is edited
    edited = items.unanswer_finding(edited, "r2", "f2")
    assert edited.recommendations[1].findings == ("f1",)
    assert items.unanswer_finding(edited, "r2", "f2") is edited


def test_an_answer_to_a_finding_that_is_missing_is_kept() -> None:
    odd = report(
        main=(finding("f1", paragraph("p1")),),
        recommendations=(Recommendation("r1", findings=("gone",)),),
    )
    edited = items.answer_finding(odd, "r1", "f1")
    assert edited.recommendations[0].findings == ("f1", "gone")


@given(reports(), st.data())
def test_edits_keep_a_report_sound_and_leave_the_rest_as_it_is(
    before: Report, data: st.DataObject
) -> None:
    lists = ("exemptions", "main", "recommendations", "background", "appendices")
    everything = [each for name in lists for each in getattr(before, name) or ()]
    if not everything:
        return
    item = data.draw(st.sampled_from(everything))
    removed = items.remove_item(before, item.id)
    moved = items.move_item(before, item.id, data.draw(st.integers(-1, 4)))
    assert list(faults(removed)) == []
    assert list(faults(moved)) == []
    may_differ = {items._LISTS[type(item)]}
    assert _differing(before, moved) <= may_differ
    if isinstance(item, Finding):
        may_differ.add("recommendations")
        assert all(item.id not in each.findings for each in removed.recommendations)
    if isinstance(item, Appendix):
        may_differ.add("exemptions")
    assert _differing(before, removed) <= may_differ
    assert items.add_item(removed, item) != removed


def _differing(before: Report, after: Report) -> set[str]:
    names = before.__struct_fields__
    return {name for name in names if getattr(before, name) is not getattr(after, name)}


def test_a_text_is_kept_as_it_came() -> None:
    typed = Text((paragraph("n1", "Words"),))
    edited = items.replace_item(SAMPLE, Recommendation("r2", typed), new_ids())
    assert edited.recommendations[1].text is typed
    assert edited.recommendations[1].due is None
    due = items.replace_item(edited, Recommendation("r2", typed, due=date(2012, 1, 1)), new_ids())
    assert due.recommendations[1].text is typed
