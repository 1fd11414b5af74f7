"""An officer at the keyboard: finds things by the names that are spoken, and presses keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Officer:
    """Works in one window at a time."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot, self.window = qtbot, window

    def find(self, name: str, kind: type[W]) -> W:
        """The one visible widget of a kind that is spoken as a name."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                each
                for each in self.window.findChildren(kind)
                if each.isVisible() and each.isEnabled() and name in spoken(each)
            ]
            return len(found) == 1

        try:
            self.qtbot.waitUntil(look)
        except Exception as error:
            there = sorted({w for each in self.window.findChildren(kind) for w in spoken(each)})
            raise AssertionError(f"{len(found)} are called {name!r} among {there}") from error
        return found[0]

    def write(self, name: str, words: str) -> None:
        """Click into a field and type."""
        field: QWidget = self.find(name, QWidget)
        target = field.viewport() if isinstance(field, QPlainTextEdit | QTextEdit) else field
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, _inside(target))
        self.type_words(words)

    def type_words(self, words: str) -> None:
        """Press the keys of some words, wherever the focus is."""
        for position, line in enumerate(words.split("\n")):
            if position:
                self.press(Qt.Key.Key_Return)
            QTest.keyClicks(self.focused, line)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, wherever the focus is."""
        QTest.keyClick(self.focused, key, held)

    def dismiss(self) -> None:
        """Send away a list of what is offered; the screen that is none gives no focus back."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def click(self, name: str) -> None:
        """Press a button with the keyboard."""
        button = self.find(name, QAbstractButton)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()

    def open_page(self, title: str) -> None:
        """Choose a page in the outline, and go on in it."""
        outline = self.find("Outline of the report", QListView)
        model = outline.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        (index,) = [each for each in rows if str(each.data()).endswith(title)]
        outline.scrollTo(index)
        point = outline.visualRect(index).center()
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, NONE, point)
        QTest.keyClick(outline, Qt.Key.Key_Return)
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        """What has the focus."""
        widget = QApplication.focusWidget()
        return self.window if widget is None else widget


def spoken(widget: QWidget) -> Sequence[str]:
    """What a widget may be called: its accessible name, or the words on it."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    names = (widget.accessibleName(), words.replace("&", ""))
    return [
        each for each in names if (each and not isinstance(widget, QLineEdit)) or each == names[0]
    ]


def _inside(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, min(widget.height() // 2, 12))
