"""Whether the report of a window is open elsewhere too, and what then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from boardpaper.desk.keeping import open_kept
from boardpaper.desk.opening import Opened

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow
    from boardpaper.library.library import Library
    from boardpaper.library.lock import Lock

_LOST: Final = (
    "This report was taken over in another program. Go on if you must: nothing of either text is "
    "lost, and you will be asked which version goes on."
)


class EditLock(QObject):
    """Holds the report while somebody else has it open; it can be read, and taken over."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._number: int | None = None
        window.program.locking.lost.connect(self._tell_lost)
        window.session.kept.connect(self._begin)
        self._begin()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What its command does."""
        return {"take-over": self._take_over}

    def end(self) -> None:
        """Give the lock back: the window closes."""
        if self._number is not None:
            self._window.program.locking.release(self._number)

    def _begin(self) -> None:
        """Lock the report, once it has a number."""
        number = self._window.session.number
        if self._number is None and number is not None:
            self._number = number
            self._window.program.locking.take(number, self._hear)

    def _hear(self, lock: Lock) -> None:
        desk = self._window.desk
        if lock.desk.id != self._window.program.locking.desk.id:
            self._window.desk.hold(who_has_it(lock))
        elif desk.held:
            self._read_anew()

    def _take_over(self) -> None:
        if self._number is not None and self._window.desk.held:
            self._window.program.locking.take(self._number, self._hear, over=True)

    def _read_anew(self) -> None:
        """Go on with what whoever had it has saved."""
        if self._number is not None:
            work = partial(_open, self._number)
            self._window.program.ask(work, self._go_on, self._window.notice.say_error)

    def _go_on(self, opened: Opened) -> None:
        session = self._window.session
        session.know_template(opened.template)
        session.papers.add(opened.attachments)
        self._window.desk.renew(opened.saved)
        self._window.notice.say("ok", "The report is yours now, as it was saved last.")

    def _tell_lost(self, number: int) -> None:
        if number == self._number:
            self._window.notice.say("warning", _LOST)


def who_has_it(lock: Lock) -> str:
    """Say who has a report open, where, and since when."""
    who = lock.desk.who or "Somebody"
    where = f" on {lock.desk.machine}" if lock.desk.machine else ""
    return (
        f"{who} has this report open{where} since {lock.since.astimezone():%H:%M}. You can read it "
        "here as it was saved last."
    )


def _open(number: int, library: Library) -> Opened:
    return open_kept(library, number)
