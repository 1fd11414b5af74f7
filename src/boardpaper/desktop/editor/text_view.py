"""A Text on the screen, with printed numbers, bullets and a caret; what edits it comes on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from boardpaper.desktop.editor.formats import Formats
from boardpaper.desktop.editor.line_document import LineDocument
from boardpaper.desktop.editor.margin import margin_width, paint_margin
from boardpaper.desktop.editor.objects import TextObjects, describe
from boardpaper.desktop.editor.signals import Caret, TextSelection
from boardpaper.document.wording import REFERENCE_NOT_FOUND, withheld_words
from boardpaper.report.lines import (
    Draft,
    Line,
    Lines,
    ListItem,
    ObjectLine,
    Point,
    WordLine,
    index_of,
    line_id,
    lines_of,
    words_of,
)
from boardpaper.report.text import (
    EMPTY_TEXT,
    Inline,
    Paragraph,
    Ref,
    Span,
    Subheading,
    Text,
    WithheldSpan,
)

_KEEP = QTextCursor.MoveMode.KeepAnchor


class TextView(QTextEdit):
    """Shows a Text.

    ``ids`` names the empty paragraph that an empty text is shown as, and whatever is made new.
    """

    def __init__(self, ids: Iterator[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = ids
        self._text = EMPTY_TEXT
        self._numbers: dict[str, str] = {}
        self._citations: dict[str, str] = {}
        self._coming = ""
        self.document().setUndoRedoEnabled(False)  # undo belongs to the whole report
        self.setTabChangesFocus(True)
        self._formats = Formats(self.font(), self.palette())
        self._shown = LineDocument(self.document(), self._formats, self._lines_of(EMPTY_TEXT))
        self._objects = TextObjects(self, self._shown.object, self._describe_object, self._label)
        self._described: tuple[str, str] = ("", "")
        self._problem = ""
        self._fit_margins()
        self.cursorPositionChanged.connect(self._describe_line)
        self._describe_line()

    def text(self) -> Text:
        """The text as it is now."""
        return self._text

    def set_text(
        self,
        text: Text,
        numbers: Mapping[str, str],
        citations: Mapping[str, str] | None = None,
    ) -> None:
        """Show a text; what is the same already is left alone, caret and scrolling too.

        ``numbers`` gives the printed numbers of paragraphs and sub-headings by id. ``citations``
        says what a cross-reference to an id is printed as, where that is not its number.
        """
        if text != self._text:
            self._show_text(text)
        self._set_numbers(dict(numbers), dict(citations or {}))

    def _show_text(self, text: Text) -> None:
        before, selection = self._draft(), self.selection()
        scrolled = self.verticalScrollBar().value()
        self._text = text
        self._shown.show(self._lines_of(text))
        self._place(
            self._point_of(selection.anchor, before.anchor),
            self._point_of(selection.caret, before.caret),
        )
        self.verticalScrollBar().setValue(scrolled)
        self._describe_line()

    def _lines_of(self, text: Text) -> Lines:
        return lines_of(text) or (Paragraph(next(self._ids)),)

    def _set_numbers(self, numbers: dict[str, str], citations: dict[str, str]) -> None:
        if (numbers, citations) == (self._numbers, self._citations):
            return
        before = self._labels()
        self._numbers, self._citations = numbers, citations
        for at, labels in enumerate(self._labels()):
            if labels != before[at]:  # they are not as wide, or as high, as before
                block = self.document().findBlockByNumber(at)
                self.document().markContentsDirty(block.position(), block.length())
        self.viewport().update()
        self._describe_line()

    def show_coming_number(self, number: str) -> None:
        """Show a number at the first line, which is not printed yet; an empty one shows none."""
        if number != self._coming:
            self._coming = number
            self.viewport().update()

    def _labels(self) -> list[tuple[str, ...]]:
        """What stands in each line for that which is no characters."""
        return [
            tuple([self._label(span) for span in words_of(line) if not isinstance(span, Span)])
            if isinstance(line, WordLine)
            else (self._describe_object(line),)
            for line in self._shown.lines
        ]

    def _describe_object(self, line: ObjectLine) -> str:
        return describe(line, self._numbers.get(line.id, ""))

    def _label(self, inline: Inline) -> str:
        """What a span is shown as that is no characters."""
        match inline:
            case Ref(target=target):
                cited = self._citations.get(target) or self._numbers.get(target)
                return cited or REFERENCE_NOT_FOUND
            case WithheldSpan(rule=rule):
                return withheld_words(rule)
            case Span():
                return inline.text

    def selection(self) -> TextSelection:
        """What is selected."""
        draft = self._draft()
        return TextSelection(self._caret_at(draft.anchor), self._caret_at(draft.caret))

    def caret(self) -> Caret:
        """Where the caret is."""
        return self.selection().caret

    def select(self, selection: TextSelection) -> None:
        """Select something; an end in a block that is gone stays where the caret is."""
        at = self._draft().caret
        self._place(self._point_of(selection.anchor, at), self._point_of(selection.caret, at))

    def place_caret(self, block: str, offset: int) -> None:
        """Put the caret into a block, or the bullet of an id, and bring it into view.

        A list is gone to at its first bullet.
        """
        caret = Caret(block, offset)
        self.select(TextSelection(caret, caret))
        self.ensureCursorVisible()

    def _draft(self) -> Draft:
        cursor, shown = self.textCursor(), self._shown
        anchor, caret = shown.point_at(cursor.anchor()), shown.point_at(cursor.position())
        return Draft(shown.lines, anchor, caret)

    def _place(self, anchor: Point, caret: Point) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position_of(anchor))
        cursor.setPosition(self._shown.position_of(caret), _KEEP)
        if cursor != self.textCursor() or cursor.anchor() != self.textCursor().anchor():
            self.setTextCursor(cursor)

    def _caret_at(self, point: Point) -> Caret:
        return Caret(line_id(self._shown.lines[point.line]), point.offset)

    def _point_of(self, caret: Caret, otherwise: Point) -> Point:
        """The point where a caret is; where its block is gone, one in the same line as another."""
        lines = self._shown.lines
        index = index_of(lines, caret.block)
        if index is None:
            return Point(min(otherwise.line, len(lines) - 1), otherwise.offset)
        return Point(index, caret.offset)

    def _describe_line(self) -> None:
        """Say what the caret is in, for a screen reader, when that is another block than before."""
        if self._shown.is_showing or self._shown.is_torn:
            return
        line = self._draft().line
        described = (line_id(line), self._description(line))
        if described != self._described:
            self._described = described
            self._describe()

    def show_problem(self, sentence: str) -> None:
        """Speak what is wrong with the text, after what the caret is in."""
        self._problem = sentence
        self._describe()

    def _describe(self) -> None:
        said = (self._described[1], self._problem)
        self.setAccessibleDescription(". ".join([each for each in said if each]))

    def _description(self, line: Line) -> str:
        number = self._numbers.get(line_id(line), "")
        match line:
            case Paragraph(numbered=True) if number:
                return f"Paragraph {number}"
            case Paragraph():
                return "Paragraph"
            case Subheading(numbered=True) if number:
                return f"Sub-heading {number}"
            case Subheading():
                return "Sub-heading"
            case ListItem():
                return f"Bullet, level {line.bullet.level}"
            case _:
                return self._describe_object(line)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - the name is Qt's
        """Draw the text again when font or colours change."""
        super().changeEvent(event)
        formats = Formats(self.font(), self.palette())
        if formats.key != self._formats.key:
            self._formats = formats
            selection, scrolled = self.selection(), self.verticalScrollBar().value()
            self._shown.redraw(formats)
            self._fit_margins()
            self.select(selection)
            self.verticalScrollBar().setValue(scrolled)

    def _fit_margins(self) -> None:
        frame = self.document().rootFrame()
        made = frame.frameFormat()
        made.setLeftMargin(margin_width(QFontMetricsF(self.document().defaultFont())))
        made.setRightMargin(self._right_margin())
        made.setTopMargin(self._formats.line_height)
        made.setBottomMargin(self._formats.line_height / 2)
        self._shown.is_showing = True
        frame.setFrameFormat(made)
        self._shown.is_showing = False

    def _right_margin(self) -> float:
        """How much room there is to the right of the text."""
        return QFontMetricsF(self.document().defaultFont()).height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - the name is Qt's
        """Paint the text, and the numbers beside it in the same pass."""
        super().paintEvent(event)
        numbers = self._numbers
        if self._coming:
            numbers = {line_id(self._shown.lines[0]): self._coming, **numbers}
        paint_margin(self, event.rect(), self._shown.lines, numbers)
