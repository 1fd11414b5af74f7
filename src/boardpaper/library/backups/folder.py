"""A folder of backups: which there are, and the making of one more name."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from boardpaper.errors import InvalidInputError
from boardpaper.files import quoted, reason_of
from boardpaper.library.backups.backup import (
    UNFINISHED,
    Backup,
    backup_name,
    library_words,
    read_backup,
)
from boardpaper.library.errors import not_backed_up

_ONLY_MINE = 0o600
_ONLY_MY_FOLDER = 0o700


def backups_in(folder: Path, library: Path) -> Sequence[Backup]:
    """The backups of a library in a folder, the last one first; none where there is no folder.

    Raises:
        OSError: the machine refused.
    """
    try:
        paths = list(folder.iterdir())
    except FileNotFoundError:
        return ()
    found = (read_backup(each) for each in paths)
    words = library_words(library)
    ours = [each for each in found if each is not None and each.library == words]
    return sorted(ours, key=lambda each: (each.at, each.again), reverse=True)


def make_folder(folder: Path) -> None:
    """Make a folder for backups, for its user alone; that in which it is must be there.

    Else a stick that was pulled out would be replaced by a folder on the disk of the system.

    Raises:
        OSError: the machine refused.
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=_ONLY_MY_FOLDER)


def reserve(folder: Path, library: Path, at: datetime) -> tuple[Path, Path]:
    """Make the empty file of a backup, for its user alone; the name it is to have comes second.

    Nobody else gets that name: who has the unfinished file has it.

    Raises:
        OSError: the machine refused.
    """
    again = 0
    while True:
        again += 1
        target = folder / backup_name(library, at, again)
        making = target.with_name(target.name + UNFINISHED)
        try:
            os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, _ONLY_MINE))
        except FileExistsError:
            continue
        if not target.exists():
            return making, target
        making.unlink()


@contextlib.contextmanager
def explained_folder(folder: Path) -> Iterator[None]:
    """Say in plain words why no backup can be made in a folder.

    Raises:
        EnvironmentFaultError: the machine refused.
        InvalidInputError: the path cannot be that of a folder.
    """
    try:
        yield
    except OSError as error:
        raise not_backed_up(folder, reason_of(error)) from error
    except ValueError as error:
        raise InvalidInputError(f"{quoted(folder)} cannot be the name of a folder.") from error
