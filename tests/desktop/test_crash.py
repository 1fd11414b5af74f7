"""What happens when the program meets a defect of its own."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.crash import CrashHandler, details_of
from boardpaper.desktop.defects import defect_sentence, sentence_of
from boardpaper.desktop.program import Program
from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.library import Library
from boardpaper.report.place import Place
from tests.desktop.programs import new_window, running, type_words

SECRET = "the name of a child"


def defect() -> ValueError:
    with pytest.raises(ValueError, match=SECRET) as caught:
        int_of(SECRET)
    return caught.value


def int_of(words: str) -> int:
    """Raise an exception whose message holds the words."""
    return int(words)


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def handler(program: Program) -> CrashHandler:
    return CrashHandler(program, program.surroundings.folders.log_file)


def dialog_of(qtbot: QtBot) -> QWidget:
    def find() -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    qtbot.waitUntil(lambda: bool(find()))
    (dialog,) = find()
    return dialog


def test_a_defect_is_told_by_kind_and_place_only(
    program: Program, handler: CrashHandler, qtbot: QtBot
) -> None:
    handler.tell(defect())
    dialog = dialog_of(qtbot)
    words = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "ValueError at test_crash.py" in words
    log = program.surroundings.folders.log_file.read_text(encoding="utf-8")
    assert "test_crash.py" in log
    assert SECRET not in words + log


def test_a_second_defect_opens_no_second_dialog(handler: CrashHandler, qtbot: QtBot) -> None:
    handler.tell(defect())
    handler.tell(KeyError(SECRET))
    dialog = dialog_of(qtbot)
    QApplication.processEvents()
    assert dialog_of(qtbot) is dialog


def test_closing_it_ends_the_program(
    program: Program, handler: CrashHandler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[bool] = []
    monkeypatch.setattr(program._application, "quit", lambda: ends.append(True))
    handler.tell(defect())
    dialog = dialog_of(qtbot)
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Copy details"], Qt.MouseButton.LeftButton)
    assert "ValueError" in QApplication.clipboard().text()
    QApplication.clipboard().clear()
    qtbot.mouseClick(buttons["Close Boardpaper"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ends == [True])


def said(dialog: QWidget) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_whoever_is_typing_does_not_close_it(
    program: Program, handler: CrashHandler, qtbot: QtBot
) -> None:
    window = new_window(program, qtbot)
    window.go_to(Place("details", field="subject"))
    handler.tell(defect())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    type_words("a b ")
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.isVisible()
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert window.isVisible()


def test_it_says_that_all_is_saved_only_once_it_is(
    program: Program, handler: CrashHandler, qtbot: QtBot
) -> None:
    window = new_window(program, qtbot)
    window.go_to(Place("details", field="subject"))
    type_words("Budget")
    handler.tell(defect())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "What you wrote is being saved." in said(dialog)
    qtbot.waitUntil(lambda: "Everything you wrote is saved." in said(dialog))
    assert not window.session.saver.has_work


def test_it_says_that_something_is_not_saved(
    program: Program, handler: CrashHandler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The disk is full.")

    window = new_window(program, qtbot)
    window.go_to(Place("details", field="subject"))
    with monkeypatch.context() as patch:
        patch.setattr(Library, "add", fail)
        type_words("Budget")
        handler.tell(defect())
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(lambda: "Not everything could be saved: The disk is full." in said(dialog))
    window.session.saver.save()
    qtbot.waitUntil(lambda: "Everything you wrote is saved." in said(dialog))


def test_exceptions_of_all_threads_are_taken(
    handler: CrashHandler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handler.install()

    def fail() -> None:
        raise defect()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert dialog_of(qtbot).isVisible()
    assert sys.excepthook == handler._hook


def test_a_full_log_begins_anew(
    program: Program, handler: CrashHandler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardpaper.desktop.crash._LOG_LIMIT", 10)
    log = program.surroundings.folders.log_file
    log.parent.mkdir(parents=True)
    log.write_text("old " * 10, encoding="utf-8")
    handler.tell(defect())
    dialog_of(qtbot)
    assert "old" not in log.read_text(encoding="utf-8")


def test_the_sentence_of_an_error_is_its_own_and_that_of_a_defect_is_made() -> None:
    assert sentence_of(EnvironmentFaultError("The disk is full.")) == "The disk is full."
    assert SECRET not in defect_sentence(defect())
    assert SECRET not in details_of(defect())
    assert "nowhere" in sentence_of(ValueError())
