"""What is due next for the reports that are listed: worked out beside the window, after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from boardpaper.desk.due import Due
    from boardpaper.desk.folders import Folders
    from boardpaper.desktop.program import Program
    from boardpaper.library.entry import Entry


class Dues(QObject):
    """Knows what is due, by the numbers of reports; the calendar is read when it is first asked."""

    changed = Signal()
    """Something else is due than was known before."""

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self.known: Mapping[int, Due] = {}
        self._said = ""

    def work_out(self, entries: Sequence[Entry]) -> None:
        """Work out what is due for some reports, as of this day."""
        program = self._program
        today = program.surroundings.clock().astimezone().date()
        folders, council = program.surroundings.folders, program.settings.council
        work = partial(_work_out, tuple(entries), council, folders, today)
        program.run_errand(work, self._take, self._fail)

    def forget(self) -> None:
        """Forget what was known: it is another library now."""
        self.known = {}

    def _take(self, found: Mapping[int, Due]) -> None:
        if found != self.known:
            self.known = found
            self.changed.emit()

    def _fail(self, sentence: str) -> None:
        """Say once why no day can be told, such as a mistake in an own calendar."""
        if sentence != self._said:
            self._said = sentence
            self._program.troubled.emit(sentence)


def _work_out(
    entries: Sequence[Entry], council: str, folders: Folders, today: date
) -> Mapping[int, Due]:
    from boardpaper.checks.calendar import WorkingDays  # noqa: PLC0415
    from boardpaper.desk import shelf  # noqa: PLC0415
    from boardpaper.desk.calendars import usual_calendar  # noqa: PLC0415
    from boardpaper.desk.due import DueDates  # noqa: PLC0415

    profile = shelf.council(council) if council else None
    closed = profile.closure_days if profile else ()
    dates = DueDates(WorkingDays(usual_calendar(folders), closed), profile, today)
    found = ((each.number, dates.of(each)) for each in entries)
    return {number: due for number, due in found if due is not None}
