from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Edit
from boardpaper.desktop.kit.fields import DateField, LineField
from boardpaper.desktop.pages.clearance import ClearancePage
from boardpaper.desktop.pages.page import Context
from boardpaper.report.acts import Act, Clear, MakeReady, Publish, Withdraw
from boardpaper.report.place import Place, clearance_place
from boardpaper.report.standing import Clearance
from tests.desktop.pages.acting import all_named, click, named, of_kind, says, show
from tests.desktop.pages.conftest import NOW


def open_page(context: Context, qtbot: QtBot) -> ClearancePage:
    page = ClearancePage(context, Entry("clearance", "Clearance"))
    show(page, qtbot)
    return page


def change(context: Context) -> None:
    report = replace(context.desk.report, subject="Another")
    context.desk.change(report, Edit("typing", Place("details", field="subject")))


def test_a_clearance_is_recorded_in_place_and_taken_back(context: Context, qtbot: QtBot) -> None:
    page, desk = open_page(context, qtbot), context.desk
    assert says(page, "Not cleared")
    click(page, "Record clearance by Legal Services", qtbot)
    who = of_kind(page, "Who has cleared it for Legal Services", LineField)
    assert who.hasFocus()
    qtbot.keyClicks(who, " J. Smith ")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert list(desk.standing.clearances) == [
        Clearance("legal", "J. Smith", NOW, desk.content_hash())
    ]
    assert says(page, "Cleared by J. Smith on 3 Dec 2011, 12:41")
    assert not all_named(page, "Record clearance by Legal Services")
    click(page, "Take back the clearance by Legal Services", qtbot)
    assert len(desk.standing.clearances) == 0
    assert named(page, "Record clearance by Legal Services").hasFocus()


def test_a_missing_clearance_leads_to_what_records_it(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    page.go_to(clearance_place("legal"))
    assert named(page, "Record clearance by Legal Services").hasFocus()
    context.desk.perform(Clear(Clearance("legal", "A. Law", NOW, context.desk.content_hash())))
    page.go_to(clearance_place("legal"))
    assert named(page, "Take back the clearance by Legal Services").hasFocus()


def test_nobody_clears_without_a_name_and_escape_leaves(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    click(page, "Record clearance by Finance", qtbot)
    assert not says(page, "Say who has cleared")
    click(page, "Record", qtbot)
    assert says(page, "Say who has cleared the report.")
    assert len(context.desk.standing.clearances) == 0
    qtbot.keyClick(named(page, "Who has cleared it for Finance"), Qt.Key.Key_Escape)
    assert not all_named(page, "Who has cleared it for Finance")
    assert named(page, "Record clearance by Finance").hasFocus()


def test_a_clearance_of_an_older_text_is_out_of_date(context: Context, qtbot: QtBot) -> None:
    page = open_page(context, qtbot)
    context.desk.perform(Clear(Clearance("finance", "A. Pound", NOW, context.desk.content_hash())))
    assert says(page, "Cleared by A. Pound")
    change(context)
    assert says(page, "Out of date: the text changed after A. Pound cleared it on 3 Dec 2011")
    click(page, "Record again by Finance", qtbot)
    who = of_kind(page, "Who has cleared it for Finance", LineField)
    assert who.text() == "A. Pound"
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert says(page, "Cleared by A. Pound")


@pytest.mark.parametrize(
    ("acts", "why"),
    [
        ((MakeReady(), Publish(date(2011, 12, 6))), "This report is published"),
        ((Withdraw(),), "This report is withdrawn"),
    ],
)
def test_what_the_status_forbids_is_disabled_and_says_why(
    context: Context, qtbot: QtBot, acts: tuple[Act, ...], why: str
) -> None:
    page = open_page(context, qtbot)
    assert not says(page, why)
    click(page, "Record clearance by Finance", qtbot)
    for act in acts:
        context.desk.perform(act)
    assert says(page, why)
    assert not all_named(page, "Who has cleared it for Finance")
    assert not named(page, "Record clearance by Finance").isEnabled()
    assert of_kind(page, "Planned publication", DateField).isReadOnly()


def test_the_day_of_publication_is_planned(context: Context, qtbot: QtBot) -> None:
    page, desk = open_page(context, qtbot), context.desk
    day = of_kind(page, "Planned publication", DateField)
    qtbot.keyClicks(day, "6/12/2011")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert desk.standing.planned_on == date(2011, 12, 6)
    assert not desk.can_undo
    day.clear()
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert desk.standing.planned_on is None
