"""The file of a library: what says that it is one, and of which version."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import quote

SCHEMA: Final = "0002"
"""The newest step in ``migrations``. They are numbered: what is greater is of a newer version."""

APPLICATION_ID: Final = 0x42504C42
"""What the header of a library says it is: BPLB."""


def file_uri(path: Path) -> str:
    """The path as a URI, for without one SQLite would make a new file where the library has gone.

    The query, such as ``mode=rw``, is to be added (sqlite.org/uri.html).
    """
    name = path.absolute().as_posix()
    name = name if name.startswith("/") else f"/{name}"  # C:/… of Windows
    return "file://" + quote(os.fsencode(name), safe="/:")


def attachments_folder(path: Path) -> Path:
    """The folder beside a library in which its papers and pictures are."""
    return path.with_name(f"{path.name}-attachments")


def reports_folder(path: Path) -> Path:
    """The folder beside a library in which every report is once more, in a file of its own."""
    return path.with_name(f"{path.name}-reports")


def backups_folder(path: Path) -> Path:
    """The folder beside a library for its backups, where none was chosen."""
    return path.with_name(f"{path.name}-backups")
