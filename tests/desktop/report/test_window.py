"""The window of a report: what is kept, undone, shown and closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import pages_of
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.header import saved_words
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from boardpaper.report.place import Place
from boardpaper.report.standing import Saved
from tests.desktop.programs import START, keep, new_window, open_window, running, type_words


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> ReportWindow:
    """A new report, its first field ready for keys."""
    return new_window(program, qtbot)


def press(window: ReportWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in whatever has the focus of a window."""
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(window.focusWidget(), key, held)


CONTROL = Qt.KeyboardModifier.ControlModifier


def load(program: Program, qtbot: QtBot, number: int) -> Saved:
    loaded: list[Saved] = []

    def work(library: Library) -> Saved:
        return library.load(number)

    program.ask(work, loaded.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(loaded))
    return loaded[0]


def is_settled(window: ReportWindow) -> bool:
    return not window.session.saver.has_work and not window.desk.save_state.is_saving


def count_reports(program: Program, qtbot: QtBot) -> int:
    counts: list[int] = []

    def work(library: Library) -> int:
        return len(library.entries())

    program.ask(work, counts.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(counts))
    return counts[0]


def test_a_new_report_is_kept_with_its_first_word(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    before = window.session.number
    assert before is None
    window.go_to(Place("details", field="subject"))
    type_words("Budget")
    qtbot.waitUntil(lambda: is_settled(window) and window.session.number is not None)
    assert window.session.number == 1
    assert load(program, qtbot, 1).report.subject == "Budget"
    assert window.windowTitle() == "BP-0001 Budget – Boardpaper"
    assert "Saved" in saved_words(window.desk.save_state, START)


def test_a_new_report_nobody_wrote_in_leaves_nothing(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    window.close()
    assert count_reports(program, qtbot) == 0


def test_closing_waits_until_everything_is_kept(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    window.go_to(Place("details", field="subject"))
    type_words("Budget")
    assert not window.close()
    qtbot.waitUntil(lambda: not program.windows)
    assert load(program, qtbot, 1).report.subject == "Budget"


def test_undo_goes_to_the_page_where_it_takes_place(window: ReportWindow) -> None:
    window.go_to(Place("details", field="subject"))
    type_words("Budget")
    window.go_to(Place("sections", "summary"))
    type_words("Members agree")
    summary = window.current_page
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.current_page is summary
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.current_page is not summary
    assert window.desk.report.subject == ""
    assert not window.commands["undo"].isEnabled()
    press(window, Qt.Key.Key_Y, CONTROL)
    press(window, Qt.Key.Key_Y, CONTROL)
    assert window.desk.report.subject == "Budget"
    assert window.current_page is summary
    editor = window.current_page.editor() if window.current_page is not None else None
    assert editor is not None
    assert editor.toPlainText() == "Members agree"
    assert editor.caret().offset == len("Members agree")


def test_a_field_never_undoes_by_itself(window: ReportWindow) -> None:
    window.go_to(Place("details", field="report_of"))
    type_words("the Director")
    window.desk.undo()
    assert not window.commands["undo"].isEnabled()
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.desk.report.report_of == ""


def test_every_page_of_the_outline_opens(program: Program, qtbot: QtBot) -> None:
    window = open_window(program, qtbot, keep(program, qtbot))
    entries = pages_of(window.contents.groups)
    for entry in entries:
        page = window.open_page(entry)
        assert page.isVisible()
        assert page.title.text().endswith(entry.title)
    for _ in entries:
        press(window, Qt.Key.Key_PageUp, CONTROL)
    assert window._outline.current() == entries[0]


def test_two_windows_of_one_report_are_one(program: Program, qtbot: QtBot) -> None:
    number = keep(program, qtbot)
    window = open_window(program, qtbot, number)
    program.open_report(number, pytest.fail, Place("sections", "summary"))
    assert program.windows == (window,)
    entry = window._outline.current()
    assert entry is not None
    assert entry.key == "summary"


def button(window: QWidget, words: str) -> QPushButton:
    found = [
        each
        for each in window.findChildren(QPushButton)
        if each.isVisible() and each.text() == words
    ]
    assert len(found) == 1, words
    return found[0]


def test_the_caret_stands_where_it_stood_after_undo_and_redo(
    program: Program, qtbot: QtBot
) -> None:
    window = new_window(program, qtbot)
    window.go_to(Place("sections", "summary"))
    first, second = "The works protect 240 homes. They ", "cost 1.2 million pounds."
    type_words(first + second)

    def press(key: Qt.Key) -> tuple[str, int]:
        editor = QApplication.focusWidget()
        assert isinstance(editor, TextEditor)
        qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
        return editor.toPlainText(), editor.textCursor().position()

    assert press(Qt.Key.Key_Z) == (first, len(first))
    assert press(Qt.Key.Key_Z) == ("", 0)
    assert press(Qt.Key.Key_Y) == (first, len(first))
    assert press(Qt.Key.Key_Y) == (first + second, len(first + second))


def test_an_author_is_added_from_the_menu(program: Program, qtbot: QtBot) -> None:
    window = new_window(program, qtbot)
    window.go_to(Place("sections", "summary"))
    window.commands["insert-author"].trigger()
    type_words("B. Officer")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert window.desk.report.authors[-1].name == "B. Officer"
