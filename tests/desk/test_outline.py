from __future__ import annotations

import pytest

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package, under_template
from boardpaper.desk.outline import entry_of, outline
from boardpaper.desk.steps import Typing
from boardpaper.desk.typed import typing_between
from boardpaper.document.numbers import PrintedNumbers, printed_numbers
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import WHOLE_REPORT, Place


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_package(shelf.sample())


def numbers_of(opened: Opened) -> PrintedNumbers:
    return printed_numbers(opened.saved.report, opened.template.template, opened.council)


def pages(opened: Opened) -> list[str]:
    """The outline as it reads, groups in capitals."""
    lines = []
    for group in outline(opened.saved.report, opened.template.template, numbers_of(opened)):
        lines.append(group.title.upper())
        for entry in group.entries:
            number = f"{entry.number} " if entry.number else ""
            lines.append(f"{'  ' * (entry.level - 1)}{number}{entry.title}")
    return lines


def test_numbers_are_those_that_are_printed(example: Opened) -> None:
    numbers = numbers_of(example)
    assert numbers.sections["consultation"] == "4.1"
    assert numbers.items["f7"] == "3.7"
    assert numbers.items["d1"] == "7.1"
    assert numbers.blocks["b2"] == "2."
    assert "summary" not in numbers.sections or numbers.sections["summary"] == ""


def test_the_outline_has_a_page_for_every_part(example: Opened) -> None:
    assert pages(example) == [
        "FRONT PAGE",
        "Details",
        "Questions",
        "Summary of main issues",
        "Recommendations",
        "BODY",
        "1.0 Purpose of this report",
        "2.0 Background information",
        "3.0 Main issues",
        "4.0 Corporate Considerations",
        "  4.1 Consultation and Engagement",
        "  4.2 Equality and Diversity / Cohesion and Integration",
        "  4.3 Council Policies and City Priorities",
        "  4.4 Resources and Value for Money",
        "  4.5 Legal Implications, Access to Information and Call In",
        "  4.6 Risk Management",
        "5.0 Conclusions",
        "PAPERS",
        "7.0 Background documents",
        "Appendices",
        "PUBLICATION",
        "Deadlines and notices",
        "Clearance",
    ]


def test_another_template_has_another_outline(example: Opened) -> None:
    moved = pages(under_template(example, "leeds-2021", counted_ids("moved-")))
    assert moved[:6] == [
        "FRONT PAGE",
        "Details",
        "Questions",
        "Brief summary",
        "Recommendations",
        "BODY",
    ]
    assert moved.count("Appendices") == 1


@pytest.mark.parametrize(
    ("old", "new", "typing"),
    [
        ("", "a", Typing("insert", "a")),
        ("ac", "abc", Typing("insert", "b")),
        ("aa", "aaa", Typing("insert", "a")),
        ("abc", "ac", Typing("erase", "b")),
        ("abc", "", Typing("erase", "abc")),
        ("abc", "xyz", None),
        ("one two", "one three", None),
    ],
)
def test_what_was_typed_is_told_from_before_and_after(
    old: str, new: str, typing: Typing | None
) -> None:
    assert typing_between(old, new) == typing


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place("details", field="subject"), "Details"),
        (Place("answers", "wards"), "Questions"),
        (Place("exemptions", "e1"), "Questions"),
        (Place("sections", "background"), "Background information"),
        (Place("sections", "main"), "Main issues"),
        (Place("main", "f1"), "Main issues"),
        (Place("recommendations", "r1"), "Recommendations"),
        (Place("sections", "recommendations"), "Recommendations"),
        (Place("background", "d1"), "Background documents"),
        (Place("notices", field="urgency on"), "Deadlines and notices"),
        (WHOLE_REPORT, None),
    ],
)
def test_a_place_is_shown_by_a_page(example: Opened, place: Place, title: str | None) -> None:
    form = example.template.template
    groups = outline(example.saved.report, form, numbers_of(example))
    found = entry_of(place, groups, form)
    assert (found.title if found else None) == title
