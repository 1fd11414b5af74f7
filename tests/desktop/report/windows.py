"""Acting in a report's window as an officer does: menus, dialogs, the notice bar."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.report.window import ReportWindow
from tests.desktop.officer import Officer

D = TypeVar("D", bound=QDialog)


def choose(window: ReportWindow, command: str, kind: type[D], qtbot: QtBot) -> D:
    """Choose a command of the menus, and return the dialog it opens."""
    window.commands[command].trigger()
    return dialog_of(kind, qtbot)


def dialog_of(kind: type[D], qtbot: QtBot) -> D:
    """The one dialog of a kind that is open."""

    def find() -> list[D]:
        widgets = QApplication.topLevelWidgets()
        return [each for each in widgets if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: len(find()) == 1)
    return find()[0]


def click(parent: QWidget, words: str, qtbot: QtBot) -> None:
    """Click the one button that says so."""

    def find() -> list[QAbstractButton]:
        buttons = parent.findChildren(QAbstractButton)
        return [each for each in buttons if each.text() == words and each.isVisible()]

    qtbot.waitUntil(lambda: len(find()) == 1)
    (button,) = find()
    middle = button.rect().center()
    spot = middle if isinstance(button, QPushButton) else QPoint(10, middle.y())  # on the words
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=spot)


def wait_for_notice(window: ReportWindow, words: str, qtbot: QtBot) -> None:
    """Wait until the notice bar says some words among others."""
    qtbot.waitUntil(lambda: words in window.notice.sentence, timeout=20_000)


def write_in_first_field(officer: Officer, window: ReportWindow) -> None:
    """Do in the first field of a page what changes the report."""
    page = window.current_page
    assert page is not None
    page.begin()
    focused = officer.focused
    assert page.isAncestorOf(focused), page.title.text()
    if isinstance(focused, QAbstractButton):
        officer.press(Qt.Key.Key_Space)
    elif isinstance(focused, DateField):
        officer.type_words("1/2/2026")
        officer.press(Qt.Key.Key_Return)
    else:
        officer.type_words("x")
