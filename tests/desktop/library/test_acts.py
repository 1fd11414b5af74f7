"""What is done with whole reports: the bin and back, for ever, copies, exports."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.exports import Exports
from tests.desktop.library import shown
from tests.desktop.library.shown import a_report, chosen, fill, open_library, press, rows
from tests.desktop.programs import open_window

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> LibraryView:
    """Three reports, with the keyboard in the list."""
    fill(program, qtbot, a_report("Potholes"), a_report("Budget"), a_report("Schools"))
    window = open_library(program, qtbot)
    shown.reports(window).setFocus()
    return window


def put_in_bin(window: LibraryView, qtbot: QtBot) -> None:
    before = len(window.binned)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.binned) > before)


def dialog_of(window: LibraryView) -> HouseDialog:
    found = [each for each in window.findChildren(HouseDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_delete_puts_a_report_in_the_bin_and_undo_takes_it_out(
    window: LibraryView, qtbot: QtBot
) -> None:
    put_in_bin(window, qtbot)
    assert rows(window) == ["Budget", "Potholes"]
    assert chosen(window) == ["Budget"]
    assert window.notice.sentence == "BP-0003 was moved to the bin."
    shown.press_button(window.notice, "Undo")
    qtbot.waitUntil(lambda: len(rows(window)) == 3)
    assert window.notice.sentence == "BP-0003 was taken out of the bin."


def test_undo_concerns_what_the_notice_names(window: LibraryView, qtbot: QtBot) -> None:
    put_in_bin(window, qtbot)
    put_in_bin(window, qtbot)
    assert window.notice.sentence == "BP-0002 was moved to the bin."
    shown.press_button(window.notice, "Undo")
    qtbot.waitUntil(lambda: rows(window) == ["Budget", "Potholes"])


def test_what_was_restored_can_be_shown(window: LibraryView, qtbot: QtBot) -> None:
    put_in_bin(window, qtbot)
    shown.choose_filter(window, "Bin")
    assert rows(window) == ["Schools"]
    window.commands["restore"].trigger()
    qtbot.waitUntil(lambda: not window.binned)
    assert window.reports_page.empty.sentence.startswith("The bin is empty")
    shown.press_button(window.notice, "Show")
    qtbot.waitUntil(lambda: chosen(window) == ["Schools"])
    assert len(rows(window)) == 3


def test_delete_for_ever_asks_first_and_deletes_nothing_if_it_is_not_wanted(
    window: LibraryView, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    put_in_bin(window, qtbot)
    assert window.notice.sentence == "3 reports were moved to the bin."
    shown.choose_filter(window, "Bin")
    shown.reports(window).setFocus()
    press(Qt.Key.Key_Delete, SHIFT)
    dialog = dialog_of(window)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)  # the usual answer is no
    qtbot.waitUntil(lambda: not window.findChildren(HouseDialog))
    assert len(window.binned) == 3
    window.commands["delete"].trigger()
    shown.press_button(dialog_of(window), "Delete for ever")
    qtbot.waitUntil(lambda: len(window.binned) == 2)
    assert window.notice.sentence == "BP-0003 was deleted for ever."


def test_emptying_the_bin_says_how_many_and_that_it_cannot_be_undone(
    window: LibraryView, qtbot: QtBot
) -> None:
    put_in_bin(window, qtbot)
    put_in_bin(window, qtbot)
    window.commands["empty"].trigger()
    dialog = dialog_of(window)
    words = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "2 reports" in words
    assert "cannot be undone" in words
    shown.press_button(dialog, "Delete for ever")
    qtbot.waitUntil(lambda: not window.binned)
    assert not window.commands["empty"].isEnabled()


def test_a_report_in_the_bin_is_not_opened(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    put_in_bin(window, qtbot)
    shown.choose_filter(window, "Bin")
    shown.reports(window).setFocus()
    press(Qt.Key.Key_Return)
    assert program.windows == ()
    assert window.notice.sentence == "BP-0003 is in the bin: restore it to open it."
    shown.press_button(window.notice, "Restore")
    qtbot.waitUntil(lambda: not window.binned)


def test_a_report_that_is_open_is_not_put_in_the_bin(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    open_window(program, qtbot, 3)
    window.commands["bin"].trigger()
    assert window.notice.sentence == (
        "BP-0003 is open and cannot be put in the bin: close its window first."
    )
    assert len(rows(window)) == 3


def test_an_export_is_that_of_the_window_of_the_report(
    window: LibraryView,
    program: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[int | None] = []
    monkeypatch.setattr(Exports, "export", lambda self: told.append(self._window.session.number))
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told == [3])
    program.show_library()
    qtbot.waitActive(window)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert told == [3, 3]
    assert len(program.windows) == 1


def test_a_copy_is_opened_and_listed(window: LibraryView, program: Program, qtbot: QtBot) -> None:
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    assert program.windows[0].session.number == 4
    qtbot.waitUntil(lambda: rows(window) == ["Schools", "Schools", "Budget", "Potholes"])


def test_the_menu_at_a_row_has_what_can_be_done(window: LibraryView, qtbot: QtBot) -> None:
    shown.reports(window).menu_wanted.emit(window.pos())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [each.text().replace("&", "") for each in menu.actions() if each.text()]
    assert texts == ["Open", "Export PDF…", "Duplicate", "Move to bin"]
    menu.close()
    put_in_bin(window, qtbot)
    shown.choose_filter(window, "Bin")
    shown.reports(window).menu_wanted.emit(window.pos())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [each.text().replace("&", "") for each in menu.actions() if each.text()]
    assert texts == ["Restore", "Delete for ever…"]
    menu.close()


def test_the_keyboard_stays_with_the_list_when_its_last_report_is_binned_and_restored(
    window: LibraryView, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    put_in_bin(window, qtbot)
    assert shown.side_bar(window).hasFocus()
    shown.press_button(window.notice, "Undo")
    qtbot.waitUntil(lambda: len(rows(window)) == 3)
    QApplication.processEvents()
    assert shown.reports(window).hasFocus()
