"""Putting a damaged library aside: it keeps all it has, under a name that says what it is."""

from __future__ import annotations

import itertools
import os
import shutil
from datetime import datetime
from pathlib import Path

from boardpaper.files import sync_folder
from boardpaper.library.backups.backup import moment_in_name
from boardpaper.library.file import attachments_folder

_ONLY_MINE = 0o600
_ONLY_MY_FOLDER = 0o700


def put_aside(library: Path, at: datetime) -> Path:
    """Give a library and its attachments another name too; it is then safe to replace it.

    Raises:
        OSError: the machine refused.
    """
    aside = _free_name(library, at)
    _give_name(library, aside)
    journal = library.with_name(f"{library.name}-journal")
    if journal.exists():  # it belongs to the damaged one, and would ruin the other
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    papers, kept = attachments_folder(library), attachments_folder(aside)
    if papers.is_dir():
        kept.mkdir(mode=_ONLY_MY_FOLDER)
        for each in papers.iterdir():
            _give_name(each, kept / each.name)
    sync_folder(library.parent)
    return aside


def _free_name(library: Path, at: datetime) -> Path:
    stem = f"{library.stem} damaged {moment_in_name(at)}"
    for again in itertools.count(1):
        name = stem if again == 1 else f"{stem} ({again})"
        path = library.with_name(f"{name}{library.suffix}")
        if not path.exists():
            return path
    raise AssertionError  # it counts for ever


def _give_name(path: Path, other: Path) -> None:
    """Give a file another name besides the one it has, or where there can be no two a copy."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)
        other.chmod(_ONLY_MINE)
        with other.open("rb+") as file:
            os.fsync(file.fileno())
