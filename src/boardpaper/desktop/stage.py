"""Where screens are shown one after the other: for pictures, for tests, for the self-test."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from boardpaper.desk import keeping, shelf
from boardpaper.desk.opening import Opened, open_package
from boardpaper.desk.outline import PageKind, outline, pages_of
from boardpaper.desktop import prepared
from boardpaper.desktop.library.frame import USUAL
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.place import Place
from boardpaper.report.standing import Saved, Standing

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program
    from boardpaper.library.library import Library

ReportState = Literal["example", "empty", "answered", "withheld", "cleared", "due", "frozen"]
"""The example as a draft, a new report, one with every answer Yes; the example with exemptions,
with clearances, as a key decision for a meeting soon, as published."""

_NEW: Final = ("empty", "answered")
_PREPARE: Mapping[ReportState, Callable[[ReportWindow], None]] = {
    "answered": prepared.answer_all,
    "withheld": prepared.withhold,
    "cleared": prepared.clear,
    "due": prepared.make_due,
}

_PATIENCE: Final = 30.0
"""Seconds after which something that was asked for will not come any more."""


class StageError(RuntimeError):
    """A screen does not come up."""


class Stage:
    """Shows screens of one program; a report is kept in its library when a screen first needs it.

    Its library is empty in the beginning.
    """

    def __init__(self, program: Program, size: QSize = USUAL) -> None:
        """``size`` is that of windows; a dialog is no larger."""
        self.program, self._size = program, size
        self._reports: dict[ReportState, ReportWindow] = {}
        self._numbers: dict[ReportState, int] = {}

    def report(self, state: ReportState) -> ReportWindow:
        """The window of a report, in front, with its preview drawn."""
        if state not in self._reports:
            self._reports[state] = self._open(state)
        window = self._reports[state]
        window.come_forward()
        window.resize(self._size)
        wait_until(lambda: window.is_settled)
        return window

    def page(self, state: ReportState, kind: PageKind, key: str) -> ReportWindow:
        """The window of a report, with a page of its outline open."""
        window = self.report(state)
        form = window.session.template.template
        groups = outline(window.desk.report, form, window.session.numbers.printed)
        found = [e for e in pages_of(groups) if e.kind == kind and (e.key == key or not key)]
        window.open_page(found[0])
        wait_until(lambda: window.is_settled)
        return window

    def go(self, state: ReportState, place: Place) -> ReportWindow:
        """The window of a report, at a place in it."""
        window = self.report(state)
        window.go_to(place)
        wait_until(lambda: window.is_settled)
        return window

    def kept(self, window: ReportWindow) -> Saved:
        """A report as the library has it."""
        number, found = window.session.number, list[Saved]()
        if number is None:
            raise StageError("the report was never kept")
        self.program.ask(lambda library: library.load(number), found.append, _fail)
        wait_until(lambda: bool(found))
        return found[0]

    def bin(self, state: ReportState) -> None:
        """Have the example in the bin of the library."""
        number, done = self.keep(state), list[None]()
        self.program.ask(lambda library: library.put_in_bin(number), done.append, _fail)
        wait_until(lambda: bool(done))
        self.program.library_changed.emit()

    def keep(self, state: ReportState) -> int:
        """Have the example in the library, as a draft or as it was published; return its number."""
        if state not in self._numbers:
            kept: list[int] = []
            package = open_package(shelf.sample())
            opened = package if state == "frozen" else _as_draft(package)
            ids, by = self.program.ids, package.saved.changed_by
            self.program.ask(lambda library: _take_in(library, opened, ids, by), kept.append, _fail)
            wait_until(lambda: bool(kept))
            self._numbers[state] = kept[0]
            self.program.library_changed.emit()
        return self._numbers[state]

    def show(self, widget: QWidget) -> QWidget:
        """Show a window, or a dialog."""
        is_dialog = isinstance(widget, QDialog)
        widget.resize(widget.size().boundedTo(self._size) if is_dialog else self._size)
        widget.show()
        widget.activateWindow()
        settle()
        return widget

    def take_away(self, window: QWidget) -> None:
        """Close a window that was shown; those of reports stay for their other pages."""
        if isinstance(window, ReportWindow):
            window.notice.clear()
            if window.desk.save_state.other is not None:
                window.desk.keep_mine()
            window.dock.show_preview()
            if window.commands["preview"].isChecked():
                window.commands["preview"].trigger()
        else:
            window.close()
        settle()

    def close(self) -> None:
        """Close the windows of reports, once they are kept."""
        for window in self._reports.values():
            window.close()
        wait_until(lambda: not set(self._reports.values()).intersection(self.program.windows))
        self._reports = {}

    def _open(self, state: ReportState) -> ReportWindow:
        before = self.program.windows
        if state in _NEW:
            self.program.new_report(_fail)
        else:
            self.program.open_report(self.keep(state), _fail)
        wait_until(lambda: len(self.program.windows) > len(before))
        window = next(each for each in self.program.windows if each not in before)
        if state in _PREPARE:
            _PREPARE[state](window)
        return window


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the program go on until something is so.

    Raises:
        StageError: it is not so after half a minute.
    """
    settle()
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise StageError("a screen does not come up")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.002)
    settle()


def press(window: QWidget, words: str) -> None:
    """Click the first button that shows and says so."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    next(each for each in buttons if each.text().replace("&", "") == words).click()


def settle() -> None:
    """Let widgets take their places and be painted."""
    for _ in range(3):
        QApplication.processEvents()


def _as_draft(opened: Opened) -> Opened:
    saved = msgspec.structs.replace(opened.saved, standing=Standing())
    return replace(opened, saved=saved)


def _take_in(library: Library, opened: Opened, ids: Iterator[str], by: str) -> int:
    return keeping.take_in(library, opened, ids, by).number


def _fail(sentence: str) -> None:
    raise StageError(sentence)
