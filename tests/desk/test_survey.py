"""A survey says of every problem where it is and why, in the order in which they are looked at."""

from __future__ import annotations

from boardpaper.checks.problem import Level, Problem
from boardpaper.checks.rules import RULES
from boardpaper.desk import shelf
from boardpaper.desk.outline import outline, pages_of
from boardpaper.desk.survey import NOTHING_FOUND, Survey, counted, survey
from boardpaper.document.numbers import NO_NUMBERS, printed_numbers
from boardpaper.report.place import WHOLE_REPORT, Place, clearance_place
from boardpaper.report.report import Finding

SUBJECT = Place("details", field="subject")
WARDS = Place("answers", "wards")


def of(*problems: Problem) -> Survey:
    report, council = shelf.sample().saved.report, shelf.council("leeds")
    form = shelf.template_of(report.template).template
    numbers = printed_numbers(report, form, council)
    return survey(problems, outline(report, form, numbers), form, numbers)


def problem(place: Place, level: Level = "error", message: str = "Mend this.") -> Problem:
    return Problem("R1", level, message, place)


def finding() -> Place:
    entry = next(e for e in shelf.sample().saved.report.main if isinstance(e, Finding))
    return Place("main", entry.id, entry.text.blocks[0].id, start=0, end=4)


def test_errors_come_before_warnings_and_those_before_what_informs() -> None:
    found = of(problem(SUBJECT, "information"), problem(SUBJECT, "warning"), problem(WARDS))
    assert [each.problem.level for each in found.listed] == ["error", "warning", "information"]


def test_within_a_level_problems_stand_as_the_pages_do_and_those_without_a_page_last() -> None:
    found = of(problem(WHOLE_REPORT), problem(finding()), problem(WARDS), problem(SUBJECT))
    titles = [None if each.entry is None else each.entry.title for each in found.listed]
    assert titles == ["Details", "Questions", "Main issues", None]


def test_a_problem_is_told_by_its_page_and_the_printed_number() -> None:
    found = of(problem(SUBJECT), problem(finding()), problem(WHOLE_REPORT))
    assert [each.where for each in found.listed] == ["Details", "Main issues, 3.1", ""]


def test_a_clearance_that_is_missing_stands_on_the_page_of_the_clearances() -> None:
    found = of(problem(clearance_place("legal")))
    assert [each.where for each in found.listed] == ["Clearance"]
    assert len(found.on("clearance", "")) == 1


def test_problems_are_counted_by_level_and_by_page() -> None:
    found = of(problem(SUBJECT), problem(WARDS, "warning"), problem(WARDS, "warning", "And this."))
    form = shelf.template_of(shelf.sample().saved.report.template).template
    details, questions = pages_of(outline(shelf.sample().saved.report, form, NO_NUMBERS))[:2]
    assert (found.count("error"), found.count("warning")) == (1, 2)
    assert (found.count("error", details), found.count("error", questions)) == (1, 0)
    assert found.count("warning", questions) == 2
    assert [each.place for each in found.on("details", "")] == [SUBJECT]
    assert found.passed == len(RULES) - 1


def test_counts_are_said_in_words() -> None:
    found = of(problem(SUBJECT), problem(WARDS, "warning"), problem(WARDS, "warning", "Other."))
    assert found.words() == "1 error, 2 warnings"
    assert NOTHING_FOUND.words() == "No problems"
    assert counted(1, "information") == "1 for information"
