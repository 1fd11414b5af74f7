"""The locks on the reports that are open in this program: taken, kept alive, and given back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from boardpaper.library.lock import BEAT, Desk, Lock

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program
    from boardpaper.library.library import Library


class Locking(QObject):
    """Takes locks, and says every minute that this program is still there.

    A lock only tells others: that it cannot be taken, for want of a library, stops nobody.
    """

    lost = Signal(int)
    """Somebody has taken over the report of a number."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._id = ""
        self._numbers: set[int] = set()
        self._timer = QTimer(self, interval=round(BEAT.total_seconds() * 1000))
        self._timer.timeout.connect(self.beat)

    @property
    def desk(self) -> Desk:
        """This program, as others see it."""
        if not self._id:
            self._id = next(self._program.ids)
        who = self._program.settings.officer_name
        return Desk(self._id, who, self._program.surroundings.machine)

    def take(self, number: int, done: Callable[[Lock], object], *, over: bool = False) -> None:
        """Lock a report; ``done`` hears whose it is now."""
        work = partial(_take, number, self.desk, over)
        self._program.ask(work, partial(self._note, done), _ignore)

    def release(self, number: int) -> None:
        """Give a lock back."""
        if number in self._numbers:
            self._numbers.discard(number)
            self._program.ask(partial(_release, number, self.desk), _ignore, _ignore)
        if not self._numbers:
            self._timer.stop()

    def beat(self) -> None:
        """Say that this program is still there, and hear what was taken over meanwhile."""
        if self._numbers:
            self._program.ask(partial(_beat, self.desk), self._compare, _ignore)

    def _note(self, done: Callable[[Lock], object], lock: Lock) -> None:
        if lock.desk.id == self._id:
            self._numbers.add(lock.report)
            if not self._timer.isActive():
                self._timer.start()
        done(lock)

    def _compare(self, held: Collection[int]) -> None:
        for number in self._numbers.difference(held):
            self._numbers.discard(number)
            self.lost.emit(number)


def _take(number: int, desk: Desk, over: bool, library: Library) -> Lock:
    return library.lock(number, desk, over=over)


def _release(number: int, desk: Desk, library: Library) -> None:
    library.release(number, desk)


def _beat(desk: Desk, library: Library) -> Collection[int]:
    return library.beat(desk)


def _ignore(_told: object) -> None:
    """A lock that could not be taken, kept or given back becomes stale, and costs no words."""
