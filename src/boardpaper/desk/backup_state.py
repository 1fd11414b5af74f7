"""How it stands with the backups of a library, and what is said of it.

The windows say it, so nothing is imported here that takes long.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from boardpaper.errors import BoardpaperError
from boardpaper.files import read_limited, write_atomically

if TYPE_CHECKING:
    from boardpaper.library.backups.backup import Backup
    from boardpaper.library.backups.stopping import Stopped

OLD: Final = timedelta(days=14)
"""After how long the officer is reminded that the last backup is not of today."""

ON_THE_DISK: Final = (
    "This folder is on the same disk as the library, so a backup there is lost with it: choose one "
    "on another disk or a network drive."
)
_LONGEST_TROUBLE: Final = 4096


class Situation(NamedTuple):
    """What is known of a library and its backups.

    ``reports`` counts what is in the library, ``last`` is the moment of the last good backup, and
    the library ``has_changed`` where that has not all of it as it is. The folder ``is_gone`` where
    not even that is there in which it was.
    """

    reports: int
    last: datetime | None
    has_changed: bool = True
    is_gone: bool = False


class Folder(NamedTuple):
    """What is in a folder for backups: the last one, and how many reports it has.

    ``trouble`` says why that is not known, else it is empty.
    """

    is_on_the_disk: bool
    last: Backup | None = None
    reports: int = 0
    trouble: str = ""


class Outcome(NamedTuple):
    """What came of a restore, in words, which are empty where there was no library before.

    Where the backup ``lacks_papers`` nothing was done: it can be restored without them.
    """

    words: str
    lacks_papers: bool = False


def reminder(situation: Situation, now: datetime) -> str:
    """Say that a backup is wanted, where one is due and there is none, or only an old one."""
    if not is_due(situation):
        return ""
    if situation.is_gone:
        return "The folder for backups is not there: connect its disk, or choose another folder."
    if situation.last is None:
        return "There is no backup of your reports yet."
    age = now - situation.last
    return f"The last backup of your reports is {age.days} days old." if age > OLD else ""


def is_due(situation: Situation) -> bool:
    """Tell whether a backup is made at the end: of reports of which something was changed."""
    return situation.reports > 0 and situation.has_changed


def count_words(reports: int | None) -> str:
    """Say how many reports there are in a backup; None where that cannot be read."""
    if reports is None:
        return "cannot be read"
    return "1 report" if reports == 1 else f"{reports:,} reports"


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
