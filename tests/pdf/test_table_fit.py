"""Tables are set so that no word is cut, and amounts stand below each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.nodes import Cell, Run, Table
from boardpaper.pdf.geometry import FRAME_WIDTH, MARGIN_LEFT, PAGE_WIDTH
from boardpaper.pdf.inline import styled
from boardpaper.pdf.style import CELL, CELL_HEADER, NUMBER_WIDTH
from boardpaper.pdf.table_fit import alignments, fit
from boardpaper.pdf.tables import Extent, column_widths, extent
from boardpaper.report.place import Place
from boardpaper.report.text import Alignment
from tests.pdf.samples import fonts

AMOUNTS = ("123,456,789", "-12,345,678", "(12.5)")
HEADS = ("Directorate", "Responsible officer", "Outturn £", "Budget £", "Forecast £", "Variance £")
HERE = Place("main")


def columns(rows: list[tuple[str, ...]]) -> list[list[Extent]]:
    return [
        [extent(styled((Run(text),), CELL_HEADER, fonts())) for text in column]
        for column in zip(*rows, strict=True)
    ]


def test_a_table_of_eight_columns_cuts_no_word_and_no_amount() -> None:
    heads = (*HEADS, "Variance %", "Commentary")
    body = ("Communities", "Environment", *AMOUNTS[:1] * 4, "(12.5)", "mitigations")
    extents = columns([heads, body])
    chosen = fit(extents)
    widths = column_widths(
        [[each.scaled(chosen.size / CELL.size) for each in cells] for cells in extents],
        chosen.width,
        chosen.padding,
    )
    for cells, width in zip(extents, widths, strict=True):
        for each in cells:
            assert each.least * chosen.size / CELL.size <= width - 2 * chosen.padding + 1e-6


def test_a_narrow_table_stands_under_the_text_in_the_usual_type() -> None:
    chosen = fit(columns([("Fee", "Now"), ("Adult swim", "£4.50")]))
    assert (chosen.size, chosen.indent) == (CELL.size, NUMBER_WIDTH)
    assert chosen.width == pytest.approx(FRAME_WIDTH - NUMBER_WIDTH)


def test_a_wide_table_may_reach_into_both_margins_alike() -> None:
    chosen = fit(columns([("1,234,567",) * 13]))
    assert chosen.indent < 0
    assert MARGIN_LEFT + chosen.indent + chosen.width == pytest.approx(
        PAGE_WIDTH - MARGIN_LEFT - chosen.indent
    )


def test_one_word_that_fits_nowhere_does_not_make_the_type_small() -> None:
    assert fit(columns([("Address", "Name"), ("x" * 300, "A. Officer")])).size == CELL.size


@given(st.lists(st.builds(Extent, st.floats(0, 900), st.floats(0, 900)), min_size=1, max_size=20))
def test_every_table_stays_on_the_page(cells: list[Extent]) -> None:
    chosen = fit([[each] for each in cells])
    assert MARGIN_LEFT + chosen.indent > 0
    assert MARGIN_LEFT + chosen.indent + chosen.width < PAGE_WIDTH
    widths = column_widths([[each] for each in cells], chosen.width, chosen.padding)
    assert sum(widths) == pytest.approx(chosen.width)


def test_only_the_widest_columns_give_way() -> None:
    widths = column_widths([[Extent(40, 40)], [Extent(900, 900)], [Extent(700, 700)]], 300, 5)
    assert widths == pytest.approx((50, 125, 125))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("£1,234.50", "12"), "right"),
        (("(12.5)", "-3%", ""), "right"),
        (("\u2212£4m", "n/a"), "right"),
        (("14.12.2011",), "left"),
        (("0113 000 0000",), "left"),
        (("12", "twelve"), "left"),
        (("", "-"), "left"),
    ],
)
def test_amounts_stand_to_the_right(texts: tuple[str, ...], expected: Alignment) -> None:
    assert alignments(_table(texts, "left"))[1] == expected


def test_an_alignment_that_was_chosen_stays_and_so_does_the_first_column() -> None:
    assert alignments(_table(("1", "2"), "centre")) == ("left", "centre")


def _table(texts: tuple[str, ...], align: Alignment) -> Table:
    rows = tuple(_row(str(number), text) for number, text in enumerate(texts))
    return Table("Table 1", (), (), ("left", align), rows, HERE)


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),), HERE) for text in texts)
