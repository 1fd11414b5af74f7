"""A whole program over folders of its own, with its windows, for tests."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk import keeping, shelf
from boardpaper.desk.folders import Folders
from boardpaper.desk.opening import Opened, open_package
from boardpaper.desktop.program import Program, Surroundings
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from boardpaper.report.identity import content_hash, counted_ids
from boardpaper.report.standing import Clearance, Standing

START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MEETING = date(2026, 12, 16)


def ticking() -> Iterator[datetime]:
    """Moments, each a second after the one before."""
    return (START + timedelta(seconds=number) for number in itertools.count())


def pseudo_random() -> Iterator[bytes]:
    """Bytes without end that are the same in every run."""
    return (hashlib.sha256(str(number).encode()).digest() for number in itertools.count())


def raise_again(error: Exception) -> None:
    raise error


def make_program(qapp: QApplication, folder: Path) -> Program:
    """Make a program whose library, settings and state are in a folder."""
    moments, randomness = ticking(), pseudo_random()
    folders = Folders(*(folder / name for name in ("settings", "machine", "data", "state")))
    surroundings = Surroundings(
        folders,
        clock=lambda: next(moments),
        random_bytes=lambda count: next(randomness)[:count],
        on_defect=raise_again,
    )
    return Program(qapp, surroundings)


@contextmanager
def running(qapp: QApplication, folder: Path, qtbot: QtBot) -> Iterator[Program]:
    """Run a program, and end it in good order: everything kept, no window left."""
    quits_by_itself = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    program = make_program(qapp, folder)
    try:
        yield program
        for window in program.windows:
            if window.session.desk.save_state.other is None:
                qtbot.waitUntil(lambda w=window: not w.session.saver.has_work)  # type: ignore[misc]
    finally:
        for _ in range(2):  # the last report that is closed brings the library forward
            for widget in qapp.topLevelWidgets():
                widget.close()
        program.close()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        qapp.setQuitOnLastWindowClosed(quits_by_itself)


def keep(program: Program, qtbot: QtBot, opened: Opened | None = None) -> int:
    """Take a report (the example) into the library, and return its number."""
    numbers: list[int] = []
    package = opened or open_package(shelf.sample())

    def work(library: Library) -> int:
        return keeping.take_in(library, package, counted_ids("kept"), "A. Officer").number

    program.ask(work, numbers.append, _fail)
    qtbot.waitUntil(lambda: bool(numbers))
    return numbers[0]


def draft() -> Opened:
    """The example as it was while it was written."""
    opened = open_package(shelf.sample())
    saved = msgspec.structs.replace(opened.saved, standing=Standing())
    return replace(opened, saved=saved)


def finished() -> Opened:
    """The example for a meeting that is still to come, cleared: nothing stands in its way."""
    opened = open_package(shelf.sample())
    report = msgspec.structs.replace(opened.saved.report, meeting_date=MEETING)
    content = content_hash(report)
    roles = [each.role for each in opened.template.template.clearances if each.required]
    given = tuple(Clearance(role, "A. Officer", START, content) for role in roles)
    saved = msgspec.structs.replace(
        opened.saved, report=report, standing=Standing(clearances=given)
    )
    return replace(opened, saved=saved)


def open_window(program: Program, qtbot: QtBot, number: int) -> ReportWindow:
    """Open the window of a report."""
    program.open_report(number, _fail)

    def find() -> ReportWindow | None:
        found = [each for each in program.windows if each.session.number == number]
        return found[0] if found else None

    qtbot.waitUntil(lambda: find() is not None)
    window = find()
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    return window


def new_window(program: Program, qtbot: QtBot) -> ReportWindow:
    """Open the window of a new report."""
    program.new_report(_fail)
    window = program.windows[-1]
    qtbot.waitUntil(window.isActiveWindow)
    return window


def end_what_was_discarded() -> None:
    """Let Qt delete what it was told to, as it does when it is idle."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_words(words: str) -> None:
    """Press keys for words, in whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def _fail(sentence: str) -> None:
    raise AssertionError(sentence)
