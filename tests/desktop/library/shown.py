"""Reports for a library, and what its window shows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.opening import Opened
from boardpaper.desktop.library.row_view import ReportList
from boardpaper.desktop.library.rows import ROW
from boardpaper.desktop.library.side_bar import SideBar
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.report.standing import Standing
from boardpaper.report.status import Status
from tests.desktop.programs import draft, keep


def a_report(
    subject: str,
    board: str = "Executive Board",
    status: Status = "draft",
    meeting: date | None = date(2026, 12, 16),
) -> Opened:
    """The example under another subject."""
    opened = draft()
    saved = opened.saved
    report = msgspec.structs.replace(
        saved.report, subject=subject, report_to=board, meeting_date=meeting
    )
    standing = Standing(status)
    return replace(opened, saved=msgspec.structs.replace(saved, report=report, standing=standing))


def fill(program: Program, qtbot: QtBot, *reports: Opened) -> Sequence[int]:
    """Keep reports, of which the last will be listed first, and return their numbers."""
    return [keep(program, qtbot, each) for each in reports]


def open_library(program: Program, qtbot: QtBot) -> LibraryView:
    """Show the window, and wait for its list."""
    window = program.show_library()
    qtbot.waitActive(window)
    qtbot.waitUntil(lambda: window.catalogue.listing is not None)
    return window


def rows(window: LibraryView) -> list[str]:
    """The subjects that are listed, none where there is no list to be seen."""
    view = reports(window)
    if not view.isVisible():
        return []
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(window: LibraryView) -> list[str]:
    return [row.entry.subject for row in window.chosen]


def reports(window: LibraryView) -> ReportList:
    found = window.findChild(ReportList)
    assert isinstance(found, ReportList)
    return found


def side_bar(window: LibraryView) -> SideBar:
    found = window.findChild(SideBar)
    assert isinstance(found, SideBar)
    return found


def spoken(window: LibraryView) -> list[str]:
    """What is spoken of each line of the side bar."""
    bar = side_bar(window)
    role = Qt.ItemDataRole.AccessibleTextRole
    return [bar.item(row).data(role) for row in range(bar.count()) if bar.item(row).text()]


def choose_filter(window: LibraryView, title: str) -> None:
    """Click on a line of the side bar."""
    bar = side_bar(window)
    line = next(bar.item(row) for row in range(bar.count()) if bar.item(row).text() == title)
    at = bar.visualItemRect(line).center()
    QTest.mouseClick(bar.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def buttons(within: QWidget) -> dict[str, QPushButton]:
    """The buttons that can be seen, by what they say."""
    QApplication.processEvents()  # what was just added becomes visible
    found = within.findChildren(QPushButton)
    return {each.text(): each for each in found if each.isVisible()}


def press_button(within: QWidget, text: str) -> None:
    """Press a button with the keyboard."""
    button = buttons(within)[text]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def number_at(window: LibraryView, row: int) -> int:
    number = reports(window).model().index(row, 0).data(ROW).entry.number
    assert isinstance(number, int)
    return number
