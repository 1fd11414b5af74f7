"""The checks in a report's window: listed with their reasons, counted, said at the fields."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardpaper import resources
from boardpaper.checks.spelling import Speller
from boardpaper.desk import spelling
from boardpaper.desk.steps import Edit
from boardpaper.desk.survey import Listed
from boardpaper.desktop.kit.blame import Blame
from boardpaper.desktop.kit.forms import blame_of
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.problem_list import LISTED
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.acts import Withdraw
from boardpaper.report.edits.front import set_meeting_date
from boardpaper.report.place import Place
from tests.desktop.officer import Officer
from tests.desktop.programs import new_window

SUBJECT = Place("details", field="subject")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def blank(program: Program, qtbot: QtBot) -> ReportWindow:
    """A new report, checked."""
    window = new_window(program, qtbot)
    wait(window, qtbot)
    return window


def wait(window: ReportWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.checks.is_up_to_date)


def listed(window: ReportWindow) -> list[Listed]:
    rows = window.dock.checks.list
    return [rows.item(row).data(LISTED) for row in range(rows.count())]


def at(window: ReportWindow, place: Place) -> int:
    """The row of a problem at a place."""
    return [each.problem.place for each in listed(window)].index(place)


def field_at(window: ReportWindow, place: Place) -> QWidget:
    page = window.current_page
    assert page is not None
    field = page.field_at(place)
    assert field is not None
    return field


def blame_at(window: ReportWindow, place: Place) -> Blame:
    blame = blame_of(field_at(window, place))
    assert blame is not None
    return blame


def test_the_side_panel_lists_every_problem_and_counts_them_in_its_tab(
    blank: ReportWindow,
) -> None:
    checks = blank.session.checks
    assert {each.problem for each in listed(blank)} == set(checks.problems)
    count = sum(each.level != "information" for each in checks.problems)
    assert count > 1
    assert blank.dock.tabs.tabText(0) == f"Checks ({count})"


def test_a_problem_is_read_out_with_its_level_place_and_reason(blank: ReportWindow) -> None:
    item = blank.dock.checks.list.item(at(blank, SUBJECT))
    assert item.data(SPOKEN) == (
        "Error: Title block. Give the report a subject. Details. "
        "Why: The title block of the council’s form."
    )


def test_a_problem_leads_to_its_field(blank: ReportWindow, qtbot: QtBot) -> None:
    blank.open_kind("questions")
    blank.show_checks()
    rows = blank.dock.checks.list
    assert rows.hasFocus()
    rows.setCurrentRow(at(blank, SUBJECT))
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert blank.focusWidget() is field_at(blank, SUBJECT)


def test_what_is_mended_goes_from_the_list(blank: ReportWindow, qtbot: QtBot) -> None:
    before = len(listed(blank))
    Officer(qtbot, blank).write("Subject", "Bees")
    wait(blank, qtbot)
    assert SUBJECT not in [each.problem.place for each in listed(blank)]
    assert len(listed(blank)) == before - 1


def test_the_outline_counts_the_problems_of_a_page(blank: ReportWindow, qtbot: QtBot) -> None:
    outline = blank._outline
    before = outline.item(1).data(SPOKEN)
    Officer(qtbot, blank).write("Subject", "Bees")
    wait(blank, qtbot)
    errors = blank.contents.survey.count("error", blank.contents.pages[0])
    assert before == f"Details, nothing written yet, {errors + 1} errors, 1 warning"
    qtbot.waitUntil(
        lambda: outline.item(1).data(SPOKEN) == f"Details, not complete, {errors} errors, 1 warning"
    )


def test_an_empty_field_is_blamed_once_it_was_left(blank: ReportWindow, qtbot: QtBot) -> None:
    field, blame = field_at(blank, SUBJECT), blame_at(blank, SUBJECT)
    assert field.hasFocus()
    assert blame.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert blame.text() == "Give the report a subject."
    assert blame.isVisible()
    assert "Give the report a subject." in field.accessibleDescription()
    Officer(qtbot, blank).write("Subject", "Bees")
    wait(blank, qtbot)
    assert blame.isHidden()


def test_what_is_wrong_is_not_told_while_it_is_written(blank: ReportWindow, qtbot: QtBot) -> None:
    officer = Officer(qtbot, blank)
    officer.write("Name of author 1", "A. Officer")
    officer.write("Telephone of author 1", "123")
    wait(blank, qtbot)
    telephone = Place("details", field="authors 1 telephone")
    blame = blame_at(blank, telephone)
    assert blame.isHidden()
    qtbot.keyClick(field_at(blank, telephone), Qt.Key.Key_Tab)
    assert "telephone number" in blame.text()


def test_a_text_is_blamed_once_it_was_left(blank: ReportWindow, qtbot: QtBot) -> None:
    blank.open_kind("section")
    editor = field_at(blank, Place("sections", "summary"))
    blame = blame_at(blank, Place("sections", "summary"))
    assert blame.isHidden()
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton)
    editor.setFocus()
    Officer(qtbot, blank).type_words("See TBC.")
    wait(blank, qtbot)
    assert blame.isHidden()
    blank.open_kind("details")
    blank.open_kind("section")
    assert blame.text() == "1 problem in this text: see Checks (F6)."
    assert editor.accessibleDescription().endswith(blame.text())


def test_a_report_with_errors_is_not_made_ready_and_shows_them(blank: ReportWindow) -> None:
    blank.dock.show_help()
    blank.commands["make-ready"].trigger()
    errors = blank.contents.survey.count("error")
    assert blank.desk.standing.status == "draft"
    assert blank.notice.sentence == (
        f"This report cannot be marked as ready yet: {errors} errors are open, listed under Checks."
    )
    assert blank.dock.tabs.currentWidget() is blank.dock.checks


def test_the_one_that_is_chosen_stays_chosen_while_others_go(
    blank: ReportWindow, qtbot: QtBot
) -> None:
    rows = blank.dock.checks.list
    wards = Place("answers", blank.session.template.template.questions[0].id)
    rows.setCurrentRow(at(blank, wards))
    Officer(qtbot, blank).write("Subject", "Bees")
    wait(blank, qtbot)
    assert rows.currentItem().data(LISTED).problem.place == wards


def test_a_chosen_problem_shows_its_reason(blank: ReportWindow) -> None:
    blank.show_checks()
    rows = blank.dock.checks.list
    rows.clearSelection()
    QApplication.processEvents()
    before = rows.visualItemRect(rows.item(0)).height()
    rows.setCurrentRow(0)
    QApplication.processEvents()
    assert rows.visualItemRect(rows.item(0)).height() > before


def foot(window: ReportWindow) -> str:
    """What stands below the checks, where anything does."""
    labels = [each.text() for each in window.dock.checks.findChildren(Words) if not each.isHidden()]
    return next((each for each in labels if each.startswith("Publish by")), "")


def change(window: ReportWindow, meeting: date | None) -> None:
    report = set_meeting_date(window.desk.report, meeting)
    window.desk.change(report, Edit("change", Place("details", field="meeting_date")))


def test_the_foot_says_by_when_all_must_be_in_order(window: ReportWindow, qtbot: QtBot) -> None:
    assert foot(window) == (
        "Publish by Tuesday 6 December 2011: five clear days before the meeting on "
        "Wednesday 14 December."
    )
    change(window, date(2026, 12, 16))
    qtbot.waitUntil(lambda: foot(window).startswith("Publish by Tuesday 8 December 2026"))
    for day in (None, date(2077, 6, 9)):
        change(window, day)
        qtbot.waitUntil(lambda: foot(window) == "")
        change(window, date(2026, 12, 16))
        qtbot.waitUntil(lambda: foot(window) != "")
    window.desk.perform(Withdraw())
    qtbot.waitUntil(lambda: foot(window) == "")


def test_an_own_calendar_counts_and_a_mistake_in_it_is_said(program: Program, qtbot: QtBot) -> None:
    file = program.surroundings.folders.calendar_file
    file.parent.mkdir(parents=True, exist_ok=True)
    own = resources.read_text("calendars", "england-and-wales.toml")
    own = own.replace('name = "England and Wales"', 'name = "Our own"')
    file.write_text(own, encoding="utf-8")
    window = new_window(program, qtbot)
    assert window.session.checks.working_days.calendar.name == "Our own"
    file.write_text("holidays = 7", encoding="utf-8")
    assert "calendar.toml" in new_window(program, qtbot).notice.sentence


def test_a_misspelt_word_is_told_once_it_was_written(program: Program, qtbot: QtBot) -> None:
    words = program.surroundings.folders.own_words_file
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("beesly\n", encoding="utf-8")
    window = new_window(program, qtbot)
    wait(window, qtbot)
    Officer(qtbot, window).write("Subject", "The beesly stratgey")
    wait(window, qtbot)
    place = Place("details", field="subject", start=11, end=19)
    problem = listed(window)[at(window, place)].problem
    assert problem.level == "warning"
    assert problem.message == "“stratgey” may be misspelt: did you mean “strategy”?"


def test_the_windows_share_one_speller_that_is_read_with_the_first_check(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Speller] = []
    read = spelling.speller

    def noting(own: Iterable[str]) -> Speller:
        made.append(read(own))
        return made[-1]

    monkeypatch.setattr(spelling, "speller", noting)
    first, second = new_window(program, qtbot), new_window(program, qtbot)
    wait(first, qtbot)
    wait(second, qtbot)
    assert len(made) == 1
