"""A backup: a whole library in one file, whose name says of what moment it is.

The moment is given in UTC, which the name says too: by the clock on the wall an hour comes twice
every autumn. The name can be used on every system, Windows included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

SUFFIX: Final = ".sqlite"
UNFINISHED: Final = ".making"
"""What follows the name of a backup while it is being made."""

_LONGEST: Final = 50
"""Letters of the library's name: with four bytes each there is still room for the moment."""

_MOMENT: Final = "%Y-%m-%d %H.%M.%S"
_NOT_IN_A_NAME: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_NAME: Final = re.compile(
    r"(?P<library>.+) (?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) UTC(?: \((?P<again>\d+)\))?\.sqlite",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder; ``again`` counts those of one second, ``size`` is in bytes.

    ``library`` is the name of the library as the name of the backup begins with it.
    """

    path: Path
    library: str
    at: datetime
    again: int
    size: int


def moment_in_name(at: datetime) -> str:
    """A moment as it stands in the names of files."""
    return f"{at.astimezone(UTC).strftime(_MOMENT)} UTC"


def library_words(library: Path) -> str:
    """The name of a library as the names of its backups begin with it."""
    return _NOT_IN_A_NAME.sub("_", library.stem[:_LONGEST])


def backup_name(library: Path, at: datetime, again: int = 1) -> str:
    """What a backup is called; ``again`` is 1 for the first of a second, 2 for the next."""
    second = f" ({again})" if again > 1 else ""
    return f"{library_words(library)} {moment_in_name(at)}{second}{SUFFIX}"


def read_backup(path: Path) -> Backup | None:
    """Tell by its name what backup a file is; None where it is none, or is gone.

    Raises:
        OSError: the machine refused.
    """
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, FileNotFoundError):
        return None
    return Backup(path, found["library"], at, int(found["again"] or 1), size)
