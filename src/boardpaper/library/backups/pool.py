"""The papers and pictures of all backups in a folder: each content once, by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from boardpaper.errors import InvalidInputError
from boardpaper.files import read_limited, write_privately
from boardpaper.library.backups.stopping import Stopped, go_on

_ONLY_MY_FOLDER = 0o700
_HASH = 64


def pool_in(folder: Path) -> Path:
    """Where the attachments of the backups in a folder are."""
    return folder / "attachments"


def take_in(
    pool: Path, wanted: Mapping[str, int], source: Path, stopped: Stopped
) -> Collection[str]:
    """Copy what the pool lacks from a folder of attachments; return what is nowhere whole.

    ``wanted`` has the sizes by name.

    Raises:
        OSError: the machine refused.
        EnvironmentFaultError: a file could not be read or written.
    """
    lacking = []
    for name, size in wanted.items():
        go_on(stopped, pool.parent)
        if not _is_there(pool / name, size) and not copy_whole(source, pool, name, size):
            lacking.append(name)
    return lacking


def copy_whole(source: Path, target: Path, name: str, size: int) -> bool:
    """Copy an attachment from one folder into another, unless it is not what its name says.

    Raises:
        OSError: the machine refused.
        EnvironmentFaultError: a file could not be read or written.
    """
    data = whole(source / name, size)
    if data is None:
        return False
    target.mkdir(mode=_ONLY_MY_FOLDER, exist_ok=True)
    write_privately(target / name, data)
    return True


def whole(path: Path, size: int) -> bytes | None:
    """Read an attachment; None where it is missing, or is not what its name says.

    Raises:
        EnvironmentFaultError: the machine refused.
    """
    if not _is_hash(path.name):  # of a damaged list
        return None
    try:
        data = read_limited(path, size)
    except InvalidInputError:
        return None
    return data if hashlib.sha256(data).hexdigest() == path.name else None


def remove_others(pool: Path, named: Collection[str]) -> None:
    """Remove every attachment that is not named.

    Raises:
        OSError: the machine refused.
    """
    if not pool.is_dir():
        return
    for path in pool.iterdir():
        if path.name not in named and _is_hash(path.name):
            path.unlink()


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _is_hash(name: str) -> bool:
    return len(name) == _HASH and set(name) <= set("0123456789abcdef")
