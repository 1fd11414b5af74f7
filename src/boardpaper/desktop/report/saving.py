"""Keeping an open report: when, on which thread, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.desk.saving import Failure, Keeper, Outcome, SaveJob, keep

if TYPE_CHECKING:
    from boardpaper.library.library import Library

T = TypeVar("T")


class Lane(Protocol):
    """Where the library lives."""

    def ask(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Do some work with the library, and tell here what came of it."""
        ...


class Saver(QObject):
    """Saves when the officer pauses, leaves or asks for it; a failure is tried again.

    A new report that nobody wrote in is not kept: opening one by mistake leaves nothing behind.
    """

    settled = Signal()
    """A job has come to its end, well or not."""

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        keeper: Callable[[Library], Keeper],
        *,
        is_new: bool,
        parent: QObject,
    ) -> None:
        """``keeper`` is called on the library's thread."""
        super().__init__(parent)
        self._desk, self._lane, self._keeper = desk, lane, keeper
        self._untouched = (desk.report, desk.standing) if is_new else None
        self._is_wanted_again = self._is_ended = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._save_if_due)
        desk.subscribe(self._heard)
        self._schedule()

    @property
    def is_untouched(self) -> bool:
        """Whether the report is new and as empty as it was made."""
        return self._untouched == (self._desk.report, self._desk.standing)

    @property
    def has_work(self) -> bool:
        """Whether anything is not kept that should be."""
        return self._desk.save_state.has_unsaved_changes and not self.is_untouched

    def save(self) -> None:
        """Save now, or as soon as what is on its way has arrived."""
        self._desk.end_typing()
        self._is_wanted_again = self._desk.save_state.is_saving
        self._start()

    def save_on_leaving(self) -> None:
        """Save now unless nobody wrote anything: the window loses the focus, or closes."""
        if not self.is_untouched:
            self.save()

    def end(self) -> None:
        """Hear no more of what is on its way: the window is gone."""
        self._is_ended = True

    def _heard(self, change: Change) -> None:
        if change.fields or change.standing or change.saving:
            self._schedule()

    def _schedule(self) -> None:
        due = None if self.is_untouched else self._desk.save_due_at()
        if due is None:
            self._pause.stop()
        else:
            self._pause.start(max(0, round((due - time.monotonic()) * 1000)))

    def _save_if_due(self) -> None:
        due = self._desk.save_due_at()
        if due is not None and due <= time.monotonic() + 0.001:
            self._start()
        else:
            self._schedule()

    def _start(self) -> None:
        job = self._desk.start_saving()
        if job is None:
            return
        self._untouched = None
        self._lane.ask(
            partial(self._keep, job), partial(self._finish, job), partial(self._fail, job)
        )

    def _keep(self, job: SaveJob, library: Library) -> Outcome:
        return keep(job, self._keeper(library))

    def _finish(self, job: SaveJob, outcome: Outcome) -> None:
        if self._is_ended:
            return
        self._desk.finish_saving(job, outcome)
        self.settled.emit()
        if self._is_wanted_again:
            self._is_wanted_again = False
            self._start()
        self._schedule()

    def _fail(self, job: SaveJob, sentence: str) -> None:
        self._finish(job, Failure(sentence))
