"""The start: something to be seen at once, then the program in it."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desk.folders import Folders
from boardpaper.desktop.dialogs.first_run import FirstRunPage
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.desktop.start import Start
from boardpaper.exchange.boardreport import pack

NAMES = ("settings", "machine", "data", "state")


@pytest.fixture
def ends(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the program has ended, instead of ending the tests."""
    ends: list[bool] = []
    monkeypatch.setattr(qapp, "quit", lambda: ends.append(True))
    return ends


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, ends: list[bool]) -> Iterator[Start]:
    del ends
    with starting(qapp, tmp_path) as start:
        yield start


@contextlib.contextmanager
def starting(
    application: QApplication, folder: Path, report: Path | None = None
) -> Iterator[Start]:
    quits_by_itself = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    start = Start(application, Folders(*(folder / name for name in NAMES)), None, report)
    yield start
    start.frame.close()
    if start.program is not None:
        start.program.close()
        start.program.deleteLater()
    start.frame.deleteLater()
    start.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setQuitOnLastWindowClosed(quits_by_itself)
    gc.enable()


def close_report(program: Program, qtbot: QtBot) -> None:
    """Close the window of the report that was opened, which else outlives the program."""
    qtbot.waitUntil(lambda: len(program.windows) == 1, timeout=20_000)
    qtbot.waitUntil(partial(getattr, program.windows[0], "is_settled"), timeout=20_000)
    program.windows[0].close()
    qtbot.waitUntil(lambda: not program.windows, timeout=20_000)


def test_the_frame_is_painted_before_the_program_is_made(start: Start, qtbot: QtBot) -> None:
    seen: list[bool] = []
    start.frame.painted.connect(lambda: seen.append(start.program is None))
    start.begin()
    qtbot.waitUntil(lambda: start.program is not None)
    assert seen == [True]
    view = start.frame.centralWidget()
    assert isinstance(view, LibraryView)
    assert isinstance(view.stack.currentWidget(), FirstRunPage)


def test_a_frame_closed_at_once_ends_the_program(
    start: Start, qtbot: QtBot, ends: list[bool]
) -> None:
    start.begin()
    qtbot.waitExposed(start.frame)
    start.frame.close()
    assert ends
    QCoreApplication.processEvents()
    assert start.program is None


def test_settings_that_cannot_be_used_are_told_in_the_window(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    machine = tmp_path / "machine" / "settings.toml"
    machine.parent.mkdir()
    machine.write_text("text_size = 7\n", encoding="utf-8")
    start.begin()
    again = start.frame.findChild(QPushButton)
    words = start.frame.findChild(QLabel)
    assert isinstance(again, QPushButton)
    assert isinstance(words, QLabel)
    qtbot.waitUntil(again.isVisible)
    assert "Ask your IT department" in words.text()
    machine.unlink()
    qtbot.waitUntil(again.hasFocus)
    qtbot.keyClick(again, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: start.program is not None)
    assert isinstance(start.frame.centralWidget(), LibraryView)


@pytest.mark.usefixtures("ends")
def test_a_report_that_was_double_clicked_is_taken_in(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "example.boardreport"
    report.write_bytes(pack(shelf.sample()))
    with starting(qapp, tmp_path, report) as start:
        start.begin()
        qtbot.waitUntil(lambda: start.program is not None)
        assert start.program is not None
        catalogue = start.program.show_library().catalogue
        qtbot.waitUntil(lambda: catalogue.listing is not None and bool(catalogue.listing.entries))
        close_report(start.program, qtbot)


@pytest.mark.usefixtures("ends")
def test_what_was_changed_is_backed_up_when_the_program_ends(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "example.boardreport"
    report.write_bytes(pack(shelf.sample()))
    backups = tmp_path / "data" / "library.sqlite-backups"
    for expected in (1, 1):  # the second time nothing was changed
        with starting(qapp, tmp_path, report if not backups.exists() else None) as start:
            start.begin()
            qtbot.waitUntil(lambda: start.program is not None)
            assert start.program is not None
            catalogue = start.program.show_library().catalogue
            qtbot.waitUntil(lambda: bool(catalogue.listing and catalogue.listing.entries))  # noqa: B023
            if not backups.exists():
                close_report(start.program, qtbot)
        assert len(list(backups.glob("*.sqlite"))) == expected


@pytest.mark.usefixtures("ends")
def test_a_report_double_clicked_while_the_program_runs_is_opened_in_it(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "example.boardreport"
    report.write_bytes(pack(shelf.sample()))
    start.begin()
    start.come_forward(report)  # while the library is still being opened
    qtbot.waitUntil(lambda: start.program is not None)
    program = start.program
    assert program is not None
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    program.windows[0].showMinimized()
    start.frame.showMinimized()
    start.come_forward(None)
    assert not start.frame.isMinimized()
    start.come_forward(report)
    qtbot.waitUntil(lambda: not program.windows[0].isMinimized())
    assert len(program.windows) == 1  # the same file is the same report
    assert "was imported before, as BP-0001" in program.show_library().notice.sentence
    close_report(program, qtbot)
