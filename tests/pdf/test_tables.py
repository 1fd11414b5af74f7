from __future__ import annotations

import msgspec
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.nodes import Run, Runs
from boardpaper.pdf.geometry import MARGIN_LEFT
from boardpaper.pdf.inline import styled
from boardpaper.pdf.style import CELL, CELL_PADDING, NUMBER_WIDTH
from boardpaper.pdf.tables import Extent, column_widths, extent
from tests.pdf.reader import Reader
from tests.pdf.samples import document, draw, fonts, place, questions, section, table, title

WORDS = st.text(st.sampled_from("abc de "), max_size=60)


def cell(text: str) -> Extent:
    return extent(styled((Run(text),), CELL, fonts()))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_columns_share_out_the_whole_width(texts: list[list[str]]) -> None:
    widths = column_widths([[cell(text) for text in column] for column in texts], 400)
    assert sum(widths) == pytest.approx(400)
    assert min(widths) > 0


def test_no_word_is_cut_for_the_sake_of_a_longer_text_elsewhere() -> None:
    narrow, wide = column_widths([[cell("Directorate")], [cell("word " * 500)]], 300)
    assert narrow >= fonts().regular.width("Directorate", CELL.size)
    assert wide > narrow


def test_a_table_over_pages_repeats_its_header_outside_the_reading_order() -> None:
    data, places = draw(section(table(80)))
    reader = Reader(data)
    read = reader.text()
    assert read.count("header 1") == 1
    repeated = [text for text in reader.outside if text.startswith("header 1")]
    assert len(repeated) == len(reader.pdf.pages) - 1 >= 1
    for number in range(1, 81):
        assert read.count(f"row{number} 1 ") == 1
    pages = {spot.page for spots in places.values() for spot in spots}
    assert pages == set(range(1, len(reader.pdf.pages) + 1))


def test_a_row_taller_than_a_page_loses_no_word() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    read = Reader(draw(section(table(2, words=words)))[0]).text()
    for number in (1, 2):
        for column in (1, 2, 3):
            assert f"row{number} {column} {words}" in read


def test_a_header_taller_than_a_page_loses_no_word() -> None:
    doc = section(table(1, columns=2, words="word " * 1500))
    assert Reader(draw(doc)[0]).text().count("word") == 4 * 1500


def test_a_table_stands_under_the_text_and_a_wide_one_begins_at_the_margin() -> None:
    lefts = {}
    for columns in (3, 9):
        _, places = draw(section(table(1, columns=columns)))
        lefts[columns] = {
            places[place("table", f"row1 cell {cell}")][0].box.left for cell in (1, columns)
        }
    assert min(lefts[3]) == pytest.approx(MARGIN_LEFT + NUMBER_WIDTH + CELL_PADDING[0])
    assert MARGIN_LEFT < min(lefts[9]) <= MARGIN_LEFT + CELL_PADDING[0]


def test_cells_are_aligned_as_their_column_is() -> None:
    lefts = {}
    for align in ("left", "centre", "right"):
        node = msgspec.structs.replace(table(1, columns=2, words=""), alignment=("left", align))
        lefts[align] = left_of(draw(section(node))[0], "row1 2")
    assert lefts["left"] < lefts["centre"] < lefts["right"]


def left_of(data: bytes, words: str) -> float:
    """Where some words begin on the first page, in points from its left edge."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    index, _ = text.search(words).get_next()
    left: float = text.get_charbox(index)[0]
    return left


def test_many_columns_lose_no_word() -> None:
    read = Reader(draw(section(table(2, columns=25, words="budgetary pressures")))[0]).text()
    assert "".join(read.split()).count("budgetarypressures") == 75


def test_a_table_without_header_has_no_column_headers() -> None:
    leaves = list(Reader(draw(section(table(2, header=False)))[0]).leaves())
    first = [leaf.text for leaf in leaves if any(tag.startswith("TH.") for tag in leaf.path)]
    assert [text.split()[0] for text in first] == ["row1", "row2"]


def heads(data: bytes) -> list[list[tuple[str, str]]]:
    """The structure types of the cells of every row, and what each heads."""
    reader = Reader(data)
    rows = [
        obj
        for obj in reader.pdf.objects
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/TR"
    ]
    return [
        [(str(cell.S)[1:], str(cell.A[0].Scope)[1:] if "/A" in cell else "") for cell in row.K]
        for row in rows
    ]


def test_cells_of_the_header_head_columns_and_first_cells_their_rows() -> None:
    column, row, plain = ("TH", "Column"), ("TH", "Row"), ("TD", "")
    assert heads(draw(section(table(2, columns=2)))[0]) == [
        [column] * 2,
        [row, plain],
        [row, plain],
    ]


def test_the_questions_head_their_rows() -> None:
    assert heads(draw(document(title(), questions()))[0]) == [[("TH", "Row"), ("TD", "")]] * 3


@pytest.mark.parametrize("nothing", [(), (Run(" \u200b"),)])
def test_a_cell_without_words_heads_nothing(nothing: Runs) -> None:
    node = table(2, columns=2)
    blank = msgspec.structs.replace(node.header[0], runs=nothing)
    node = msgspec.structs.replace(
        node, header=(blank, node.header[1]), rows=(node.rows[0], (blank, node.rows[1][1]))
    )
    column, row, plain = ("TH", "Column"), ("TH", "Row"), ("TD", "")
    assert heads(draw(section(node))[0]) == [[plain, column], [row, plain], [plain, plain]]
