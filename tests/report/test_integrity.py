"""The parts of a report hold together: ids differ, tables are rectangular, ranges are in order."""

import itertools
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given

from boardpaper.report.integrity import faults
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Answer,
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Report,
    Section,
    TemplateRef,
)
from boardpaper.report.text import (
    Bullet,
    Bullets,
    Figure,
    Note,
    Paragraph,
    Ref,
    Span,
    Spans,
    Subheading,
    Table,
    Text,
    Withheld,
)
from tests.strategies import reports

BARE = Report("r1", TemplateRef("leeds", 1, "0" * 64), "leeds")
CELL = (Span("cell"),)

# Two of the same id, in every pair of these, must be found.
HOLDERS: Mapping[str, Mapping[str, Any]] = {
    "paragraph": {"sections": (Section("s1", Text((Paragraph("same"),))),)},
    "bullet": {"recommendations": (Recommendation("o", Text((Bullets("l", (Bullet("same"),)),))),)},
    "finding": {"main": (Finding("same"),)},
    "background": {"background": (BackgroundDocument("same"),)},
    "appendix": {"appendices": (Appendix("same"),)},
    "exemption": {"exemptions": (Exemption("same", "10.4(1)", Place("report")),)},
}


def with_blocks(*blocks: object) -> Report:
    return msgspec.structs.replace(BARE, sections=(Section("s1", Text(blocks)),))  # type: ignore[arg-type]


def with_target(target: Place) -> Report:
    return msgspec.structs.replace(BARE, exemptions=(Exemption("x1", "10.4(1)", target),))


@given(reports())
def test_reports_that_hold_together_have_no_fault(report: Report) -> None:
    assert list(faults(report)) == []


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(HOLDERS, 2)))
def test_an_id_used_twice_is_found_wherever_it_stands(one: str, other: str) -> None:
    report = msgspec.structs.replace(BARE, **HOLDERS[one])
    assert list(faults(report)) == []
    report = msgspec.structs.replace(report, **HOLDERS[other])
    assert list(faults(report)) == ["the id same is used twice"]


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("same"),
        Bullets("same"),
        Bullets("l", (Bullet("a"), Bullet("same"))),
        Subheading("same"),
        Table("same"),
        Figure("same", "0" * 64),
        Note("same"),
        Withheld("same", "note"),
    ],
)
def test_the_ids_of_all_kinds_of_blocks_count(block: object) -> None:
    report = with_blocks(block)
    assert list(faults(report)) == []
    report = msgspec.structs.replace(report, main=(Subheading("same"),))
    assert list(faults(report)) == ["the id same is used twice"]


def test_the_report_has_an_id_of_its_own() -> None:
    assert list(faults(msgspec.structs.replace(BARE, main=(Finding(BARE.id),)))) == []


def test_a_question_is_answered_once() -> None:
    report = msgspec.structs.replace(BARE, answers=(Answer("a", True), Answer("b"), Answer("a")))
    assert list(faults(report)) == ["the question a is answered twice"]


def test_a_section_is_there_once() -> None:
    report = msgspec.structs.replace(BARE, sections=(Section("a"), Section("b"), Section("a")))
    assert list(faults(report)) == ["the section a is there twice"]


@pytest.mark.parametrize(
    ("header", "rows", "sound"),
    [
        ((), (), True),
        ((CELL,), (), True),
        ((CELL, CELL), ((CELL, ()), ((), ())), True),
        ((), ((),), True),
        ((CELL,), ((),), False),
        ((CELL,), ((CELL,), (CELL, CELL)), False),
        ((), ((CELL,),), False),
    ],
)
def test_rows_are_as_long_as_the_header(
    header: tuple[tuple[Span, ...], ...],
    rows: tuple[tuple[tuple[Span, ...], ...], ...],
    sound: bool,
) -> None:
    report = msgspec.structs.replace(
        BARE, main=(Finding("f1", Text((Table("t1", header=header, rows=rows),))),)
    )
    expected = [] if sound else ["the table t1 has a row that is not as long as its header"]
    assert list(faults(report)) == expected


@pytest.mark.parametrize(
    ("start", "end", "sound"),
    [
        (None, None, True),
        (0, 0, True),
        (3, 9, True),
        (9, 3, False),
        (3, None, False),
        (None, 3, False),
    ],
)
def test_a_range_starts_before_it_ends(start: int | None, end: int | None, sound: bool) -> None:
    report = with_target(Place("main", "f1", "p1", start=start, end=end))
    expected = [] if sound else ["the exemption x1 has a range of characters that cannot be"]
    assert list(faults(report)) == expected


def test_what_leads_nowhere_is_no_fault() -> None:
    report = msgspec.structs.replace(
        with_blocks(Paragraph("p1", (Ref("nowhere"), Span("text", exempt="nothing")))),
        recommendations=(Recommendation("a1", findings=("gone",)),),
        exemptions=(Exemption("x1", "10.4(1)", Place("main", "gone", "gone")),),
    )
    assert list(faults(report)) == []


@pytest.mark.parametrize(
    ("rows", "columns", "sound"),
    [(5000, 1, True), (5001, 1, False), (1, 100, True), (1, 101, False)],
)
def test_a_table_has_no_more_cells_than_paper_bears(rows: int, columns: int, sound: bool) -> None:
    line: tuple[Spans, ...] = ((),) * columns
    report = with_blocks(Table("t1", header=line, rows=(line,) * rows))
    expected = [] if sound else ["the table t1 has more than 5000 rows or 100 columns"]
    assert list(faults(report)) == expected


@pytest.mark.parametrize(("count", "sound"), [(200, True), (201, False)])
def test_a_report_has_no_more_exemptions_than_can_be_tried(count: int, sound: bool) -> None:
    exemptions = tuple(Exemption(f"x{n}", "10.4(1)", Place("main")) for n in range(count))
    expected = [] if sound else ["it has more than 200 exemptions"]
    assert list(faults(msgspec.structs.replace(BARE, exemptions=exemptions))) == expected
