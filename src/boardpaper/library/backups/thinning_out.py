"""Removing backups when there are many, and the attachments that only they had."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from boardpaper.files import TEMPORARY
from boardpaper.library.backups.backup import SUFFIX, UNFINISHED, Backup
from boardpaper.library.backups.folder import backups_in
from boardpaper.library.backups.looking import attachments_in, origin_of
from boardpaper.library.backups.pool import pool_in, remove_others
from boardpaper.library.thinning import thinned

_LEFT_BEHIND: Final = timedelta(days=1)
"""After how long an unfinished backup is one whose program has ended."""


def thin(library: Path, folder: Path, newest: Backup, now: datetime) -> None:
    """Remove the backups that can go; ``newest`` was just made, and stays whatever the clock says.

    Another library of the same name may have its backups in the folder too: those stay, as does
    what has another name, and what cannot be read. What the system refuses is left for another
    time.
    """
    with contextlib.suppress(OSError):
        for each in thinned(_readable(library, folder, newest), now):
            if each.path != newest.path:
                each.path.unlink()
        _remove_left_behind(library.parent, folder, now)
        named = _named_in(folder)
        if named is not None:
            remove_others(pool_in(folder), named)


def _readable(library: Path, folder: Path, newest: Backup) -> Iterator[Backup]:
    """The backups of the same library that can be read: in place of one that cannot, none goes."""
    origin = origin_of(newest.path)
    for each in backups_in(folder, library):
        is_ours = origin_of(each.path) in (None, origin)
        if is_ours and attachments_in(each.path) is not None:
            yield each


def _remove_left_behind(home: Path, folder: Path, now: datetime) -> None:
    """Remove what programs were writing when they were ended: it may be a whole library."""
    left = (
        folder.glob(f"*{SUFFIX}{UNFINISHED}"),
        pool_in(folder).glob(TEMPORARY),
        home.glob(TEMPORARY),
    )
    for path in itertools.chain(*left):
        if path.stat().st_mtime < (now - _LEFT_BEHIND).timestamp():
            path.unlink()


def _named_in(folder: Path) -> Collection[str] | None:
    """The attachments that any library in a folder names; None where one cannot be read."""
    named: set[str] = set()
    for path in _libraries_in(folder):
        here = attachments_in(path)
        if here is None:
            return None
        named |= here.keys()
    return named


def _libraries_in(folder: Path) -> Iterator[Path]:
    """Everything that may be a backup, whatever somebody has called it since."""
    for path in folder.iterdir():
        if path.is_file() and path.name.lower().endswith((SUFFIX, UNFINISHED, ".db")):
            yield path
