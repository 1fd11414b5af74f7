"""What stands beside the text and is no part of it: printed numbers and bullets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from boardpaper.report.lines import Lines, ListItem, line_id
from boardpaper.report.text import Paragraph, Subheading

WIDEST_NUMBER: Final = "00.00.00"
BULLETS: Final = "•◦▪"


def margin_width(metrics: QFontMetricsF) -> float:
    """How much room the numbers need, with the space up to the text."""
    return metrics.horizontalAdvance(WIDEST_NUMBER) + _gap(metrics)


def paint_margin(editor: QTextEdit, area: QRect, lines: Lines, numbers: Mapping[str, str]) -> None:
    """Paint the numbers of paragraphs and sub-headings, and the bullets, in a part of the view."""
    painter = QPainter(editor.viewport())
    painter.setClipRect(area)
    painter.setFont(editor.document().defaultFont())
    metrics = QFontMetricsF(painter.font())
    palette = editor.palette()
    for block, box in visible_blocks(editor, area):
        line = lines[block.blockNumber()]
        first = block.layout().lineAt(0)
        baseline = box.top() + first.y() + first.ascent()
        if isinstance(line, ListItem):
            bullet = BULLETS[line.bullet.level - 1]
            left = box.left() + first.x() - metrics.height() * 0.75
            painter.setPen(palette.text().color())
            painter.drawText(QPointF(left, baseline), bullet)
        elif isinstance(line, Paragraph | Subheading) and line.numbered:
            number = numbers.get(line_id(line), "")
            right = box.left() + first.x() - _gap(metrics)
            painter.setPen(palette.placeholderText().color())
            painter.drawText(QPointF(right - metrics.horizontalAdvance(number), baseline), number)
    painter.end()


def visible_blocks(editor: QTextEdit, area: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the blocks that touch a part of the view, and where in the view each stands."""
    layout = editor.document().documentLayout()
    scrolled = QPoint(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    block = editor.cursorForPosition(QPoint(0, area.top())).block()
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(-QPointF(scrolled))
        if box.top() > area.bottom():
            return
        if block.layout().lineCount():
            yield block, box
        block = block.next()


def _gap(metrics: QFontMetricsF) -> float:
    return metrics.height() * 0.75
