"""Backups of the officer's library: where they go, what is in them, and one at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from boardpaper.desk.backup_state import Folder, Outcome, Situation, is_due
from boardpaper.desk.settings import Settings
from boardpaper.errors import BoardpaperError, describe_defect
from boardpaper.files import quoted
from boardpaper.library.backups.backup import Backup
from boardpaper.library.backups.backups import WAIT, Backups
from boardpaper.library.backups.disks import is_on_same_disk
from boardpaper.library.backups.looking import reports_in
from boardpaper.library.backups.restoring import LackingError
from boardpaper.library.backups.stopping import Stopped, never
from boardpaper.library.file import backups_folder
from boardpaper.library.signature import Signature


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
    reports = reports_in(backups.library) or 0
    has_changed, is_gone = backups.has_changed(), not backups.folder.parent.exists()
    return Situation(reports, None if last is None else last.at, has_changed, is_gone)


def back_up_at_end(backups: Backups, now: datetime) -> str:
    """Make a backup when the program ends, where one is due; return what went wrong, or nothing.

    Whatever goes wrong, the program ends.
    """
    try:
        if is_due(situation_of(backups)):
            backups.make(now)
    except BoardpaperError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 — it is told as a defect at the next start
        return f"No backup was made because of a defect of Boardpaper ({describe_defect(error)})."
    return ""


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
        what = "The damaged library" if aside.exists() else "What was left of the library"
        return f"{what} is kept beside it as {where}."
    return ""


def look_into(backups: Backups) -> Folder:
    """Look what is in the folder for backups; what it refuses is said in the answer."""
    is_on_the_disk = is_on_same_disk(backups.library, backups.folder)
    try:
        last = backups.last_good()
    except BoardpaperError as error:
        return Folder(is_on_the_disk, trouble=str(error))
    return Folder(is_on_the_disk, last, 0 if last is None else reports_in(last.path) or 0)


def listed(backups: Backups) -> Sequence[tuple[Backup, int | None]]:
    """The backups, the last one first, each with the number of reports, None if not readable.

    Raises:
        EnvironmentFaultError: the folder is out of reach.
    """
    return [(each, reports_in(each.path)) for each in backups.all()]


def restore(backups: Backups, chosen: Path, signed: Signature, *, without_papers: bool) -> Outcome:
    """Put a backup in the place of the library, unless papers are lacking that are wanted.

    Raises:
        BoardpaperError: it could not be done; the library is as it was.
    """
    try:
        restored = backups.restore(chosen, signed, without_papers=without_papers)
    except LackingError as error:
        return Outcome(str(error), lacks_papers=True)
    before = None if restored.before is None else restored.before.path
    return Outcome(restored_words(backups, before, restored.aside))
