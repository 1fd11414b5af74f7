"""Making a backup: a copy by SQLite's own means, looked through before it gets its name."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from boardpaper.errors import InvalidInputError
from boardpaper.files import put_in_place, quoted, sync_folder
from boardpaper.library.backups import checking
from boardpaper.library.backups.backup import Backup, read_backup
from boardpaper.library.backups.folder import explained_folder, make_folder, reserve
from boardpaper.library.backups.looking import attachments_in
from boardpaper.library.backups.pool import pool_in, take_in
from boardpaper.library.backups.stopping import Stopped, never
from boardpaper.library.errors import damaged_library, explained_copy
from boardpaper.library.file import attachments_folder, file_uri

_TRIES: Final = 3
_STEPS: Final = 10_000
"""Steps of SQLite's own machine between two looks at whether there is time."""

Faults = Callable[[Path, Stopped], Sequence[str]]
"""Names what is damaged in a library file."""


@dataclass(frozen=True, slots=True)
class Means:
    """How backups are made: ``wait`` is for how many seconds another may keep the library locked.

    ``needs_papers`` refuses a library that has lost an attachment, unless a backup has it.
    """

    wait: float
    stopped: Stopped = never
    faults: Faults = checking.faults
    needs_papers: bool = True


def make(library: Path, folder: Path, at: datetime, means: Means) -> Backup:
    """Make a backup of a library that is whole; it has its name only when it is on the disk.

    The library is copied as it is at one moment, while others may read it.

    Raises:
        DamagedError: something in the library is damaged; the sentence says what.
        InvalidInputError: there is no library, or one of a newer version, or the folder cannot be
            one.
        EnvironmentFaultError: the library is in use, the folder is full, read-only or out of reach,
            or there is no more time. Of the backup nothing is left.
    """
    with explained_folder(folder):
        if not library.is_file():
            raise InvalidInputError(f"There is no library {quoted(library)}; check the path.")
        make_folder(folder)
        making, target = reserve(folder, library, at)
        try:
            _fill(making, library, means)
            put_in_place(making, target)
        except BaseException:
            with contextlib.suppress(OSError):
                making.unlink()
            raise
        made = read_backup(target)
    assert made is not None  # noqa: S101 — it has just got that name
    return made


def _fill(making: Path, library: Path, means: Means) -> None:
    lost: Collection[str] = ()
    for _ in range(_TRIES):
        _copy(library, making, means)
        found = means.faults(making, means.stopped)
        if found:
            raise damaged_library(library, found)
        lost = _take_papers(making, library, means.stopped)
        now = attachments_in(library)
        # What is not named any more was removed meanwhile, with its report.
        if not lost or now is None or now.keys() & lost:
            break
    if lost and means.needs_papers:
        papers = "1 paper or picture" if len(lost) == 1 else f"{len(lost)} papers or pictures"
        raise damaged_library(library, (papers,))


def _take_papers(making: Path, library: Path, stopped: Stopped) -> Collection[str]:
    pool = pool_in(making.parent)
    lost = take_in(pool, attachments_in(making) or {}, attachments_folder(library), stopped)
    if pool.is_dir():
        sync_folder(pool)
    return lost


def _copy(library: Path, making: Path, means: Means) -> None:
    """Copy a library as it is at one moment: only what is in use, so nothing that was deleted."""
    os.truncate(making, 0)
    uri = f"{file_uri(library)}?mode=rw"
    with (
        explained_copy(library, making.parent),
        contextlib.closing(
            sqlite3.connect(uri, uri=True, timeout=means.wait, isolation_level=None)
        ) as connection,
    ):
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.set_progress_handler(means.stopped, _STEPS)
        connection.execute("VACUUM INTO ?", (file_uri(making),))
