"""Putting a damaged library aside: it keeps all it has, under a name that says what it is.

What is beside it goes with it: papers that only it names, and the copies of its reports, which may
be newer than what is to take its place. So a library can be made anew from it later.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from boardpaper.files import sync_folder
from boardpaper.library.backups.backup import moment_in_name
from boardpaper.library.file import attachments_folder, reports_folder

_ONLY_MINE = 0o600
_ONLY_MY_FOLDER = 0o700


def is_anything_left(library: Path) -> bool:
    """Tell whether there is a library, or at least what was beside it."""
    return any(each.exists() for each in (library, *_beside(library)))


def put_aside(library: Path, at: datetime) -> Path:
    """Give a library, and what is beside it, another name too; it is then safe to replace it.

    The library itself may be gone already.

    Raises:
        OSError: the machine refused.
    """
    aside = _free_name(library, at)
    if library.exists():
        _give_name(library, aside)
    journal = library.with_name(f"{library.name}-journal")
    if journal.exists():  # it belongs to the damaged one, and would ruin the other
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    for there, kept in zip(_beside(library), _beside(aside), strict=True):
        if there.is_dir():
            _give_names(there, kept)
    sync_folder(library.parent)
    return aside


def _beside(library: Path) -> Sequence[Path]:
    return attachments_folder(library), reports_folder(library)


def _free_name(library: Path, at: datetime) -> Path:
    stem = f"{library.stem} damaged {moment_in_name(at)}"
    for again in itertools.count(1):
        name = stem if again == 1 else f"{stem} ({again})"
        path = library.with_name(f"{name}{library.suffix}")
        if not is_anything_left(path):
            return path
    raise AssertionError  # it counts for ever


def _give_names(folder: Path, other: Path) -> None:
    """Give all files in a folder, and in those within it, another name too."""
    other.mkdir(mode=_ONLY_MY_FOLDER)
    for path in sorted(folder.rglob("*")):  # a folder comes before what is in it
        its = other / path.relative_to(folder)
        if path.is_dir():
            its.mkdir(mode=_ONLY_MY_FOLDER)
        else:
            _give_name(path, its)


def _give_name(path: Path, other: Path) -> None:
    """Give a file another name besides the one it has, or where there can be no two a copy."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)
        other.chmod(_ONLY_MINE)
        with other.open("rb+") as file:
            os.fsync(file.fileno())
