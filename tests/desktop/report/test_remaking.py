"""Pages that are made anew, for a text size, a theme or a template, are the only ones that hear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import pages_of
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.report.window import ReportWindow
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.programs import end_what_was_discarded
from tests.desktop.report.windows import choose, click

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


@pytest.mark.parametrize("remake", [enlarge, change_theme, change_template])
def test_every_page_is_written_in_and_undone_after_a_change_of_look_or_template(
    window: ReportWindow,
    qtbot: QtBot,
    remake: Callable[[ReportWindow, QtBot], None],
) -> None:
    officer = Officer(qtbot, window)
    for entry in pages_of(window._groups):  # so that there is one of each to be made anew
        window.open_page(entry)
    remake(window, qtbot)
    end_what_was_discarded()
    before, written = window.desk.report, 0
    for entry in pages_of(window._groups):
        window.open_page(entry)
        write_in_first_field(officer, window)
        written += window.desk.report != before
        while window.desk.report != before:
            officer.press(Qt.Key.Key_Z, CONTROL)
    assert written >= len(pages_of(window._groups)) - 3
