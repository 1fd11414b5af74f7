"""The program as a whole: which windows it opens, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from boardpaper.desktop.program import Program
from boardpaper.desktop.start import welcome
from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.library import Library
from boardpaper.report.place import Place
from tests.desktop.officer import Officer
from tests.desktop.programs import draft, keep, new_window, open_window, running, type_words


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def ends(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the program has ended, instead of ending the tests."""
    ends: list[bool] = []
    monkeypatch.setattr(program._application, "quit", lambda: ends.append(True))
    return ends


def test_a_report_opened_twice_at_once_has_one_window(program: Program, qtbot: QtBot) -> None:
    number = keep(program, qtbot)
    program.open_report(number, pytest.fail)
    program.open_report(number, pytest.fail, Place("sections", "summary"))
    done: list[int] = []
    program.ask(lambda _library: 1, done.append, pytest.fail)
    qtbot.waitUntil(lambda: done == [1])
    assert len(program.windows) == 1


def test_what_is_not_there_is_told(program: Program, qtbot: QtBot) -> None:
    told: list[str] = []
    program.open_report(7, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "BP-0007" in told[0]


def test_a_defect_in_the_library_is_told_and_handed_on(program: Program, qtbot: QtBot) -> None:
    def fail(_library: Library) -> None:
        raise ZeroDivisionError

    told: list[str] = []
    with qtbot.captureExceptions() as raised:
        program.ask(fail, print, told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert "ZeroDivisionError at test_program.py" in told[0]
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_quitting_closes_all_windows_once_they_are_kept(
    program: Program, qtbot: QtBot, ends: list[bool]
) -> None:
    program.show_library()
    open_window(program, qtbot, keep(program, qtbot, draft()))
    for window in program.windows:
        window.go_to(Place("sections", "summary"))
        type_words("Kept. ")
    new_window(program, qtbot)
    program.quit()
    qtbot.waitUntil(lambda: bool(ends))
    assert program.windows == ()


def test_a_window_that_stays_keeps_the_program_going(
    program: Program, qtbot: QtBot, ends: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(program, qtbot, keep(program, qtbot, draft()))
    window.go_to(Place("sections", "summary"))
    type_words("Kept. ")

    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", fail)
        program.quit()
        qtbot.waitUntil(lambda: bool(window.findChildren(QDialog)))
        window.findChildren(QDialog)[0].reject()
    assert program.windows == (window,)
    window.session.saver.save()
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    window.close()
    assert ends == []


def test_the_program_ends_with_its_last_window(
    program: Program, qtbot: QtBot, ends: list[bool]
) -> None:
    library = program.show_library()
    window = new_window(program, qtbot)
    library.frame.close()
    assert not ends
    window.close()
    assert library.isVisible()
    library.frame.close()
    qtbot.waitUntil(lambda: bool(ends))


def test_text_size_is_kept_within_bounds(program: Program) -> None:
    program.enlarge_text()
    assert program.settings.text_size == 110
    for _ in range(30):
        program.reduce_text()
    assert program.settings.text_size == 50


def test_a_size_that_cannot_be_kept_is_used_and_told(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    view = program.show_library()
    before = program.look.metrics.scale
    (tmp_path / "settings").write_text("no folder", encoding="utf-8")
    program.enlarge_text()
    assert program.settings.text_size == 110
    assert program.look.metrics.scale > before
    qtbot.waitUntil(lambda: "is not kept" in view.notice.sentence)


def test_a_size_that_is_locked_stays(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    machine = tmp_path / "machine" / "settings.toml"
    machine.parent.mkdir()
    machine.write_text('text_size = 120\nlocked = ["text_size"]\n', encoding="utf-8")
    with running(qapp, tmp_path, qtbot) as program:
        told: list[str] = []
        program.troubled.connect(told.append)
        program.enlarge_text()
        assert program.settings.text_size == 120
        assert "IT department" in told[0]


def test_the_settings_of_the_last_time_apply(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with running(qapp, tmp_path, qtbot) as program:
        program.enlarge_text()
    with running(qapp, tmp_path, qtbot) as program:
        assert program.settings.text_size == 110


def test_the_first_run_is_asked_about_once_and_can_be_skipped(
    program: Program, qtbot: QtBot
) -> None:
    window = program.show_library()
    welcome(window)
    qtbot.waitUntil(window.isActiveWindow)
    officer = Officer(qtbot, window)
    officer.write("Name", "A. Officer")
    officer.click("Start")
    assert program.settings.officer_name == "A. Officer"
    assert not program.loaded.is_first_run
    assert window.stack.currentWidget() in {window.opening_page, window.reports_page}
