"""What a screen reader says: every widget that takes the focus has a name and a role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QMainWindow,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.accessibility.widgets import focusable, named

NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)
PATH = re.compile(r"^(?:/\w|[A-Za-z]:[\\/]|\\\\)")
HTML = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;")


def unnamed(window: QWidget) -> Iterator[str]:
    """What takes the focus and is not told of, or told of in a way that nobody understands."""
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name).strip()
        if not name:
            yield f"{named(widget)} has no accessible name"
        elif PATH.search(name) or HTML.search(name):
            yield f"{named(widget)} is spoken as {name!r}"
        is_scrolled = isinstance(widget, QAbstractScrollArea)  # Qt has no other role for that
        if interface.role() in NO_ROLES and not is_scrolled:
            yield f"{named(widget)} has the role {interface.role().name}"


def colliding_mnemonics(window: QWidget) -> Iterator[str]:
    """Letters that, with Alt, are to do several things in a window."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for text in mnemonic_texts(window):
        keys = QKeySequence.mnemonic(text)
        if not keys.isEmpty():
            owners[keys.toString()].append(text)
    for title, lines in menus_of(window):
        for text in lines:
            keys = QKeySequence.mnemonic(text)
            if not keys.isEmpty():
                owners[f"{title}, {keys.toString()}"].append(text)
    for keys_of, texts in owners.items():
        if len(texts) > 1:
            yield f"{keys_of} stands for {' and '.join(texts)}"


def mnemonic_texts(window: QWidget) -> Iterator[str]:
    """Every text of a window, but those in menus, in which & marks a letter."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():  # what has only to be scrolled to is
            continue
        match widget:
            case QLabel() if widget.buddy() is not None:
                yield widget.text()
            case QAbstractButton():
                yield widget.text()
            case QTabBar():
                yield from (widget.tabText(index) for index in range(widget.count()))
    if isinstance(window, QMainWindow):
        yield from (each.text() for each in window.menuBar().actions())


def menus_of(window: QWidget) -> Iterator[tuple[str, list[str]]]:
    """The title of each menu, and the texts in it."""
    if isinstance(window, QMainWindow):
        for action in window.menuBar().actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                yield action.text(), [each.text() for each in menu.actions() if each.isVisible()]
