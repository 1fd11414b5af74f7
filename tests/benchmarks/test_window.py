"""How long it takes until a key is painted in the window of a report of 100 pages.

Everything runs that runs while an officer writes: numbers, progress, autosave on the library's
thread, and the worker process, which prints the report again after every pause.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desk import shelf
from boardpaper.desk.folders import Folders
from boardpaper.desktop.program import Program, Surroundings
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from boardpaper.report.contents import blocks_of
from boardpaper.report.place import Place
from boardpaper.report.standing import Standing
from boardpaper.report.text import plain, spans_of
from tests.benchmarks.content import long_report

PAGES = 100
KEYS = 400
PAUSE_EVERY, PAUSE = 20, 0.4


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QTextEdit) -> None:
        super().__init__(widget)
        self.count = 0
        widget.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def keep_long_report(library: Library) -> int:
    library.keep_template(shelf.template("leeds-executive-board-2011").toml)
    return library.add(long_report(PAGES), Standing(), "").number


def raise_again(error: Exception) -> None:
    raise error


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        QApplication.processEvents()


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[ReportWindow]:
    folders = Folders(*(tmp_path / name for name in ("settings", "machine", "data", "state")))
    program = Program(qapp, Surroundings(folders, on_defect=raise_again))
    numbers: list[int] = []
    program.ask(keep_long_report, numbers.append, pytest.fail)
    wait_until(lambda: numbers)
    program.open_report(numbers[0], pytest.fail)
    wait_until(lambda: program.windows)
    (window,) = program.windows
    wait_until(lambda: window.dock.preview.pages)
    yield window
    wait_until(lambda: not window.session.saver.has_work)
    window.close()
    program.close()


def spend_until(moment: float) -> None:
    while time.perf_counter() < moment:
        QApplication.processEvents()
        time.sleep(0.0005)


def test_key_to_painted_while_a_render_runs(
    benchmark: BenchmarkFixture, window: ReportWindow
) -> None:
    benchmark.group = "a key is painted in the window of 100 pages, while they are printed"
    window.go_to(Place("main", block="p300", start=5))
    page = window.current_page
    editor = page.editor() if page is not None else None
    assert editor is not None
    painted, pressed = Painted(editor), itertools.count(1)
    latencies: list[float] = []
    due = time.perf_counter()

    def rest() -> None:
        """Type as a person does: a key every 30 ms, and pauses that start a render."""
        nonlocal due
        due = time.perf_counter() + (PAUSE if next(pressed) % PAUSE_EVERY == 0 else 0.03)
        spend_until(due)

    def press() -> None:
        before = painted.count
        QTest.keyClick(editor, Qt.Key.Key_A)
        while painted.count == before:
            QApplication.processEvents()
        latencies.append(time.perf_counter() - due)  # with what held the key up before

    benchmark.pedantic(press, setup=rest, rounds=KEYS)  # type: ignore[no-untyped-call]
    latencies.sort()
    rounds = len(latencies)
    benchmark.extra_info["latency p50 ms"] = round(latencies[rounds // 2] * 1000, 2)
    benchmark.extra_info["latency p99 ms"] = round(latencies[rounds * 99 // 100] * 1000, 2)
    benchmark.extra_info["latency worst ms"] = round(latencies[-1] * 1000, 2)
    assert "a" * rounds in plain_text(window)


def plain_text(window: ReportWindow) -> str:
    return " ".join(
        plain(spans) for block in blocks_of(window.desk.report) for _, _, spans in spans_of(block)
    )
