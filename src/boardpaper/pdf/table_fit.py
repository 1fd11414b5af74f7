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
_NARROW: Final = 24 * MM  # a sentence in a narrower column is hard to read
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
_SMALL: Final = Fit(8.0, 3.0, 0.0)
_COMFORTABLE: Final = (_USUAL, Fit(9.0, 4.0, 0.0), Fit(8.5, 3.5, 0.0), _SMALL)
_TIGHT: Final = (
    _SMALL,
    _SMALL._replace(indent=-_OVERHANG),
    Fit(7.5, 2.5, -_OVERHANG),
    Fit(7.0, 2.0, -_OVERHANG),
)


def fit(columns: Sequence[Sequence[Extent]]) -> Fit:
    """Choose the largest type in which the table reads well, given the usual extents.

    A column of sentences should not be too narrow; where that cannot be, at least no word and no
    amount is cut. Where no type is small enough it is the smallest.
    """
    least = [_least(cells) for cells in columns]
    narrow = [
        max(few, min(_natural(cells), _NARROW)) for few, cells in zip(least, columns, strict=True)
    ]
    usual = (_UNDER_TEXT, *_COMFORTABLE) if len(columns) <= _FEW_COLUMNS else _COMFORTABLE
    comfortable = [each for each in usual if _has_room(each, narrow)]
    tight = [each for each in _TIGHT if _has_room(each, least)]
    return next(iter((*comfortable, *tight)), _TIGHT[-1])


def _has_room(tried: Fit, widths: Sequence[float]) -> bool:
    scaled = sum(widths) * tried.size / CELL.size
    return scaled + 2 * tried.padding * len(widths) <= tried.width


def _least(cells: Sequence[Extent]) -> float:
    return min(max([cell.least for cell in cells], default=0.0), _LONGEST_WHOLE_WORD)


def _natural(cells: Sequence[Extent]) -> float:
    return max([cell.natural for cell in cells], default=0.0)


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
