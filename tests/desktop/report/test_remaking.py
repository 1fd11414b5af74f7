"""Pages that are made anew, for a text size, a theme or a template, are the only ones that hear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import pages_of
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.place import Place
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.programs import end_what_was_discarded
from tests.desktop.report.windows import choose, click, write_in_first_field

NEW_NAME = "Leeds committee report (2021)"


def enlarge(window: ReportWindow, qtbot: QtBot) -> None:
    Officer(qtbot, window).press(Qt.Key.Key_Equal, CONTROL)


def change_theme(window: ReportWindow, _qtbot: QtBot) -> None:
    window.program.look.apply("dark")


def change_template(window: ReportWindow, qtbot: QtBot) -> None:
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    click(dialog, NEW_NAME, qtbot)
    click(dialog, "Change the template", qtbot)
    Officer(qtbot, window).dismiss()  # the dialog; the screen that is none gives no focus back


@pytest.mark.parametrize("remake", [enlarge, change_theme, change_template])
def test_every_page_is_written_in_and_undone_after_a_change_of_look_or_template(
    window: ReportWindow,
    qtbot: QtBot,
    remake: Callable[[ReportWindow, QtBot], None],
) -> None:
    officer = Officer(qtbot, window)
    for entry in pages_of(window.contents.groups):  # so that there is one of each to be made anew
        window.open_page(entry)
    remake(window, qtbot)
    end_what_was_discarded()
    before, written = window.desk.report, 0
    for entry in pages_of(window.contents.groups):
        window.open_page(entry)
        write_in_first_field(officer, window)
        written += window.desk.report != before
        while window.desk.report != before:
            officer.press(Qt.Key.Key_Z, CONTROL)
    assert written >= len(pages_of(window.contents.groups)) - 3


def go_into(window: ReportWindow, place: Place) -> QWidget:
    """Put the caret to a place, and return the field it is in."""
    window.go_to(place)
    QApplication.processEvents()
    focused = window.focusWidget()
    assert focused is not None
    return focused


REMAKES = [enlarge, change_theme, change_template]


@pytest.mark.parametrize("remake", REMAKES)
def test_the_officer_goes_on_typing_in_the_same_word(
    window: ReportWindow, qtbot: QtBot, remake: Callable[[ReportWindow, QtBot], None]
) -> None:
    officer = Officer(qtbot, window)
    go_into(window, Place("details", field="subject"))
    officer.press(Qt.Key.Key_Home)
    for _ in range(3):
        officer.press(Qt.Key.Key_Right)
    before = window.desk.report.subject
    remake(window, qtbot)
    end_what_was_discarded()
    officer.type_words("xyz ")
    assert window.desk.report.subject == f"{before[:3]}xyz {before[3:]}"


@pytest.mark.parametrize("remake", [enlarge, change_theme])
def test_the_caret_stays_in_a_long_text_and_in_view(
    window: ReportWindow, qtbot: QtBot, remake: Callable[[ReportWindow, QtBot], None]
) -> None:
    officer = Officer(qtbot, window)
    editor = go_into(window, Place("main"))
    assert isinstance(editor, TextEditor)
    officer.press(Qt.Key.Key_End, CONTROL)
    for _ in range(5):
        officer.press(Qt.Key.Key_Left)
    officer.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    at = editor.textCursor().anchor(), editor.textCursor().position()
    remake(window, qtbot)
    end_what_was_discarded()
    again = window.focusWidget()
    assert isinstance(again, TextEditor)
    assert again is not editor
    assert (again.textCursor().anchor(), again.textCursor().position()) == at
    assert again.viewport().rect().intersects(again.cursorRect())


@pytest.mark.parametrize("place", [Place("main"), Place("sections", "summary")])
def test_the_caret_goes_with_its_words_to_another_template(
    window: ReportWindow, qtbot: QtBot, place: Place
) -> None:
    officer = Officer(qtbot, window)
    editor = go_into(window, place)
    assert isinstance(editor, TextEditor)
    officer.press(Qt.Key.Key_End, CONTROL)
    for _ in range(5):
        officer.press(Qt.Key.Key_Left)
    officer.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    at = editor.selection()
    change_template(window, qtbot)
    end_what_was_discarded()
    again = window.focusWidget()
    assert isinstance(again, TextEditor)
    assert again is not editor
    assert again.selection() == at
    officer.press(Qt.Key.Key_Z, CONTROL)
    end_what_was_discarded()
    back = window.focusWidget()
    assert isinstance(back, TextEditor)
    assert back.selection() == at


@pytest.mark.parametrize("remake", [enlarge, change_theme])
def test_the_page_stays_where_it_was_scrolled_to(
    window: ReportWindow, qtbot: QtBot, remake: Callable[[ReportWindow, QtBot], None]
) -> None:
    window.resize(window.width(), 400)
    go_into(window, Place("details", field="authors 1 email"))
    page = window.current_page
    assert page is not None
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    remake(window, qtbot)
    end_what_was_discarded()
    again = window.current_page
    assert again is not None
    qtbot.waitUntil(lambda: again.verticalScrollBar().value() > 0)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Email of author 1"
    assert not focused.visibleRegion().isEmpty()


def test_a_date_that_stands_in_its_field_still_is_not_lost(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    go_into(window, Place("details", field="meeting_date"))
    officer.press(Qt.Key.Key_A, CONTROL)
    officer.type_words("25/12/2026")
    enlarge(window, qtbot)
    end_what_was_discarded()
    assert window.desk.report.meeting_date == date(2026, 12, 25)


def test_what_stands_outside_the_page_keeps_the_focus(window: ReportWindow, qtbot: QtBot) -> None:
    outline = window._outline
    outline.setFocus()
    enlarge(window, qtbot)
    end_what_was_discarded()
    assert window.focusWidget() is outline
