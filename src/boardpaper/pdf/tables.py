"""Tables as flowables: column widths, rows, splits between and inside rows, repeated headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.flowables import NOWHERE, Landmark, TextFlowable
from boardpaper.pdf.geometry import Box
from boardpaper.pdf.inline import StyledRun
from boardpaper.pdf.lines import break_lines
from boardpaper.pdf.operators import fill, rule
from boardpaper.pdf.style import CELL_PADDING, HAIRLINE, HEADER_FILL
from boardpaper.report.place import Place

_UNLIMITED = 1e9


@dataclass(frozen=True)
class CellStack:
    """The texts of one cell, one below the other."""

    texts: tuple[TextFlowable, ...]

    @cached_property
    def height(self) -> float:
        """Height of its texts and the spaces between them."""
        return sum(each.height + each.space_after for each in self.texts)

    def split(self, room: float) -> tuple[CellStack, CellStack]:
        """Cut between lines at ``room`` points; either part may be empty."""
        head: list[TextFlowable] = []
        for index, text in enumerate(self.texts):
            if text.height <= room:
                head.append(text)
                room -= text.height + text.space_after
                continue
            count = int(max(0.0, room) / text.text.style.leading)
            if count == 0:
                return CellStack(tuple(head)), CellStack(self.texts[index:])
            upper, lower = text.cut(count)
            return CellStack((*head, upper)), CellStack((lower, *self.texts[index + 1 :]))
        return self, CellStack(())

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw its texts."""
        for text in self.texts:
            text.draw(canvas, left, top)
            top -= text.height + text.space_after

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield what its texts print, and where."""
        for text in self.texts:
            yield from text.places(left, top)
            top -= text.height + text.space_after


@dataclass(frozen=True)
class Row:
    """A row of cells."""

    cells: tuple[CellStack, ...]

    @cached_property
    def height(self) -> float:
        """Height of its tallest cell with padding."""
        return max(cell.height for cell in self.cells) + 2 * CELL_PADDING[1]

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Cut through the cells where the row is too tall for a page."""
        inner = room - 2 * CELL_PADDING[1]
        parts = [cell.split(inner) for cell in self.cells]
        head, tail = Row(tuple(a for a, _ in parts)), Row(tuple(b for _, b in parts))
        return (head, tail) if any(cell.texts for cell in head.cells) else None


@dataclass(frozen=True)
class TableFlowable:
    """Rows in columns; the first ``header_rows`` are repeated on every further page."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]
    indent: float
    header_rows: int
    landmark: Landmark = NOWHERE
    continued: bool = False
    space_before: float = 2.0
    space_after: float = 12.0
    keep_with_next: bool = False
    padding: float = CELL_PADDING[0]

    @cached_property
    def height(self) -> float:
        """Height of all rows."""
        return sum(row.height for row in self.rows)

    @cached_property
    def _header_height(self) -> float:
        return sum(row.height for row in self.rows[: self.header_rows])

    @property
    def least(self) -> float:
        """Height of the header and the first row below it."""
        if len(self.rows) == self.header_rows:
            return self.height
        return self._header_height + self.rows[self.header_rows].height

    def split(self, room: float) -> tuple[TableFlowable, TableFlowable] | None:
        """Cut between rows; a row is cut only where it is the first and has no room of its own."""
        count, used = self.header_rows, self._header_height
        while count < len(self.rows) and used + self.rows[count].height <= room + 1e-6:
            used += self.rows[count].height
            count += 1
        if count > self.header_rows:
            return self._cut(self.rows[:count], self.rows[count:])
        return None

    def split_row(self, room: float) -> tuple[TableFlowable, TableFlowable] | None:
        """Cut through the first row: for a row that no page has room for."""
        if len(self.rows) == self.header_rows:
            return None
        parts = self.rows[self.header_rows].split(room - self._header_height)
        if parts is None:
            return None
        header, rest = self.rows[: self.header_rows], self.rows[self.header_rows + 1 :]
        return self._cut((*header, parts[0]), (parts[1], *rest))

    def _cut(
        self, upper: Sequence[Row], lower: Sequence[Row]
    ) -> tuple[TableFlowable, TableFlowable]:
        header = self.rows[: self.header_rows]
        head = replace(self, rows=tuple(upper), space_after=0.0)
        tail = replace(self, rows=(*header, *lower), continued=True, space_before=0.0)
        return head, tail

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw fills, rules and rows; a repeated header is an artifact."""
        left += self.indent
        right = left + sum(self.columns)
        if self.landmark.anchor and not self.continued:
            canvas.anchor(self.landmark.anchor, top)
        if self.header_rows:
            head = Box(left, top - self._header_height, right, top)
            canvas.artifact(fill(head, HEADER_FILL))
        canvas.artifact(rule(left, top, right, top, HAIRLINE))
        for index, row in enumerate(self.rows):
            if self.continued and index < self.header_rows:
                with canvas.repeating():
                    self._draw_row(canvas, row, left, top)
            else:
                self._draw_row(canvas, row, left, top)
            top -= row.height
            canvas.artifact(rule(left, top, right, top, HAIRLINE))

    def _draw_row(self, canvas: PageCanvas, row: Row, left: float, top: float) -> None:
        for cell, width in zip(row.cells, self.columns, strict=True):
            cell.draw(canvas, left + self.padding, top - CELL_PADDING[1])
            left += width

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield its place and that of every cell."""
        left += self.indent
        if self.landmark.place is not None:
            right = left + sum(self.columns)
            yield self.landmark.place, Box(left, top - self.height, right, top)
        for row in self.rows:
            west = left
            for cell, width in zip(row.cells, self.columns, strict=True):
                yield from cell.places(west + self.padding, top - CELL_PADDING[1])
                west += width
            top -= row.height


class Extent(NamedTuple):
    """How wide a text is on one line, and how wide its longest word is, in points."""

    natural: float
    least: float

    def scaled(self, scale: float) -> Extent:
        """How wide it is in larger or smaller type."""
        return Extent(self.natural * scale, self.least * scale)


def extent(runs: Sequence[StyledRun]) -> Extent:
    """Measure a text."""
    words = [run.face.width(word, run.size) for run in runs for word in run.text.split()]
    return Extent(
        max([line.width for line in break_lines(runs, _UNLIMITED)]), max(words, default=0.0)
    )


def column_widths(
    columns: Sequence[Sequence[Extent]], available: float, side: float = CELL_PADDING[0]
) -> tuple[float, ...]:
    """Share out a width in points among columns, given how wide the cells of each are.

    Every column gets the width of its longest word before any gets more; what is left goes to
    the columns in the measure of what their longest cell still lacks. Where there is no room for
    the words, only the widest are cut. ``side`` is the space to either side of a cell.
    """
    padding = 2 * side
    least = [max([cell.least for cell in cells], default=0.0) + padding for cells in columns]
    natural = [
        min(available, max([cell.natural for cell in cells], default=0.0) + padding)
        for cells in columns
    ]
    if sum(least) >= available:
        return _levelled(least, available)
    if sum(natural) <= available:
        spare = (available - sum(natural)) / len(natural)
        return tuple(each + spare for each in natural)
    wanted = [most - few for most, few in zip(natural, least, strict=True)]
    share = (available - sum(least)) / sum(wanted)
    return tuple(few + more * share for few, more in zip(least, wanted, strict=True))


def _levelled(widths: Sequence[float], available: float) -> tuple[float, ...]:
    """Cut the widest down to one width, so that all together take no more than there is."""
    room, count, level = available, len(widths), available
    for width in sorted(widths):
        level = room / count
        if width > level:
            break
        room, count = room - width, count - 1
    return tuple(min(width, level) for width in widths)
