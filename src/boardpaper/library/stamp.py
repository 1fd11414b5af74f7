"""What tells one state of a library file from another, without opening it as a database.

To be read on the thread of the library only: where a program closes a file, POSIX takes away its
locks on it, also those of a transaction that is under way on another thread.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

# sqlite.org/fileformat.html, section 1.3.7: every transaction that writes counts up. A library has
# no write-ahead log, with which that would not be so.
_COUNTER: Final = slice(24, 28)


class Stamp(NamedTuple):
    """Which file it is, and which state of it."""

    file: tuple[int, int]
    size: int
    written_at: int
    counter: bytes


def stamp_of(path: Path) -> Stamp | None:
    """Look at a library file; None where it cannot be read, as while it is being replaced."""
    try:
        with path.open("rb") as file:
            header, found = file.read(_COUNTER.stop), os.fstat(file.fileno())
    except (OSError, ValueError):
        return None
    which = (found.st_dev, found.st_ino)
    return Stamp(which, found.st_size, found.st_mtime_ns, header[_COUNTER])
