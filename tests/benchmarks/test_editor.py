"""How long it takes until a key is painted, in a text of up to 500 pages."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desktop.editor.main_editor import MainEditor
from boardpaper.desktop.editor.signals import TextChange
from boardpaper.report.edits.main_issues import main_text
from boardpaper.report.identity import counted_ids
from boardpaper.report.lines import line_id, lines_of
from boardpaper.report.text import Paragraph, Text
from tests.benchmarks.content import long_report

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.parametrize("pages", [1, 10, 100, 500]),
]

KEYS = 300
PLACES = 6


class PaintedEditor(MainEditor):
    """Counts how often it was painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - the name is Qt's
        super().paintEvent(event)
        self.painted += 1


class Owner(QObject):
    """Sets what the editor tells again, as the window does, with the numbers of all paragraphs."""

    def __init__(self, editor: MainEditor, text: Text) -> None:
        super().__init__(editor)
        self._editor = editor
        self._numbers = {line_id(line): f"3.{n}" for n, line in enumerate(lines_of(text), 1)}
        editor.set_text(text, self._numbers)
        editor.set_kinds(dict.fromkeys(self._numbers, "Strength"))
        editor.edited.connect(self.answer)

    def answer(self, change: TextChange) -> None:
        self._editor.set_text(change.text, self._numbers)


@pytest.fixture
def editor(pages: int) -> Iterator[PaintedEditor]:
    editor = PaintedEditor(counted_ids("n"), ("Needs improvement",))
    editor.resize(800, 700)
    Owner(editor, main_text(long_report(pages + 2)))  # of which two have the front matter
    editor.show()
    QApplication.processEvents()
    yield editor
    editor.close()
    editor.deleteLater()


def press(editor: PaintedEditor, key: Qt.Key) -> None:
    """Press a key and wait until that is painted."""
    before = editor.painted
    QTest.keyClick(editor, key)
    while editor.painted == before:
        QApplication.processEvents()


def places(editor: PaintedEditor) -> Iterator[str]:
    """The ids of paragraphs at the start, in the middle and at the end, again and again.

    Only those are as they were after Enter and Backspace: a bullet becomes a paragraph first.
    """
    ids = [line_id(each) for each in lines_of(editor.text()) if isinstance(each, Paragraph)]
    return itertools.cycle((ids[0], ids[len(ids) // 2], ids[-1]))


def measure(
    benchmark: BenchmarkFixture, task: Callable[[], None], rounds: int, setup: Callable[[], None]
) -> None:
    """Measure each round; of a hundred the slowest but one is noted, in milliseconds."""
    benchmark.pedantic(task, setup=setup, rounds=rounds)  # type: ignore[no-untyped-call]
    if benchmark.stats is not None:
        times = sorted(benchmark.stats.stats.data)
        benchmark.extra_info["p99 ms"] = round(times[len(times) * 99 // 100] * 1000, 2)


def test_key_to_painted(benchmark: BenchmarkFixture, editor: PaintedEditor) -> None:
    benchmark.group = "a key is painted"
    before, where, keys = editor.text(), places(editor), itertools.count()

    def move_on() -> None:
        if next(keys) % (KEYS // PLACES) == 0:
            editor.place_caret(next(where), 3)
            QApplication.processEvents()

    measure(benchmark, lambda: press(editor, Qt.Key.Key_A), KEYS, move_on)
    assert editor.text() != before


def test_enter_and_backspace(benchmark: BenchmarkFixture, editor: PaintedEditor) -> None:
    benchmark.group = "a paragraph is split and joined again"
    before, where = editor.text(), places(editor)

    def move_on() -> None:
        editor.place_caret(next(where), 20)
        QApplication.processEvents()

    def split_and_join() -> None:
        press(editor, Qt.Key.Key_Return)
        press(editor, Qt.Key.Key_Backspace)

    measure(benchmark, split_and_join, 60, move_on)
    assert editor.text() == before


def test_undo(benchmark: BenchmarkFixture, editor: PaintedEditor) -> None:
    benchmark.group = "a text is set that differs in one paragraph"
    before = editor.text()
    editor.place_caret(next(places(editor)), 3)
    QTest.keyClicks(editor, "changed")
    texts = itertools.cycle((before, editor.text()))
    measure(benchmark, lambda: editor.set_text(next(texts), {}), 50, QApplication.processEvents)
    assert editor.text() != next(texts)


def test_show(benchmark: BenchmarkFixture, editor: PaintedEditor) -> None:
    benchmark.group = "a text is shown in place of another"
    text = editor.text()

    def empty() -> None:
        editor.set_text(Text(), {})

    measure(benchmark, lambda: editor.set_text(text, {}), 3, empty)
    assert editor.text() == text
