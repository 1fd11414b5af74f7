from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.fields import DateField, LineField
from boardpaper.desktop.pages.details import DetailsPage
from boardpaper.desktop.pages.page import Context
from boardpaper.report.report import Author
from tests.desktop.pages.acting import all_named, click, named, of_kind, says, show

DETAILS = Entry("details", "Details")


def test_authors_are_added_and_removed(context: Context, qtbot: QtBot) -> None:
    page, desk = DetailsPage(context, DETAILS), context.desk
    show(page, qtbot)
    assert not all_named(page, "Remove author 1")
    qtbot.keyClicks(named(page, "Name of author 1"), "Jane")
    assert not all_named(page, "Remove author 1")
    click(page, "Add author", qtbot)
    assert named(page, "Name of author 2").hasFocus()
    assert list(desk.report.authors) == [Author("Jane"), Author()]
    click(page, "Remove author 1", qtbot)
    assert list(desk.report.authors) == [Author()]
    assert not all_named(page, "Remove author 1")


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the list of a completer, offscreen
def test_a_remembered_author_is_filled_in_whole_in_one_step(context: Context, qtbot: QtBot) -> None:
    page, desk = DetailsPage(context, DETAILS), context.desk
    show(page, qtbot)
    name = of_kind(page, "Name of author 1", LineField)
    name.setFocus()
    qtbot.keyClicks(name, "off")
    popup = name.completer().popup()
    assert isinstance(popup, QListView)
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert list(desk.report.authors) == list(context.people)
    assert of_kind(page, "Email of author 1", LineField).text() == "a.officer@example.gov.uk"
    desk.undo()
    assert list(desk.report.authors) == [Author("off")]
    assert name.text() == "off"


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_the_board_is_offered_and_taken(context: Context, qtbot: QtBot) -> None:
    page = DetailsPage(context, DETAILS)
    show(page, qtbot)
    board = of_kind(page, "Report to", LineField)
    board.setFocus()
    qtbot.keyClicks(board, "executive b")
    popup = board.completer().popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert context.desk.report.report_to == "Executive Board"


def test_a_misread_date_keeps_what_was_typed_and_says_so_when_it_is_left(
    context: Context, qtbot: QtBot
) -> None:
    page = DetailsPage(context, DETAILS)
    show(page, qtbot)
    when = of_kind(page, "Date of the meeting", DateField)
    when.setFocus()
    qtbot.keyClicks(when, "soon")
    assert not says(page, "Enter a date")
    of_kind(page, "Subject", LineField).setFocus()
    assert says(page, "Enter a date")
    qtbot.keyClicks(named(page, "Subject"), "Budget")
    context.desk.undo()
    assert when.text() == "soon"
    assert context.desk.report.meeting_date is None
    when.clear()
    qtbot.keyClicks(when, "3 dec 2011")
    qtbot.keyClick(when, Qt.Key.Key_Return)
    assert not says(page, "Enter a date")
