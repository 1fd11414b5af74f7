from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.outline import Entry, PageKind, outline, pages_of
from boardpaper.desk.progress import Progress, progress
from boardpaper.document.numbers import NO_NUMBERS
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import NOT_CHOSEN, WHOLE_REPORT
from boardpaper.report.report import (
    Answer,
    Appendix,
    CallIn,
    Exemption,
    Notices,
    Recommendation,
    Report,
    Wards,
)
from boardpaper.report.report import KeyDecision as Key
from boardpaper.report.standing import Clearance, Standing
from boardpaper.report.status import Status
from boardpaper.report.text import simple_text

EXAMPLE = shelf.sample().saved.report
TEMPLATE = shelf.template_of(EXAMPLE.template).template
EMPTY = Report(EXAMPLE.id, EXAMPLE.template, EXAMPLE.council)


def progress_of(
    kind: PageKind,
    report: Report,
    *cleared: str,
    status: Status = "draft",
    stale: Sequence[str] = (),
) -> Progress:
    entries = pages_of(outline(EXAMPLE, TEMPLATE, NO_NUMBERS))
    entry = next(each for each in entries if each.kind == kind)
    moment, text = datetime(2026, 1, 2, tzinfo=UTC), "0" * 64
    given = tuple(Clearance(role, "J. Smith", moment, text) for role in (*cleared, *stale))
    return progress(entry, report, TEMPLATE, Standing(status, given), stale)


@pytest.mark.parametrize(
    "kind",
    ["details", "questions", "section", "main", "recommendations", "background", "notices"],
)
def test_an_empty_report_is_empty_everywhere(kind: PageKind) -> None:
    assert progress_of(kind, EMPTY) == "empty"


@pytest.mark.parametrize(
    "kind",
    ["details", "questions", "section", "main", "recommendations", "background", "appendices"],
)
def test_the_example_is_filled_in(kind: PageKind) -> None:
    assert progress_of(kind, EXAMPLE) == "filled"


def test_parts_make_a_page_begun() -> None:
    assert progress_of("details", replace(EMPTY, meeting_date=date(2026, 1, 2))) == "begun"
    answered = replace(EMPTY, answers=(Answer(TEMPLATE.questions[0].id, yes=False),))
    assert progress_of("questions", answered) == "begun"
    text = simple_text(counted_ids(), "Note it.")
    asked = replace(EMPTY, recommendations=(Recommendation("r1", text), Recommendation("r2")))
    assert progress_of("recommendations", asked) == "begun"


def test_no_appendix_misses_nothing_but_one_without_a_paper_does() -> None:
    assert progress_of("appendices", EMPTY) == "none"
    assert progress_of("appendices", replace(EMPTY, appendices=(Appendix("a", "Map"),))) == "empty"


def test_no_background_documents_is_an_answer() -> None:
    assert progress_of("background", replace(EMPTY, background=())) == "filled"


def test_a_decision_that_is_not_key_is_an_answer() -> None:
    notices = Notices(key_decision=Key(is_key=False))
    assert progress_of("notices", replace(EMPTY, notices=notices)) == "filled"


def test_a_key_decision_is_begun_until_reason_and_notice_are_there() -> None:
    key = Key(is_key=True, reason="spending", notice_reference="K1", notice_on=date(2026, 1, 2))
    for part in ({"reason": ""}, {"notice_reference": " "}, {"notice_on": None}):
        notices = Notices(key_decision=replace(key, **part))
        assert progress_of("notices", replace(EMPTY, notices=notices)) == "begun"
    notices = Notices(key_decision=key)
    assert progress_of("notices", replace(EMPTY, notices=notices)) == "filled"


def test_clearance_is_filled_by_every_role_that_is_required() -> None:
    required = [each.role for each in TEMPLATE.clearances if each.required]
    assert progress_of("clearance", EMPTY) == "empty"
    assert progress_of("clearance", EMPTY, required[0]) == "begun"
    assert progress_of("clearance", EMPTY, *required) == "filled"


def test_a_clearance_of_an_older_text_is_out_of_date_whatever_else_is_given() -> None:
    required = [each.role for each in TEMPLATE.clearances if each.required]
    assert progress_of("clearance", EMPTY, *required[1:], stale=required[:1]) == "stale"


@pytest.mark.parametrize("kind", ["notices", "clearance", "main"])
def test_in_a_published_report_nothing_is_missing_any_more(kind: PageKind) -> None:
    assert progress_of(kind, EMPTY) == "empty"
    assert progress_of(kind, EMPTY, status="published") == "none"
    assert progress_of("main", EXAMPLE, status="published") == "filled"


@pytest.mark.parametrize(
    "exemptions",
    [
        (),
        (Exemption("e1", "", WHOLE_REPORT),),
        (Exemption("e1", "10.4(3)", NOT_CHOSEN),),
        (Exemption("e1", "10.4(3)", WHOLE_REPORT), Exemption("e2", "", WHOLE_REPORT)),
    ],
)
def test_an_exemption_that_is_not_complete_leaves_the_questions_begun(
    exemptions: tuple[Exemption, ...],
) -> None:
    report = answered("exempt", yes=True)
    assert progress_of("questions", replace(report, exemptions=exemptions)) == "begun"
    complete = (Exemption("e1", "10.4(3)", WHOLE_REPORT),)
    assert progress_of("questions", replace(report, exemptions=complete)) == "filled"
    assert progress_of("questions", replace(EXAMPLE, exemptions=exemptions)) == "filled"


def test_what_hangs_on_an_answer_belongs_to_it() -> None:
    wards = replace(answered("wards", yes=True), wards=Wards())
    assert progress_of("questions", wards) == "begun"
    assert progress_of("questions", replace(wards, wards=Wards(all=True))) == "filled"
    call_in = replace(answered("call-in", yes=False), call_in=CallIn())
    assert progress_of("questions", call_in) == "begun"
    assert progress_of("questions", replace(call_in, call_in=CallIn("urgent"))) == "filled"


def answered(kind: str, *, yes: bool) -> Report:
    """The example with another answer to the question of a kind."""
    (question,) = [each.id for each in TEMPLATE.questions if each.kind == kind]
    others = tuple(each for each in EXAMPLE.answers if each.question != question)
    return replace(EXAMPLE, answers=(*others, Answer(question, yes=yes)))


def test_text_left_over_has_a_page_of_its_own() -> None:
    other = shelf.template("leeds-2021").template
    groups = outline(EXAMPLE, other, NO_NUMBERS)
    assert groups[-1].title == "Left over"
    assert Entry("section", "purpose", "purpose") in groups[-1].entries
