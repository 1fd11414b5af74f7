from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.nodes import Run
from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.flowables import FEWEST_LINES, TextFlowable, text_flowable
from boardpaper.pdf.geometry import Box
from boardpaper.pdf.inline import styled
from boardpaper.pdf.paginate import Pagination, Placed, paginate
from boardpaper.pdf.pattern import new_pattern
from boardpaper.pdf.style import TextStyle
from boardpaper.report.place import Place
from tests.pdf.samples import fonts

FRAME = 100.0
TEN = TextStyle(size=8, leading=10, space_before=0, space_after=0)


@dataclass(frozen=True)
class Block:
    """A flowable that is never cut."""

    name: str
    height: float
    keep_with_next: bool = False
    space_before: float = 0.0
    space_after: float = 0.0

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        assert room < self.height

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        raise NotImplementedError

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        raise NotImplementedError


Page = tuple[Placed, ...]


def laid_out(flowables: Sequence[Block | TextFlowable]) -> list[Page]:
    return placed_in(paginate(flowables, FRAME))


def placed_in(pagination: Pagination) -> list[Page]:
    return [page.placed for page in pagination.pages]


def lines(count: int, style: TextStyle = TEN) -> TextFlowable:
    """A text of as many lines, each a number."""
    text = "\n".join(str(number) for number in range(count))
    return text_flowable(styled((Run(text),), style, fonts()), style, 200, new_pattern().add("P"))


def names(pages: list[Page]) -> list[list[str]]:
    return [
        [each.flowable.name for each in page if isinstance(each.flowable, Block)] for page in pages
    ]


def line_numbers(pages: list[Page]) -> list[list[int]]:
    return [
        [
            int(line.segments[0].text)
            for each in page
            if isinstance(each.flowable, TextFlowable)
            for line in each.flowable.lines
        ]
        for page in pages
    ]


def test_no_flowables_make_one_empty_page() -> None:
    assert laid_out(()) == [()]


def test_a_page_is_filled_before_the_next_begins() -> None:
    blocks = [Block(name, 40) for name in "abcde"]
    assert names(laid_out(blocks)) == [["a", "b"], ["c", "d"], ["e"]]


def test_of_two_neighbouring_spaces_the_larger_counts_and_none_at_the_top() -> None:
    blocks = [
        Block("a", 10, space_before=50, space_after=5),
        Block("b", 10, space_before=8, space_after=30),
        Block("c", 10),
    ]
    (page,) = laid_out(blocks)
    assert [placed.offset for placed in page] == [0, 18, 58]


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    blocks = [Block("a", 70), Block("heading", 20, keep_with_next=True), Block("b", 40)]
    assert names(laid_out(blocks)) == [["a"], ["heading", "b"]]


def test_a_heading_stays_with_the_first_lines_of_a_text() -> None:
    pages = laid_out([Block("a", 60), Block("h", 20, keep_with_next=True), lines(5)])
    assert names(pages) == [["a", "h"], []]
    assert line_numbers(pages) == [[0, 1], [2, 3, 4]]


def test_a_chain_longer_than_a_page_is_laid_out_all_the_same() -> None:
    chain = [Block(name, 60, keep_with_next=True) for name in "abc"]
    assert names(laid_out(chain)) == [["a"], ["b"], ["c"]]


def test_a_block_taller_than_a_page_is_not_lost() -> None:
    assert names(laid_out([Block("a", 50), Block("tall", 300)])) == [["a"], ["tall"]]


def test_a_heading_goes_on_where_only_one_line_of_its_text_would_follow() -> None:
    pages = laid_out([Block("a", 70), Block("h", 20, keep_with_next=True), lines(5)])
    assert names(pages) == [["a"], ["h"]]
    assert line_numbers(pages) == [[], [0, 1, 2, 3, 4]]


@pytest.mark.parametrize("count", [2, 3, 4, 5, 11, 12, 25])
@pytest.mark.parametrize("before", [0, 60, 75, 85, 95])
def test_no_line_of_a_paragraph_stands_alone(count: int, before: float) -> None:
    pages = laid_out([Block("a", before), lines(count)])
    parts = [part for part in line_numbers(pages) if part]
    assert [number for part in parts for number in part] == list(range(count))
    if count >= 2 * FEWEST_LINES:
        assert all(len(part) >= FEWEST_LINES for part in parts)


FLOWABLES = st.lists(
    st.one_of(
        st.builds(
            Block,
            st.just("block"),
            st.floats(1, 130),
            st.booleans(),
            st.floats(0, 20),
            st.floats(0, 20),
        ),
        st.builds(
            lambda count, keep: lines(count, replace(TEN, keep_with_next=keep)),
            st.integers(1, 30),
            st.booleans(),
        ),
    ),
    max_size=12,
)


@given(FLOWABLES)
def test_everything_is_placed_once_in_order_and_inside_the_frame(
    flowables: list[Block | TextFlowable],
) -> None:
    pages = laid_out(flowables)
    placed = [each.flowable for page in pages for each in page]
    blocks = [each for each in placed if isinstance(each, Block)]
    assert blocks == [each for each in flowables if isinstance(each, Block)]
    wanted = [line for each in flowables if isinstance(each, TextFlowable) for line in each.lines]
    got = [line for each in placed if isinstance(each, TextFlowable) for line in each.lines]
    assert got == wanted
    for page in pages:
        bottom = 0.0
        for each in page:
            assert each.offset >= bottom - 0.001
            bottom = each.offset + each.flowable.height
        assert bottom <= FRAME + 0.001 or len(page) == 1


@given(FLOWABLES, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), FLOWABLES), max_size=4))
def test_pages_that_are_kept_are_those_that_would_be_laid_out_again(
    flowables: list[Block | TextFlowable],
    edits: list[tuple[int, int, list[Block | TextFlowable]]],
) -> None:
    pagination = paginate(flowables, FRAME)
    for at, count, new in edits:
        flowables = [*flowables[:at], *new, *flowables[at + count :]]
        pagination = paginate(flowables, FRAME, pagination)
        assert pagination.pages == paginate(flowables, FRAME).pages
