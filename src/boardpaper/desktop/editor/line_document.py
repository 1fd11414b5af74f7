"""Lines in Qt's document: shown with the fewest changes, and kept in step with what Qt changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from boardpaper.desktop.editor.block_reader import BlockReader, Reading
from boardpaper.desktop.editor.block_writer import BlockWriter
from boardpaper.desktop.editor.differences import hunks
from boardpaper.desktop.editor.formats import Formats
from boardpaper.report.clean import clean_text
from boardpaper.report.lines import (
    Line,
    Lines,
    ObjectLine,
    Point,
    WordLine,
    line_id,
    line_length,
    with_distinct_ids,
    with_words,
    words_of,
)
from boardpaper.report.spans import joined


class _Tear(NamedTuple):
    """Blocks, from a number on, that do not show the lines that should be there."""

    at: int
    blocks: int
    lines: int


class LineDocument:
    """A document that shows lines, each in a block of its own."""

    def __init__(self, document: QTextDocument, formats: Formats, lines: Lines) -> None:
        self.lines = lines
        self.is_showing = False
        """Whether the document is being changed from here, and not by Qt."""
        self._document = document
        self._reader = BlockReader()
        self._objects: dict[str, ObjectLine] = {}
        self._tear: _Tear | None = None
        self.redraw(formats)

    @property
    def is_torn(self) -> bool:
        """Whether Qt changed the document in a way that has to be mended."""
        return self._tear is not None

    def position_of(self, point: Point) -> int:
        """Where a point is in the document, which counts in UTF-16; at most the line's end."""
        block = self._document.findBlockByNumber(point.line)
        words = block.text()
        offset = min(point.offset, len(words))
        if block.length() - 1 != len(words):
            offset = len(words[:offset].encode("utf-16-le", "surrogatepass")) // 2
        return block.position() + offset

    def point_at(self, position: int) -> Point:
        """What point a position in the document is."""
        block = self._document.findBlock(position)
        offset = position - block.position()
        words = block.text()
        if block.length() - 1 != len(words):
            units = words.encode("utf-16-le", "surrogatepass")[: 2 * offset]
            offset = len(units.decode("utf-16-le", "ignore"))
        return Point(block.blockNumber(), offset)

    def object(self, identity: str) -> ObjectLine | None:
        """The object that is shown by a character with that id."""
        return self._objects.get(identity)

    def show(self, lines: Lines) -> None:
        """Show other lines; blocks whose line stays the same are left alone."""
        changes = hunks(self.lines, lines)
        self._become(lines)
        if changes:
            self.is_showing = True
            self._writer.change(changes)
            self.is_showing = False

    def redraw(self, formats: Formats) -> None:
        """Show the same lines in another font or in other colours."""
        self._writer = BlockWriter(self._document, formats)
        self._become(self.lines)
        self._overwrite(0, self._document.blockCount(), self.lines)

    def absorb(self, position: int, added: int) -> None:
        """Take over what Qt changed by itself; to be called in contentsChange.

        Words that changed inside their lines are taken over at once; anything else is a tear.
        """
        document = self._document
        end = document.characterCount() - 1  # at the end of a document Qt counts one too many
        at = document.findBlock(min(position, end)).blockNumber()
        blocks = document.findBlock(min(position + added, end)).blockNumber() + 1 - at
        lines = blocks - (document.blockCount() - len(self.lines))
        if self.is_torn or lines < 1:
            self._tear = _Tear(0, document.blockCount(), len(self.lines))
        elif blocks != lines or not self._takes_over(at, self._read(at, blocks)):
            self._tear = _Tear(at, blocks, lines)

    def _takes_over(self, at: int, readings: Sequence[Reading]) -> bool:
        """Put lines in place of those that they were edited from, if they are that."""
        old = self.lines[at : at + len(readings)]
        for reading, line in zip(readings, old, strict=True):
            if not reading.is_exact or line_id(reading.lines[0]) != line_id(line):
                return False
        for number, (reading, line) in enumerate(zip(readings, old, strict=True), at):
            if reading.lines[0] != _joined(line):
                self.lines = (*self.lines[:number], *reading.lines, *self.lines[number + 1 :])
        return True

    def mend(self, ids: Iterator[str], positions: Iterable[int]) -> tuple[Point, ...]:
        """Mend a tear: keep what the document says, in lines such as there may be.

        Afterwards every line has an id of its own, an object stands alone, and characters that no
        text may hold are gone. Returns what the positions have become.
        """
        tear, self._tear = self._tear, None
        if tear is None:
            return tuple(self.point_at(position) for position in positions)
        readings = self._read(tear.at, tear.blocks)
        points = tuple(self._point_after(position, tear.at, readings) for position in positions)
        before, after = self.lines[: tear.at], self.lines[tear.at + tear.lines :]
        taken = {line_id(line) for line in (*before, *after)}
        torn = [line for reading in readings for line in reading.lines]
        mended = with_distinct_ids(torn, taken, ids)
        self._become((*before, *mended, *after))
        self._overwrite(tear.at, tear.blocks, mended)
        return points

    def _point_after(self, position: int, at: int, readings: Sequence[Reading]) -> Point:
        """What a position becomes when the blocks from a number on become lines as they read."""
        block, offset = self.point_at(position)
        counts = [len(reading.lines) for reading in readings]
        if block < at:
            return Point(block, offset)
        if block >= at + len(counts):
            return Point(block + sum(counts) - len(counts), offset)
        words = self._document.findBlockByNumber(block).text()[:offset]
        line, offset = at + sum(counts[: block - at]), len(clean_text(words))
        for each in readings[block - at].lines[:-1]:
            if offset <= line_length(each):
                break
            line, offset = line + 1, offset - line_length(each)
        return Point(line, offset)

    def _read(self, at: int, count: int) -> list[Reading]:
        blocks = map(self._document.findBlockByNumber, range(at, at + count))
        return [self._reader.read(block, self._objects) for block in blocks]

    def _overwrite(self, at: int, count: int, lines: Lines) -> None:
        self.is_showing = True
        self._writer.overwrite(at, count, lines)
        self.is_showing = False

    def _become(self, lines: Lines) -> None:
        self.lines = lines
        self._objects = {line.id: line for line in lines if isinstance(line, ObjectLine)}


def _joined(line: Line) -> Line:
    """A line as it is read: neighbouring spans in the same style are one."""
    return with_words(line, joined(words_of(line))) if isinstance(line, WordLine) else line
