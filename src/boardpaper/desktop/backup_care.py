"""The care for backups: one when the program ends, and at its start a word where one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from boardpaper.desk.backup_state import Situation, TroubleNote, limited, reminder
from boardpaper.desktop.errand import FileErrand
from boardpaper.desktop.kit.bars import Tone
from boardpaper.files import quoted

if TYPE_CHECKING:
    from boardpaper.desk.settings import Settings
    from boardpaper.desktop.program import Program
    from boardpaper.library.backups.backup import Backup

LIMIT: Final = 120.0
"""Seconds that the backup at the end may take, while no window is there any more."""


class BackupCare(QObject):
    """Belongs to the program, and cares for the backups of its library."""

    def __init__(self, program: Program, seconds: Callable[[], float]) -> None:
        """``seconds`` is a clock that is never set back."""
        super().__init__(program)
        self._program, self._seconds = program, seconds
        self._note = TroubleNote(program.folders.backup_trouble_file)

    def begin(self) -> None:
        """Say what went wrong at the last end, or that a backup is wanted; make one at the end."""
        self._program.reports.at_end(self._back_up_at_end)
        trouble = self._note.take()
        if trouble:
            self._say("error", trouble)
        elif not self._program.loaded.is_first_run:
            errand = FileErrand(self._program, partial(_look, self._program.settings))
            errand.finished.connect(self.remind)
            errand.failed.connect(self._tell_failed)
            errand.start()

    def remind(self, situation: Situation) -> None:
        """Say that a backup is wanted, where it is and nothing else is being said."""
        words = reminder(situation, self._program.surroundings.clock())
        if words and not self._program.notice.sentence:
            self._say("warning", words)

    def _say(self, tone: Tone, words: str) -> None:
        choices = (("Back up now", self._back_up), ("Settings…", self._program.show_settings))
        self._program.notice.say(tone, words, *choices)

    def _back_up(self) -> None:
        program = self._program
        program.notice.say("running", "Backing up…", dismissable=False)
        work = partial(make_backup, program.settings, program.surroundings.clock())
        errand = FileErrand(program, work)
        errand.finished.connect(self._tell_made)
        errand.failed.connect(self._tell_failed)
        errand.start()

    def _tell_made(self, backup: Backup) -> None:
        self._program.notice.say("ok", made_words(backup))

    def _tell_failed(self, sentence: str) -> None:
        self._say("error", sentence)

    def _back_up_at_end(self) -> None:
        """On the library's thread, when there are no windows any more."""
        from boardpaper.desk.backing_up import back_up_at_end, backups_of  # noqa: PLC0415

        program = self._program
        stopped = limited(LIMIT, self._seconds)
        backups = backups_of(program.library_file, program.settings, stopped)
        self._note.write(back_up_at_end(backups, program.surroundings.clock()))


def make_backup(settings: Settings, now: datetime, library: Path) -> Backup:
    """Make a backup, on the library's thread."""
    from boardpaper.desk.backing_up import backups_of  # noqa: PLC0415

    return backups_of(library, settings).make(now)


def made_words(backup: Backup) -> str:
    """Say that a backup was made, and where."""
    return f"The library is backed up in {quoted(backup.path.parent)}."


def _look(settings: Settings, library: Path) -> Situation:
    from boardpaper.desk.backing_up import backups_of, situation_of  # noqa: PLC0415

    return situation_of(backups_of(library, settings))
