"""Pictures, tables and headings that everybody can read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from boardpaper.checks.facts import Case
from boardpaper.desk import shelf
from boardpaper.document.compose import compose
from boardpaper.document.nodes import Heading
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Section
from boardpaper.report.text import Block, Figure, Span, Spans, Subheading, Table, Text
from tests.checks.cases import example, found, places

PICTURE = "0" * 64


def showing(*blocks: Block) -> Case:
    return example(sections=(Section("purpose", Text(blocks)),))


def table(*header: str) -> Table:
    cells: tuple[Spans, ...] = tuple((Span(each),) if each else () for each in header)
    return Table("t", header=cells, rows=(tuple((Span("1"),) for _ in header),))


@pytest.mark.parametrize("alt", ["", " \n"])
def test_a_picture_is_said_in_words(alt: str) -> None:
    problems = found(showing(Figure("g", PICTURE, (Span("A caption"),), alt)), "R41")
    assert places(problems) == [Place("sections", "purpose", "g", "alt")]
    assert problems[0].level == "error"


def test_a_picture_with_words_or_for_decoration_is_fine() -> None:
    described = Figure("g1", PICTURE, alt="Pupils by age")
    assert not found(showing(described, Figure("g2", PICTURE, decorative=True)), "R41")


@pytest.mark.parametrize("header", [("", ""), (" ", ""), ()])
def test_a_table_has_a_header_row(header: tuple[str, ...]) -> None:
    problems = found(showing(table(*header)), "R41")
    assert places(problems) == [Place("sections", "purpose", "t", "header 1")]
    assert problems[0].level == "error"


def test_every_column_has_a_heading_but_that_of_the_rows() -> None:
    assert not found(showing(table("Year", "Cost")), "R41")
    assert not found(showing(table("", "2011", "2012")), "R41")
    problems = found(showing(table("Year", "", "Cost")), "R41")
    assert places(problems) == [Place("sections", "purpose", "t", "header 2")]


def test_findings_are_looked_at_too() -> None:
    case = example(main=(Finding("f", Text((Figure("g", PICTURE),))),))
    assert places(found(case, "R41")) == [Place("main", "f", "g", "alt")]


@pytest.mark.parametrize("form", ["leeds-executive-board-2011", "leeds-2021"])
def test_no_level_of_headings_can_be_skipped(form: str) -> None:
    template = shelf.template(form).template
    sections = tuple(
        Section(
            each.key,
            Text(
                (
                    Subheading(f"{each.key}-a", (Span("One"),)),
                    Subheading(f"{each.key}-b", (Span("Two"),), numbered=True),
                )
            ),
        )
        for each in template.sections
        if each.source == "text"
    )
    report = example(sections=sections).report
    nodes = compose(report, template, shelf.council("leeds"), "full").nodes
    levels = [1, *(each.level for each in nodes if isinstance(each, Heading))]
    assert max(levels) > 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
