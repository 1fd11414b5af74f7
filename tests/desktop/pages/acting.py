"""Using a page as an officer does: by what a screen reader says, and by keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.pages.page import Page

W = TypeVar("W", bound=QWidget)


def show(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(700, 1500)
    with qtbot.waitActive(page):
        page.show()


def named(page: QWidget, name: str) -> QWidget:
    """The visible widget that a screen reader calls by a name."""
    found = all_named(page, name)
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def all_named(page: QWidget, name: str) -> list[QWidget]:
    """The visible widgets of a name."""
    QApplication.processEvents()  # what was just added becomes visible
    return [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and name in (each.accessibleName(), text_of(each))
    ]


def of_kind(page: QWidget, name: str, kind: type[W]) -> W:
    """The visible widget of a name, which is of a kind."""
    widget = named(page, name)
    assert isinstance(widget, kind)
    return widget


def text_of(widget: QObject) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def click(page: QWidget, name: str, qtbot: QtBot) -> None:
    """Press a button with the keyboard."""
    button = named(page, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def says(page: QWidget, words: str) -> bool:
    """Tell whether some label on the page says something."""
    QApplication.processEvents()
    labels = [each for each in page.findChildren(QWidget) if each.isVisible()]
    return any(words in str(each.property("text") or "") for each in labels)
