"""The primary button, of which a window has one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QWidget

_RING: Final = 2
_RADIUS: Final = 3
"""Pixels; the ring stands its own breadth away from the edge of the button."""


class PrimaryButton(QPushButton):
    """What a window is for. The focus is a ring within it, since its frame has its own colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("primary")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what the style sheet says, and the ring over that."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        inset = _RING * 1.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()
