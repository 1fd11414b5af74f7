"""The frame of the library's window: what is shown at once, before there is anything to fill it.

Nothing but Qt is imported here, and of Qt little: the rest of the program comes while the officer
sees that it comes.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.library.first_look import FirstLook

OPENING: Final = "Opening the library…"

USUAL: Final = QSize(1366, 689)
"""What a window has on the screen of an officer's laptop."""

_EDGE: Final = 20
"""Pixels around the words where no head says how large letters are."""


class Frame(QMainWindow):
    """A window where it stood last and in its colours then, until `fill` gives it the library."""

    painted = Signal()
    """It was painted for the first time."""

    activated = Signal()
    """The officer came to it, from another window or program."""

    closed = Signal()

    retried = Signal()
    """The officer asks to try again what was refused."""

    def __init__(self, look: FirstLook) -> None:
        super().__init__()
        self.setWindowTitle("Reports – Boardpaper")
        self._is_painted = False
        self.resize(USUAL)
        if look.geometry:
            self.restoreGeometry(look.geometry)
        if look.window:
            self.setPalette(_palette(look.window, look.text))
        self._words, self._again = QLabel(OPENING), QPushButton("Try again")
        self._again.clicked.connect(self.retried)
        self._again.hide()
        self.setCentralWidget(_waiting(look, self._words, self._again))

    def fill(self, content: QWidget) -> None:
        """Show the library in place of the words that it is being opened."""
        self.setPalette(QPalette())
        self.setCentralWidget(content)

    def refuse(self, sentence: str) -> None:
        """Say why there is no program to fill the window."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 — its names take time, and are rarely needed

        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setText(sentence)
        self._again.show()
        self._again.setFocus()

    def come_forward(self) -> None:
        """Show the window in front of others, as large as it was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell that there is something to be seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell when the officer comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that it is closed."""
        event.accept()
        self.closed.emit()


def _waiting(look: FirstLook, words: QLabel, again: QPushButton) -> QWidget:
    """The head of the window, still empty, and what is going on."""
    waiting = QWidget()
    column = QVBoxLayout(waiting)
    column.setContentsMargins(0, 0, 0, 0)
    if look.window:
        head = QFrame()
        head.setAutoFillBackground(True)
        head.setPalette(_palette(look.surface, look.text))
        head.setFixedHeight(look.head)
        column.addWidget(head)
    inside = QVBoxLayout()
    inside.setContentsMargins(*[look.head // 3 or _EDGE] * 4)
    inside.addWidget(words)
    inside.addWidget(again)
    inside.addStretch(1)
    column.addLayout(inside)
    if look.points > 0:
        font = QFont(words.font())
        font.setPointSizeF(look.points)
        words.setFont(font)
    return waiting


def _palette(background: str, text: str) -> QPalette:
    palette = QPalette(QColor(background))
    palette.setColor(QPalette.ColorRole.Window, QColor(background))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    return palette
