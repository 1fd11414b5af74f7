"""The page of deadlines and notices: what is due, how the days count, and the way to the date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as with_other
from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Edit
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.pages.notices import NoticesPage
from boardpaper.desktop.pages.page import Context
from boardpaper.report.acts import Withdraw
from boardpaper.report.edits.front import set_meeting_date, set_notices
from boardpaper.report.place import Place
from boardpaper.report.report import KeyDecision, Notices

PLACE = Place("details", field="meeting_date")
MEETING = date(2011, 12, 14)
Show = Callable[[Context], NoticesPage]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def show(context: Context) -> NoticesPage:
        page = NoticesPage(context, Entry("notices", "Deadlines and notices"))
        qtbot.addWidget(page)
        page.resize(700, 900)
        page.show()
        return page

    return show


def meet_on(context: Context, day: date | None) -> None:
    report = replace(context.desk.report, report_to="Executive Board")
    context.desk.change(set_meeting_date(report, day), Edit("change", PLACE))


def said(page: NoticesPage) -> list[str]:
    """What can be read on the page."""
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]


def buttons(page: NoticesPage) -> dict[str, QPushButton]:
    found = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    return {each.accessibleName() or each.text(): each for each in found}


def test_without_a_date_there_is_a_way_to_give_one(
    context: Context, show: Show, qtbot: QtBot
) -> None:
    page = show(context)
    assert "All deadlines are counted from the day of the meeting, which is not given yet." in said(
        page
    )
    assert "Save to calendar (.ics)…" not in buttons(page)
    with qtbot.waitSignal(page.go_wanted) as told:
        qtbot.mouseClick(buttons(page)["Go to the meeting date"], Qt.MouseButton.LeftButton)
    assert told.args == [PLACE]


def test_what_is_due_is_said_with_how_it_stands(context: Context, show: Show) -> None:
    page = show(context)
    meet_on(context, MEETING)
    words = said(page)
    assert "For the meeting of Executive Board on Wednesday 14 December 2011." in words
    at = words.index("Agenda and reports")
    assert words[at : at + 3] == ["Agenda and reports", "By Tuesday 6 December 2011", "In 3 days"]
    assert "Go to the meeting date" not in buttons(page)


def test_the_days_open_in_place_and_stay_open(context: Context, show: Show, qtbot: QtBot) -> None:
    meet_on(context, MEETING)
    page = show(context)
    button = buttons(page)["Show the days: Agenda and reports"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    (table,) = [each for each in page.findChildren(QTreeWidget) if each.isVisible()]
    lines = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    cells = [[line.text(column) for column in range(3)] for line in lines if line is not None]
    assert cells[0] == ["Tue  6 Dec 2011", "Not counted", "The day of publication"]
    assert cells[1] == ["Wed  7 Dec 2011", "Clear day 1", ""]
    assert cells[4] == ["Sat 10 Dec 2011", "Not counted", "Saturday"]
    assert table.accessibleName() == "Days: Agenda and reports"
    rows = [table.visualItemRect(line) for line in lines if line is not None]
    assert table.viewport().rect().contains(rows[-1])  # nothing is to be scrolled
    assert buttons(page)["Hide the days: Agenda and reports"] is button
    meet_on(context, date(2011, 12, 15))
    QApplication.processEvents()
    first = table.topLevelItem(0)
    assert table.isVisible()
    assert first is not None
    assert first.text(0) == "Wed  7 Dec 2011"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not table.isVisible()


def test_a_day_is_spoken_whole(context: Context, show: Show, qtbot: QtBot) -> None:
    meet_on(context, MEETING)
    page = show(context)
    qtbot.mouseClick(buttons(page)["Show the days: Agenda and reports"], Qt.MouseButton.LeftButton)
    (table,) = [each for each in page.findChildren(QTreeWidget) if each.isVisible()]
    interface = QAccessible.queryAccessibleInterface(table)
    cells = (interface.child(number) for number in range(interface.childCount()))
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert "Sat 10 Dec 2011, not counted, Saturday" in names


def test_a_year_without_calendar_is_said(context: Context, show: Show) -> None:
    page = show(context)
    meet_on(context, date(2077, 6, 9))
    assert any(each.startswith("The bank holidays of 2077 are not known") for each in said(page))
    assert "Go to the meeting date" in buttons(page)


def test_the_days_of_notices_say_by_when_they_are_due(context: Context, show: Show) -> None:
    meet_on(context, date(2026, 12, 16))
    notices = Notices(KeyDecision(True))
    context.desk.change(set_notices(context.desk.report, notices), Edit("change", PLACE))
    page = show(context)
    assert "Due by Tuesday 17 November 2026." in said(page)
    field = page.field_at(Place("notices", field="key_decision notice_on"))
    assert isinstance(field, DateField)
    assert field.accessibleDescription() == "Due by Tuesday 17 November 2026."
    meet_on(context, None)
    assert not any(each.startswith("Due by") for each in said(page))
    assert field.accessibleDescription() == ""


def test_the_next_day_it_says_so(context: Context, show: Show) -> None:
    """Also of a page that was open all night, when it is shown again."""
    now = [context.clock()]

    def clock() -> datetime:
        return now[0]

    context = with_other(context, clock=clock)
    meet_on(context, MEETING)
    page = show(context)
    assert "In 3 days" in said(page)
    page.hide()
    now[0] += timedelta(days=2)
    page.show()
    assert "Tomorrow" in said(page)


def test_the_focus_begins_where_something_can_be_filled_in(context: Context, show: Show) -> None:
    meet_on(context, MEETING)
    page = show(context)
    page.activateWindow()
    page.begin()
    focused = page.focusWidget()
    assert focused is not None
    assert focused not in buttons(page).values()
    context.desk.perform(Withdraw())
    page.begin()
    assert page.focusWidget() is buttons(page)["Save to calendar (.ics)…"]


def test_saving_is_a_command_of_the_menus(context: Context, show: Show, qtbot: QtBot) -> None:
    meet_on(context, MEETING)
    page = show(context)
    with qtbot.waitSignal(page.act_wanted) as told:
        qtbot.mouseClick(buttons(page)["Save to calendar (.ics)…"], Qt.MouseButton.LeftButton)
    assert told.args == ["save-dates"]
