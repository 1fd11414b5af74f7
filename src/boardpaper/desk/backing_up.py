"""Backups of the officer's library: where they go, when one is made, and when to remind of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from boardpaper.desk.settings import Settings
from boardpaper.errors import BoardpaperError, describe_defect
from boardpaper.files import quoted, read_limited, write_atomically
from boardpaper.library.backups.backups import WAIT, Backups
from boardpaper.library.backups.looking import reports_in
from boardpaper.library.backups.stopping import Stopped, never
from boardpaper.library.file import backups_folder

OLD: Final = timedelta(days=14)
"""After how long the officer is reminded that the last backup is not of today."""

_LONGEST_TROUBLE: Final = 4096


class Situation(NamedTuple):
    """What is known of a library and its backups.

    ``reports`` counts what is in the library, ``last`` is the moment of the last good backup.
    """

    reports: int
    last: datetime | None


def backups_of(library: Path, settings: Settings, stopped: Stopped = never) -> Backups:
    """The backups of a library: in the folder that was chosen, else in one beside it."""
    folder = settings.backup_folder or backups_folder(library)
    return Backups(library, folder, WAIT, stopped)


def situation_of(backups: Backups) -> Situation:
    """Look how it stands with the backups of a library.

    Raises:
        EnvironmentFaultError: the folder is out of reach.
    """
    last = backups.last_good()
    return Situation(reports_in(backups.library) or 0, None if last is None else last.at)


def reminder(situation: Situation, now: datetime) -> str:
    """Say that a backup is wanted, where there are reports and none, or only an old one."""
    if not situation.reports:
        return ""
    if situation.last is None:
        return "There is no backup of your reports yet."
    age = now - situation.last
    return f"The last backup of your reports is {age.days} days old." if age > OLD else ""


def is_due(situation: Situation, *, has_changed: bool) -> bool:
    """Tell whether a backup is made at the end: of reports of which something was changed."""
    return situation.reports > 0 and has_changed


def back_up_at_end(backups: Backups, now: datetime) -> str:
    """Make a backup when the program ends, where one is due; return what went wrong, or nothing.

    Whatever goes wrong, the program ends.
    """
    try:
        if is_due(situation_of(backups), has_changed=backups.has_changed()):
            backups.make(now)
    except BoardpaperError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 — it is told as a defect at the next start
        return f"No backup was made because of a defect of Boardpaper ({describe_defect(error)})."
    return ""


class TroubleNote:
    """What went wrong when the program ended, kept in a file to be told at the next start."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def write(self, sentence: str) -> None:
        """Keep a sentence, or with an empty one nothing; where that cannot be done, it is lost."""
        with contextlib.suppress(BoardpaperError, OSError):
            if sentence:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(self._file, sentence.encode())
            else:
                self._file.unlink(missing_ok=True)

    def take(self) -> str:
        """Return the sentence that was kept, once; an empty one where there is none."""
        try:
            sentence = read_limited(self._file, _LONGEST_TROUBLE).decode(errors="replace")
            self._file.unlink()
        except (BoardpaperError, OSError):
            return ""
        return sentence.strip()


def limited(seconds: float, seconds_now: Callable[[], float]) -> Stopped:
    """There is so much time from now on, by a clock that is never set back."""
    end = seconds_now() + seconds

    def stopped() -> bool:
        return seconds_now() > end

    return stopped


def find_backup(named: Path, backups: Backups) -> Path:
    """The backup that a path names, or a name without a folder among those of the library."""
    among = backups.folder / named
    return among if named.name == str(named) and not named.exists() and among.exists() else named


def restored_words(backups: Backups, before: Path | None, aside: Path | None) -> str:
    """Say what became of the library that a backup has replaced; nothing where there was none."""
    if before is not None:
        return f"The library as it was is the backup {quoted(before.name)}."
    if aside is not None:
        where = quoted(aside.relative_to(backups.library.parent))
        return f"The damaged library is kept beside it as {where}."
    return ""
