from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.numbers import NO_NUMBERS
from boardpaper.desk.outline import Entry, PageKind, outline, pages_of
from boardpaper.desk.progress import Progress, progress
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Answer, Appendix, Notices, Recommendation, Report
from boardpaper.report.report import KeyDecision as Key
from boardpaper.report.text import simple_text

EXAMPLE = shelf.sample().saved.report
TEMPLATE = shelf.template_of(EXAMPLE.template).template
EMPTY = Report(EXAMPLE.id, EXAMPLE.template, EXAMPLE.council)


def progress_of(kind: PageKind, report: Report, *cleared: str) -> Progress:
    entries = pages_of(outline(EXAMPLE, TEMPLATE, NO_NUMBERS))
    entry = next(each for each in entries if each.kind == kind)
    return progress(entry, report, cleared, TEMPLATE)


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
    assert progress_of("appendices", EMPTY) == "filled"
    assert progress_of("appendices", replace(EMPTY, appendices=(Appendix("a", "Map"),))) == "empty"


def test_no_background_documents_is_an_answer() -> None:
    assert progress_of("background", replace(EMPTY, background=())) == "filled"


def test_a_decision_that_is_not_key_is_an_answer() -> None:
    notices = Notices(key_decision=Key(is_key=False))
    assert progress_of("notices", replace(EMPTY, notices=notices)) == "filled"


def test_clearance_is_filled_by_every_role_that_is_required() -> None:
    required = [each.role for each in TEMPLATE.clearances if each.required]
    assert progress_of("clearance", EMPTY) == "empty"
    assert progress_of("clearance", EMPTY, required[0]) == "begun"
    assert progress_of("clearance", EMPTY, *required) == "filled"


def test_text_left_over_has_a_page_of_its_own() -> None:
    other = shelf.template("leeds-2021").template
    groups = outline(EXAMPLE, other, NO_NUMBERS)
    assert groups[-1].title == "Left over"
    assert Entry("section", "purpose", "purpose") in groups[-1].entries
