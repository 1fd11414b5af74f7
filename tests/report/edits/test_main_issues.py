"""The main issues as one text for one editor, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.edits import main_issues as m
from boardpaper.report.edits.basis import UnknownPartError
from boardpaper.report.integrity import faults
from boardpaper.report.report import Finding, MainEntry, Recommendation, Report
from boardpaper.report.text import Block, Paragraph, Subheading, Text
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

P1, B1, H, P2, P3 = (
    paragraph("p1"),
    bullets("b1", "i1"),
    subheading("h"),
    paragraph("p2"),
    paragraph("p3"),
)
SAMPLE = report(
    main=(finding("f1", P1, B1), H, finding("f2", P2), finding("f3", P3)),
    recommendations=(
        Recommendation("r1", findings=("f1", "f2")),
        Recommendation("r2", findings=("f3",)),
    ),
)


def edited(*blocks: Block) -> Report:
    return m.set_main_text(SAMPLE, text(*blocks), new_ids())


def outline(main: tuple[MainEntry, ...]) -> list[tuple[str, ...]]:
    """Every finding with the ids of its blocks, and every sub-heading."""
    return [
        (each.id, *[block.id for block in each.text.blocks])
        if isinstance(each, Finding)
        else (each.id,)
        for each in main
    ]


def test_all_blocks_are_shown_in_order() -> None:
    assert m.main_text(SAMPLE) == text(P1, B1, H, P2, P3)


def test_a_new_numbered_paragraph_is_a_new_finding() -> None:
    new = edited(P1, B1, paragraph("n"), H, P2, P3)
    assert outline(new.main) == [
        ("f1", "p1", "b1"),
        ("new1", "n"),
        ("h",),
        ("f2", "p2"),
        ("f3", "p3"),
    ]


def test_what_has_no_number_hangs_on_the_finding_before_it() -> None:
    new = edited(P1, B1, H, P2, paragraph("n", numbered=False), P3, bullets("o"))
    assert outline(new.main)[-2:] == [("f2", "p2", "n"), ("f3", "p3", "o")]


def test_after_a_sub_heading_or_at_the_start_everything_begins_a_finding() -> None:
    new = edited(bullets("n"), P1, B1, H, bullets("o"), P2, P3)
    assert outline(new.main)[:4] == [("new1", "n"), ("f1", "p1", "b1"), ("h",), ("new2", "o")]


def test_a_finding_put_before_bullets_takes_them() -> None:
    new = edited(P1, paragraph("n"), B1, H, P2, P3)
    assert outline(new.main)[:2] == [("f1", "p1"), ("new1", "n", "b1")]


def test_a_split_finding_keeps_its_id_with_its_words() -> None:
    halves = (paragraph("p2", "One. "), paragraph("n", "Two."))
    new = edited(P1, B1, H, *halves, P3)
    assert outline(new.main)[2:4] == [("f2", "p2"), ("new1", "n")]
    assert new.recommendations == SAMPLE.recommendations


def test_a_line_put_before_a_finding_leaves_it_its_id() -> None:
    new = edited(P1, B1, H, paragraph("n", ""), P2, P3)
    assert outline(new.main)[2:4] == [("new1", "n"), ("f2", "p2")]


def test_a_finding_joined_to_another_is_gone_and_no_longer_answered() -> None:
    new = edited(P1, B1, H, paragraph("p2", "Joined."))
    assert outline(new.main) == [("f1", "p1", "b1"), ("h",), ("f2", "p2")]
    assert [each.findings for each in new.recommendations] == [("f1", "f2"), ()]


def test_the_bullets_of_a_finding_without_its_paragraph_keep_it_alone_or_join_the_one_before() -> (
    None
):
    assert outline(edited(B1, H, P2, P3).main)[0] == ("f1", "b1")
    swapped = m.set_main_text(
        report(main=(finding("f2", P2), finding("f1", P1, B1))), text(P2, B1), new_ids()
    )
    assert outline(swapped.main) == [("f2", "p2", "b1")]


def test_a_finding_made_a_sub_heading_and_the_reverse() -> None:
    new = edited(P1, B1, paragraph("h"), Subheading("p2", P2.spans), P3)
    assert outline(new.main) == [("f1", "p1", "b1"), ("new1", "h"), ("p2",), ("f3", "p3")]
    assert [each.findings for each in new.recommendations] == [("f1",), ("f3",)]


def test_a_finding_that_loses_its_number_or_becomes_bullets_is_one_still() -> None:
    new = edited(P1, B1, H, paragraph("p2", numbered=False), bullets("p3"))
    assert outline(new.main)[2:] == [("f2", "p2"), ("f3", "p3")]


def test_a_paragraph_that_gets_a_number_becomes_a_finding() -> None:
    before = report(main=(finding("f1", P1, paragraph("q", numbered=False)),))
    new = m.set_main_text(before, text(P1, paragraph("q")), new_ids())
    assert outline(new.main) == [("f1", "p1"), ("new1", "q")]


def test_what_was_inside_a_finding_in_another_way_stays_there() -> None:
    before = report(main=(finding("f1", P1, P2, H), finding("f3", P3)))
    new = m.set_main_text(before, text(P1, P2, H, paragraph("p3", "Other.")), new_ids())
    assert outline(new.main) == [("f1", "p1", "p2", "h"), ("f3", "p3")]


def test_an_inner_paragraph_carries_on_the_finding_whose_first_is_gone() -> None:
    before = report(main=(finding("f1", P1), finding("f2", P2, P3)))
    new = m.set_main_text(before, text(paragraph("p1", "Joined."), P3), new_ids())
    assert outline(new.main) == [("f1", "p1"), ("f2", "p3")]


def test_an_inner_sub_heading_of_a_finding_that_is_gone_stands_between_findings() -> None:
    before = report(main=(finding("f1", P1), finding("f2", P2, H)))
    new = m.set_main_text(before, text(paragraph("p1", "Joined."), H), new_ids())
    assert outline(new.main) == [("f1", "p1"), ("h",)]


def test_only_the_finding_that_changed_is_another_object() -> None:
    new = edited(P1, B1, H, paragraph("p2", "Other."), P3)
    same = [one is other for one, other in zip(SAMPLE.main, new.main, strict=True)]
    assert same == [True, True, False, True]
    assert new.recommendations is SAMPLE.recommendations


@given(reports())
def test_a_text_that_was_not_edited_changes_nothing(before: Report) -> None:
    before = m.with_a_line_for_every_finding(before, new_ids())
    assert m.set_main_text(before, m.main_text(before), new_ids()) is before
    assert list(faults(before)) == []


@given(reports(), st.data())
def test_the_edited_blocks_are_all_there_in_order(before: Report, data: st.DataObject) -> None:
    blocks = list(m.main_text(before).blocks)
    kept = [each for each in blocks if data.draw(st.booleans())]
    for index in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(kept)))
        name = f"n{index}"
        kinds: list[Block] = [
            paragraph(name),
            subheading(name),
            bullets(name),
            paragraph(name, numbered=False),
        ]
        kept.insert(at, data.draw(st.sampled_from(kinds)))
    after = m.set_main_text(before, Text(tuple(kept)), new_ids())
    assert m.main_text(after) == Text(tuple(kept))
    assert list(faults(after)) == []
    lost = _findings(before) - _findings(after)
    assert not any(set(each.findings) & lost for each in after.recommendations)


def _findings(whole: Report) -> set[str]:
    return {each.id for each in whole.main if isinstance(each, Finding)}


def test_findings_without_blocks_get_a_line() -> None:
    before = report(main=(finding("f1"), H, finding("f2", P2)))
    opened = m.with_a_line_for_every_finding(before, new_ids())
    assert opened.main == (finding("f1", Paragraph("new1")), H, finding("f2", P2))
    assert m.with_a_line_for_every_finding(opened, new_ids()) is opened


def test_the_kind_of_a_finding_is_set() -> None:
    new = m.set_finding_kind(SAMPLE, "f2", "risk")
    assert [each.kind for each in new.main if isinstance(each, Finding)] == ["", "risk", ""]
    assert m.set_finding_kind(new, "f2", "risk") is new
    for identity in ("h", "r1", "nowhere"):
        with pytest.raises(UnknownPartError):
            m.set_finding_kind(SAMPLE, identity, "risk")
