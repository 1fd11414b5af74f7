"""How a table is set so that it reads well: the size of its type, its width, its alignment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from boardpaper.document.nodes import Cell, Table
from boardpaper.pdf.geometry import FRAME_WIDTH, MM
from boardpaper.pdf.style import CELL, CELL_PADDING, NUMBER_WIDTH
from boardpaper.pdf.tables import Extent
from boardpaper.report.text import Alignment

_FEW_COLUMNS: Final = 4  # up to which a table stands under the text, not at the margin
_OVERHANG: Final = 12 * MM
_LONGEST_WHOLE_WORD: Final = 40 * MM  # a longer one, such as an address, may be cut
_AMOUNT: Final = re.compile(
    r"[-+\u2212\u2013]?\(?[-+\u2212\u2013]?[£$€]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?"
    r" ?(%|p|k|m|bn|million|billion)?\)?"
)
_NO_AMOUNT: Final = frozenset({"", "-", "\u2013", "\u2014", "n/a", "nil"})


class Fit(NamedTuple):
    """The size of a table's type, the space beside its words, and where it begins, in points.

    What begins left of the margin ends as far right of the other.
    """

    size: float
    padding: float
    indent: float

    @property
    def width(self) -> float:
        """The width of the table."""
        return FRAME_WIDTH - self.indent - min(self.indent, 0.0)


_USUAL: Final = Fit(CELL.size, CELL_PADDING[0], 0.0)
_UNDER_TEXT: Final = _USUAL._replace(indent=NUMBER_WIDTH)
_TIGHTER: Final = (
    Fit(9.0, 4.0, 0.0),
    Fit(8.5, 3.5, 0.0),
    Fit(8.0, 3.0, 0.0),
    Fit(8.0, 3.0, -_OVERHANG),
    Fit(7.5, 2.5, -_OVERHANG),
    Fit(7.0, 2.0, -_OVERHANG),
)


def fit(columns: Sequence[Sequence[Extent]]) -> Fit:
    """Choose the largest type in which no word or amount is cut, given the usual extents.

    Where none is small enough it is the smallest.
    """
    widest = [max([cell.least for cell in cells], default=0.0) for cells in columns]
    words = sum([min(each, _LONGEST_WHOLE_WORD) for each in widest])

    def has_room(tried: Fit) -> bool:
        wanted = words * tried.size / CELL.size + 2 * tried.padding * len(columns)
        return wanted <= tried.width

    usual = (_UNDER_TEXT, _USUAL) if len(columns) <= _FEW_COLUMNS else (_USUAL,)
    return next((each for each in (*usual, *_TIGHTER) if has_room(each)), _TIGHTER[-1])


def alignments(node: Table) -> tuple[Alignment, ...]:
    """The alignment of each column: amounts to the right, where nobody chose anything else.

    The first column heads the rows and stays as it is.
    """
    return tuple(
        "right"
        if index and align == "left" and _are_amounts([row[index] for row in node.rows])
        else align
        for index, align in enumerate(node.alignment)
    )


def _are_amounts(cells: Sequence[Cell]) -> bool:
    texts = ["".join([run.text for run in cell.runs]).strip() for cell in cells]
    filled = [each for each in texts if each.lower() not in _NO_AMOUNT]
    return filled != [] and all(_AMOUNT.fullmatch(each) for each in filled)
