"""The editor of the main issues: all findings in one text, each with a tag that says its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from boardpaper.desktop.editor.margin import visible_blocks
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.lines import Line, line_id
from boardpaper.report.text import Subheading

_HEIGHT: Final = 1.5
"""Heights of the letters that a tag is high."""


class MainEditor(TextEditor):
    """Edits the main issues.

    A tag stands beside the first block of each finding, in the right margin; it is not printed.
    Before a kind is chosen it is a quiet word, so that a page of them is a page of text.
    ``kind_wanted`` carries the id of that block and where on the screen a menu can open, when the
    officer clicks on the tag, or presses Alt and Down in the finding.
    """

    kind_wanted = Signal(str, QPoint)

    _tag_words: Sequence[str] = ()
    _kinds: Mapping[str, str] = MappingProxyType({})

    def __init__(
        self,
        ids: Iterator[str],
        tag_words: Sequence[str],
        waiting: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make an editor whose tags have room for each of some words.

        ``waiting`` stands on the tag of a finding whose kind is not chosen yet, and where the first
        tag will be before anything is written.
        """
        super().__init__(ids, parent)
        self._tag_words, self._waiting = tag_words, waiting
        self._fit_margins()
        self.viewport().setMouseTracking(True)

    def set_kinds(self, kinds: Mapping[str, str]) -> None:
        """Say what stands on the tag of each finding, by the id of its first block."""
        if kinds != self._kinds:
            self._kinds = dict(kinds)
            self.viewport().update()
            self._describe_line()

    def ask_for_kind(self) -> None:
        """Say that another kind is wanted for the finding with the caret, if there is one."""
        at = self._draft().caret.line
        while line_id(self._shown.lines[at]) not in self._kinds:
            if at == 0 or isinstance(self._shown.lines[at], Subheading):
                return
            at -= 1
        block = self.document().findBlockByNumber(at)
        box = self.document().documentLayout().blockBoundingRect(block)
        scrolled = QPointF(0, self.verticalScrollBar().value())
        identity = line_id(self._shown.lines[at])
        self._ask(identity, self._tag(box.translated(-scrolled), self._kinds[identity]))

    def _ask(self, block: str, tag: QRectF) -> None:
        if not self.isReadOnly():
            corner = tag.bottomLeft().toPoint()
            corner.setY(max(0, min(corner.y(), self.viewport().height())))
            self.kind_wanted.emit(block, self.viewport().mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - the name is Qt's
        """Ask for a kind as a list box opens: with Alt and Down."""
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and is_alt == Qt.KeyboardModifier.AltModifier:
            self.ask_for_kind()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - the name is Qt's
        """Ask for a kind where a tag is clicked; elsewhere the caret follows the mouse."""
        found = self._tag_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._ask(*found)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - the name is Qt's
        """Show a hand over a tag."""
        super().mouseMoveEvent(event)
        is_tag = self._tag_at(event.position().toPoint()) is not None
        hand, beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(hand if is_tag and not self.isReadOnly() else beam)

    def _tag_at(self, position: QPoint) -> tuple[str, QRectF] | None:
        for block, tag in self._tags(QRect(position, QSize(1, 1))):
            if tag.contains(QPointF(position)):
                return block, tag
        return None

    def _tags(self, area: QRect) -> Iterator[tuple[str, QRectF]]:
        """Yield the tags in a part of the view: the id of the block, and where the tag is."""
        overhang = self.fontMetrics().height()  # a tag is higher than a line
        for block, box in visible_blocks(self, area.adjusted(0, -overhang, 0, overhang)):
            identity = line_id(self._shown.lines[block.blockNumber()])
            if identity in self._kinds:
                yield identity, self._tag(box, self._kinds[identity])

    def _tag(self, box: QRectF, words: str) -> QRectF:
        """Where the tag of a block is, given where the block is: level with its first line."""
        metrics = QFontMetricsF(self.document().defaultFont())
        height, width = _HEIGHT * metrics.height(), metrics.horizontalAdvance(words)
        room = self._right_margin() - metrics.height()
        left = self.viewport().width() - self.document().documentMargin() - room
        top = box.top() + (metrics.height() - height) / 2
        return QRectF(left, top, width + metrics.height(), height)

    def _right_margin(self) -> float:
        metrics = QFontMetricsF(self.document().defaultFont())
        widths = [metrics.horizontalAdvance(words) for words in self._tag_words]
        return max(widths, default=0.0) + 2 * metrics.height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - the name is Qt's
        """Paint the text and the tags beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.document().defaultFont())
        for block, tag in self._tags(event.rect()):
            radius = tag.height() / 4
            is_waiting = self._kinds[block] == self._waiting
            is_framed = not (is_waiting or self.isReadOnly())
            frame = self.palette().mid().color() if is_framed else Qt.PenStyle.NoPen
            painter.setPen(frame)  # a frame says that it can be pressed
            painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            palette = self.palette()
            painter.setPen((palette.placeholderText() if is_waiting else palette.text()).color())
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self._kinds[block])
        if not self._kinds and not self.isReadOnly():
            self._paint_waiting(painter, event.rect())
        painter.end()

    def _paint_waiting(self, painter: QPainter, area: QRect) -> None:
        """Paint what the first tag will be, without the frame of one that can be pressed."""
        painter.setPen(self.palette().placeholderText().color())
        for block, box in visible_blocks(self, area):
            if block.blockNumber() == 0:
                tag = self._tag(box, self._waiting)
                painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self._waiting)

    def _description(self, line: Line) -> str:
        kind = self._kinds.get(line_id(line), "")
        description = super()._description(line)
        return f"{description}, {kind}" if kind else description
