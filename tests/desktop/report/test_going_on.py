"""Keys go where the officer was writing, never to a button that nobody chose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desktop.dialogs.export import ExportDialog
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.report.windows import dialog_of


def open_dialogs(window: ReportWindow) -> list[HouseDialog]:
    return [each for each in window.findChildren(HouseDialog) if each.isVisible()]


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_turning_the_page_by_keys_goes_on_in_the_page(
    window: ReportWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    officer = Officer(qtbot, window)
    officer.press(Qt.Key.Key_PageDown, CONTROL)
    window._header.export_button.setFocus()
    before = window.current_page
    officer.press(key, CONTROL)
    page = window.current_page
    assert page is not None
    assert page is not before
    assert page.isAncestorOf(officer.focused)
    officer.type_words("a b ")
    assert not open_dialogs(window)


def test_at_the_last_page_the_caret_stays_where_it_is(window: ReportWindow, qtbot: QtBot) -> None:
    officer = Officer(qtbot, window)
    subject = officer.find("Subject", QLineEdit)
    body = officer.find("Report to", QLineEdit)
    subject.setFocus()
    body.setFocus()
    officer.press(Qt.Key.Key_PageUp, CONTROL)
    assert body.hasFocus()
    window._header.export_button.setFocus()
    officer.press(Qt.Key.Key_PageUp, CONTROL)
    assert body.hasFocus()


def test_after_a_dialog_the_officer_goes_on_where_they_were(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    body = officer.find("Report to", QLineEdit)
    body.setFocus()
    officer.click("Export draft…")
    dialog = dialog_of(ExportDialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    officer.dismiss()
    assert window.focusWidget() is body
    outline = window._outline
    outline.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    qtbot.keyClick(dialog_of(ExportDialog, qtbot), Qt.Key.Key_Escape)
    officer.dismiss()
    assert window.focusWidget() is outline


def test_after_a_bar_has_gone_the_officer_goes_on_where_they_were(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    body = officer.find("Report to", QLineEdit)
    body.setFocus()
    window.commands["make-ready"].trigger()
    officer.click("Dismiss")
    assert body.hasFocus()


def test_after_a_restore_the_officer_goes_on_where_they_were(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    officer, binned = Officer(qtbot, window), list[bool]()

    def put_in_bin(library: Library) -> bool:
        library.put_in_bin(1)
        return True

    program.ask(put_in_bin, binned.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(binned))
    body = officer.find("Report to", QLineEdit)
    body.setFocus()
    officer.type_words("x")
    officer.press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "in the bin" in window._save_bar.sentence)
    officer.find("Restore", QPushButton).setFocus()
    officer.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._save_bar.sentence == "")
    assert body.hasFocus()
