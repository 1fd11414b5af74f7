"""The one resolver of the files that ship with Boardpaper.

They lie inside this package, as files on the disk, so that one way of reading serves a checkout, an
installed wheel and the Windows installation. A name is given in parts,
``read_text("councils", "leeds.toml")``, and always by the program: a missing file is a defect of
it, not a mistake of the user, and whatever the system raises goes on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


def read_bytes(*parts: str) -> bytes:
    """Return the content of a shipped file."""
    return _FOLDER.joinpath(*parts).read_bytes()


def read_text(*parts: str) -> str:
    """Return a shipped text file, with newlines for line ends whatever a checkout made of them."""
    return _FOLDER.joinpath(*parts).read_text(encoding="utf-8")


def names(*parts: str) -> tuple[str, ...]:
    """Return the names of the files and folders in a shipped folder, sorted."""
    return tuple(sorted(entry.name for entry in _FOLDER.joinpath(*parts).iterdir()))
