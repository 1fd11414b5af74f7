"""What stands in the text as one character: how wide it is, how high, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from boardpaper.desktop.editor.formats import ObjectType, Property, inline_of
from boardpaper.document.wording import withheld_block
from boardpaper.report.lines import ObjectLine
from boardpaper.report.text import Figure, Inline, Note, Spans, Table, Withheld, plain

_LEAST_WIDTH: Final = 120.0
_WRAPPED: Final = Qt.TextFlag.TextWordWrap.value
_CELL: Final = (Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value


class TextObjects(QPyTextObject):
    """Paints the objects of one editor.

    ``find_object`` returns what a character with an id stands for, ``describe`` says what that
    is, and ``label`` gives the words of a span that is no characters.
    """

    def __init__(
        self,
        editor: QTextEdit,
        find_object: Callable[[str], ObjectLine | None],
        describe: Callable[[ObjectLine], str],
        label: Callable[[Inline], str],
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._find_object = find_object
        self._describe = describe
        self._label = label
        for kind in ObjectType:
            editor.document().documentLayout().registerHandler(kind, self)

    def intrinsicSize(  # noqa: N802 - the name is Qt's
        self,
        document: QTextDocument,
        _position: int,
        made: QTextFormat,
    ) -> QSizeF:
        """Measure what a character stands for."""
        if made.objectType() != ObjectType.BLOCK:
            metrics = QFontMetricsF(_font(document, made))
            return QSizeF(metrics.horizontalAdvance(self._label_of(made)), metrics.ascent())
        width = _width(document)
        found = self._find_object(made.stringProperty(Property.ID))
        metrics = QFontMetricsF(document.defaultFont())
        room = QRectF(0, 0, width - 2 * _padding(metrics), 0)
        words = metrics.boundingRect(room, _WRAPPED, self._describe(found) if found else "")
        height = words.height() + 2 * _padding(metrics)
        if isinstance(found, Table):
            height += _row_height(metrics) * len(_rows(found))
        return QSizeF(width, height)

    def drawObject(  # noqa: N802 - the name is Qt's
        self,
        painter: QPainter,
        box: QRectF | QRect,
        document: QTextDocument,
        _position: int,
        made: QTextFormat,
    ) -> None:
        """Paint what a character stands for."""
        box = QRectF(box)
        painter.save()
        if made.objectType() == ObjectType.BLOCK:
            found = self._find_object(made.stringProperty(Property.ID))
            if found is not None:
                self._paint_block(painter, box, found)
        else:
            if made.hasProperty(QTextFormat.Property.ForegroundBrush):
                painter.setPen(made.foreground().color())
            painter.setFont(_font(document, made))
            painter.drawText(box.bottomLeft(), self._label_of(made))
        painter.restore()

    def _label_of(self, made: QTextFormat) -> str:
        inline = inline_of(made.toCharFormat())
        return "" if inline is None else self._label(inline)

    def _paint_block(self, painter: QPainter, box: QRectF, found: ObjectLine) -> None:
        palette = self._editor.palette()
        painter.setFont(self._editor.document().defaultFont())
        metrics = QFontMetricsF(painter.font())
        painter.setPen(palette.mid().color())
        painter.setBrush(palette.alternateBase())
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = box.adjusted(*[_padding(metrics)] * 2, *[-_padding(metrics)] * 2)
        painter.setPen(palette.text().color())
        painter.drawText(inner, _WRAPPED, self._describe(found))
        if isinstance(found, Table):
            self._paint_rows(painter, box, _rows(found))

    def _paint_rows(
        self, painter: QPainter, box: QRectF, rows: tuple[tuple[Spans, ...], ...]
    ) -> None:
        """Paint the rows of a table at the bottom of its box, the header first."""
        height, visible = _row_height(QFontMetricsF(painter.font())), painter.clipBoundingRect()
        top = box.bottom() - height * len(rows)
        for number, row in enumerate(rows):
            row_box = QRectF(box.left(), top + number * height, box.width(), height)
            if row_box.intersects(visible):
                weight = QFont.Weight.Normal if number else QFont.Weight.Bold
                painter.setFont(_weighted(painter.font(), weight))
                self._paint_row(painter, row_box, row)

    def _paint_row(self, painter: QPainter, box: QRectF, row: tuple[Spans, ...]) -> None:
        palette, metrics = self._editor.palette(), QFontMetricsF(painter.font())
        frame, ink, padding = palette.mid().color(), palette.text().color(), _padding(metrics)
        width = box.width() / max(1, len(row))
        for column, spans in enumerate(row):
            cell = QRectF(box.left() + column * width, box.top(), width, box.height())
            painter.setPen(frame)
            painter.drawRect(cell.adjusted(1, 0, -1, -1))
            inner = cell.adjusted(padding, 0, -padding, 0)
            words = metrics.elidedText(plain(spans), Qt.TextElideMode.ElideRight, inner.width())
            painter.setPen(ink)
            painter.drawText(inner, _CELL, words)


def describe(found: ObjectLine, number: str) -> str:
    """Say in words what an object is, with its number as printed; a table without its cells."""
    match found:
        case Table():
            return _titled(number or "Table", plain(found.caption))
        case Figure():
            return _titled(number or "Picture", plain(found.caption) or found.alt)
        case Note():
            return _titled(f"Note {number}".strip(), plain(found.spans))
        case Withheld():
            return withheld_block(found.rule, "Rule")


def _titled(title: str, words: str) -> str:
    return f"{title}: {words}" if words else title


def _rows(table: Table) -> tuple[tuple[Spans, ...], ...]:
    return (table.header, *table.rows)


def _font(document: QTextDocument, made: QTextFormat) -> QFont:
    font, style = QFont(document.defaultFont()), made.toCharFormat()
    font.setItalic(style.fontItalic())
    return _weighted(font, QFont.Weight(style.fontWeight()))


def _weighted(font: QFont, weight: QFont.Weight) -> QFont:
    font.setWeight(weight)
    return font


def _width(document: QTextDocument) -> float:
    """How wide an object is: as wide as the text."""
    frame = document.rootFrame().frameFormat()
    margins = frame.leftMargin() + frame.rightMargin() + 2 * document.documentMargin()
    return max(_LEAST_WIDTH, document.textWidth() - margins)


def _padding(metrics: QFontMetricsF) -> float:
    return metrics.height() / 2


def _row_height(metrics: QFontMetricsF) -> float:
    return metrics.height() * 1.5
