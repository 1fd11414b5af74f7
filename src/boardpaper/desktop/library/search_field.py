"""The field for words to search for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PAUSE: Final = 150
"""Milliseconds without a key after which the words are searched for."""


class SearchField(QLineEdit):
    """Tells of its words when the officer pauses; Escape empties it.

    ``searched`` carries the words, ``left`` tells that the keyboard is to go on to the list.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Search all text  (Ctrl+F)")
        self.setAccessibleName("Search all text")
        self.setAcceptDrops(False)  # files are dropped onto the window
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._wait)

    def tell(self) -> None:
        """Tell of the words now, if they are others."""
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Empty the field, or leave it for the list."""
        key = event.key()
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif is_enter or key == Qt.Key.Key_Escape:
            self.tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        if self.text():
            self._pause.start()
        else:
            self.tell()
