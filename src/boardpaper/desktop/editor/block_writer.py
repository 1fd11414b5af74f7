"""Lines written into the blocks of Qt's document."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from boardpaper.desktop.editor.differences import Hunk, common_ends, shown, units_of, width
from boardpaper.desktop.editor.formats import OBJECT_CHARACTER, Formats
from boardpaper.report.lines import Line, Lines, WordLine, words_of
from boardpaper.report.spans import PLAIN, cut
from boardpaper.report.text import Spans, Subheading

_KEEP = QTextCursor.MoveMode.KeepAnchor


class BlockWriter:
    """Writes lines in the formats of one look; each has a block of its own."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        self._document = document
        self._formats = formats

    def change(self, hunks: list[Hunk]) -> None:
        """Change blocks that show the old lines of hunks, into ones that show the new."""
        edit = QTextCursor(self._document)
        edit.beginEditBlock()
        for hunk in reversed(hunks):  # so that the indexes of those before stay what they are
            both = min(len(hunk.old), len(hunk.new))
            self._fit(hunk.at + both, len(hunk.old) - both, hunk.new[both:])
            for number in range(both):
                self._patch(hunk.at + number, hunk.old[number], hunk.new[number])
        edit.endEditBlock()

    def overwrite(self, at: int, count: int, lines: Lines) -> None:
        """Write lines over some blocks, whatever those show."""
        edit = QTextCursor(self._document)
        edit.beginEditBlock()
        both = min(count, len(lines))
        self._fit(at + both, count - both, lines[both:])
        for number in range(both):
            self._write(at + number, lines[number])
        edit.endEditBlock()

    def _fit(self, at: int, remove: int, insert: Lines) -> None:
        if remove:
            self._remove(at, remove)
        if insert:
            self._insert(at, insert)

    def _remove(self, at: int, count: int) -> None:
        """Remove blocks, but never all there are."""
        last = self._document.findBlockByNumber(at + count - 1)
        stays = self._document.findBlockByNumber(at - 1 if at else count)
        made = stays.blockFormat()
        cursor = QTextCursor(stays)
        if at:
            cursor.setPosition(_end_of(stays))
            cursor.setPosition(_end_of(last), _KEEP)
        else:
            cursor.setPosition(0, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(made)  # Qt may have kept that of a block that is gone

    def _insert(self, at: int, lines: Lines) -> None:
        cursor = QTextCursor(self._document)
        if at == 0:  # the words of the first block move into one that is made below it
            first = self._document.firstBlock()
            cursor.insertBlock(first.blockFormat(), first.charFormat())
            self._write(0, lines[0])
            at, lines = 1, lines[1:]
        cursor.setPosition(_end_of(self._document.findBlockByNumber(at - 1)))
        bare = self._formats.of_inline(PLAIN, is_heading=False)
        for line in lines:
            cursor.insertBlock(self._formats.of_line(line), bare)
            self._put_line(cursor, line)

    def _write(self, at: int, line: Line) -> None:
        cursor = QTextCursor(self._document.findBlockByNumber(at))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._formats.of_line(line))
        self._put_line(cursor, line)

    def _patch(self, at: int, old: Line, new: Line) -> None:
        """Change a block from one line to another, no more of its characters than differ."""
        if old == new:
            return
        if not isinstance(old, WordLine) or not isinstance(new, WordLine) or _look_unlike(old, new):
            self._write(at, new)
            return
        block = self._document.findBlockByNumber(at)
        cursor = QTextCursor(block)
        block_format = self._formats.of_line(new)
        if block.blockFormat() != block_format:
            cursor.setBlockFormat(block_format)
        before, after = units_of(words_of(old)), units_of(words_of(new))
        start, tail = common_ends(before, after)
        cursor.setPosition(block.position() + width(before[:start]))
        last = cursor.position() + width(before[start : len(before) - tail])
        cursor.setPosition(last, _KEEP)
        cursor.removeSelectedText()
        inserted = cut(cut(words_of(new), len(after) - tail)[0], start)[1]
        self._put(cursor, inserted, isinstance(new, Subheading))

    def _put_line(self, cursor: QTextCursor, line: Line) -> None:
        if isinstance(line, WordLine):
            self._put(cursor, words_of(line), isinstance(line, Subheading))
        else:
            cursor.insertText(OBJECT_CHARACTER, self._formats.of_object(line.id))

    def _put(self, cursor: QTextCursor, spans: Spans, is_heading: bool) -> None:
        for span in spans:
            words, style = shown(span)
            cursor.insertText(words, self._formats.of_inline(style, is_heading=is_heading))


def _look_unlike(old: WordLine, new: WordLine) -> bool:
    """Tell whether the same words look unlike in two lines."""
    return isinstance(old, Subheading) != isinstance(new, Subheading)


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
