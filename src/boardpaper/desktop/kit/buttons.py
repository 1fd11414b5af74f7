"""Buttons: the primary one, of which a window has one, and those that the menus press too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

B = TypeVar("B", bound=QAbstractButton)

_COMMAND: Final = "command"
_PRIMARY: Final = "primary"
_RING: Final = 2
_RADIUS: Final = 3
"""Pixels; the ring stands its own breadth away from the edge of the button."""


class PrimaryButton(QPushButton):
    """What a window is for. The focus is a ring within it, since its frame has its own colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(_PRIMARY)

    @property
    def is_primary(self) -> bool:
        """Whether it is that now, and does not give way to another."""
        return self.objectName() == _PRIMARY

    def give_way(self, to_another: bool) -> None:
        """Look like any button while another is what the window is for."""
        name = "" if to_another else _PRIMARY
        if name != self.objectName():
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what the style sheet says, and the ring over that."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.is_primary:
            return
        inset = _RING * 1.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()


def quiet_button(label: str, slot: Callable[[], None], command: str = "") -> QPushButton:
    """Make a button that looks like a link; ``command`` of the menus does the same."""
    button = QPushButton(label)
    button.setObjectName("quiet")
    button.clicked.connect(slot)
    return stand_for(command, button)


def stand_for(command: str, button: B) -> B:
    """Say which command of the menus does what a button does."""
    button.setProperty(_COMMAND, command)
    return button


def command_of(button: QAbstractButton) -> str:
    """The command of the menus that does what a button does, empty where none is named."""
    return str(button.property(_COMMAND) or "")
