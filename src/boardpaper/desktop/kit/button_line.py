"""Buttons side by side, or below each other where there is no room for that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from boardpaper.desktop.theme import Look

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class ButtonLine(QWidget):
    """Some buttons, at the beginning of a line."""

    def __init__(self, look: Look, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        self._line = QBoxLayout(_BESIDE, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.metrics.medium)
        for each in buttons:
            self._line.addWidget(each)
        self._line.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No wider than the widest of them."""
        widest = max(each.sizeHint().width() for each in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put them side by side where there is room."""
        super().resizeEvent(event)
        room = sum(each.sizeHint().width() + self._line.spacing() for each in self._buttons)
        wanted = _BESIDE if event.size().width() >= room else _BELOW
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()
