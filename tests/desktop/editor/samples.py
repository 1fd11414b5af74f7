"""A text to edit, and what an editor is asked in its tests."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextCursor

from boardpaper.desktop.editor.block_reader import BlockReader
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.lines import Line, Lines, ObjectLine, WordLine, with_words, words_of
from boardpaper.report.spans import joined
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


def words(text: str) -> Spans:
    return (Span(text),) if text else ()


def paragraph(identity: str, text: str, numbered: bool = True) -> Paragraph:
    return Paragraph(identity, words(text), numbered)


TABLE = Table("t", words("Budget"), (words("a"), words("b")), (), ((words("1"), words("2")),))
FIGURE = Figure("f", "0" * 64, words("A map"), "The wards of Leeds")
NOTE = Note("n", words("As of 2011."))
WITHHELD = Withheld("w", "paragraph", "10.4(3)")

SAMPLE = Text(
    (
        paragraph("p1", "Leeds performs adequately."),
        Bullets("l", (Bullet("i1", words("one")), Bullet("i2", words("two"), 2))),
        Subheading("h", words("Wider considerations")),
        TABLE,
        Paragraph("p2", (Span("See "), Ref("p1"), Span(" and more", bold=True))),
    )
)


def normal(line: Line) -> Line:
    """A line as it is after any edit of it: neighbouring spans in one style are joined."""
    return with_words(line, joined(words_of(line))) if isinstance(line, WordLine) else line


def read_back(editor: TextEditor) -> Iterator[Line]:
    """What Qt's document says, block by block."""
    objects = {line.id: line for line in editor._shown.lines if isinstance(line, ObjectLine)}
    block = editor.document().begin()
    reader = BlockReader()
    while block.isValid():
        reading = reader.read(block, objects)
        assert reading.is_exact, reading
        yield reading.lines[0]
        block = block.next()


def assert_in_step(editor: TextEditor) -> None:
    """The document shows exactly the lines of the value, each with an id of its own."""
    lines: Lines = editor._shown.lines
    assert [*read_back(editor)] == [normal(line) for line in lines]


def set_position(editor: TextEditor, anchor: int, caret: int) -> None:
    """Select by positions in Qt's document."""
    cursor = editor.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
