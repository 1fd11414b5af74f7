"""Saving the days of a report's meeting as a file for the officer's calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from boardpaper.desk.deadlines import entries, identity_of
from boardpaper.desk.timetable import timetable
from boardpaper.desktop.errand import Errand
from boardpaper.desktop.report.showing import documents_folder
from boardpaper.desktop.report.written import WrittenFiles
from boardpaper.document.names import dates_name
from boardpaper.errors import InvalidInputError
from boardpaper.exchange.ics import ics
from boardpaper.files import write_atomically

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow

_NO_MEETING: Final = (
    "There are no days to save yet: give the date of the meeting on the page Details first."
)


class CalendarFile(QObject):
    """Asks where, and writes an .ics file with the board and its days, and nothing of the report.

    Call-in is in it once the decision is recorded; until then its days are not certain.
    """

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._files = WrittenFiles.of(window.notice)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What its command does."""
        return {"save-dates": self.ask}

    def ask(self) -> None:
        """Ask for the name of the file."""
        window = self._window
        window.leave_field()
        if window.desk.report.meeting_date is None:
            window.notice.say_error(_NO_MEETING)
            return
        folder = window.program.last_folder or documents_folder()
        dialog = QFileDialog(window, "Save to calendar", str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Calendar files (*.ics)")
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(dates_name(window.desk.report))
        dialog.fileSelected.connect(self._start)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, path: str) -> None:
        self._path = Path(path)
        self._window.program.last_folder = self._path.parent
        self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            data = self._data()
        except InvalidInputError as error:  # a year that the calendar does not have
            self._window.notice.say_error(str(error))
            return
        errand = Errand(self._window.program, partial(_write, self._path, data))
        errand.finished.connect(self._tell_written)
        errand.failed.connect(self._tell_failed)
        errand.start()

    def _data(self) -> bytes:
        session, desk = self._window.session, self._window.desk
        found = timetable(session.checks.case(desk.report, desk.standing))
        if found is None:
            raise InvalidInputError(_NO_MEETING)
        board = " ".join(desk.report.report_to.split())
        days = found.days
        if desk.standing.decision is None:
            days = replace(days, call_in=None)
        identity = identity_of(session.council.id, board, days.meeting)
        return ics(entries(days, identity, board, notice=found.has_notice), session.clock())

    def _tell_written(self, path: Path) -> None:
        sentence = f"Saved the days of the meeting as {path.name}."
        self._window.notice.say("ok", sentence, *self._files.tell_of((path,)))

    def _tell_failed(self, sentence: str) -> None:
        self._window.notice.say("error", sentence, ("Try again", self._write))


def _write(path: Path, data: bytes) -> Path:
    write_atomically(path, data)
    return path
