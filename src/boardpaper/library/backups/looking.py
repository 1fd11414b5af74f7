"""What is in a library file or a backup, read without changing anything, whatever its schema."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from boardpaper.library.file import file_uri

_UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What comes of a damaged file; the latter where SQLite's own words cannot be read."""

_CONTENT: Final = (
    "SELECT kind, key, sha256 FROM seal ORDER BY kind, key",
    "SELECT sha256 FROM event ORDER BY id DESC LIMIT 1",
    "SELECT sha256, '', '' FROM attachment ORDER BY sha256",
    "SELECT hash, '', '' FROM template_text ORDER BY hash",
)
"""All that tells one state of a library from another, but for who has what open."""


def reports_in(path: Path) -> int | None:
    """Count the reports, those in the bin too; None where that cannot be read."""
    rows = _read(path, "SELECT count(*) FROM report")
    return None if rows is None else int(rows[0][0])


def attachments_in(path: Path) -> Mapping[str, int] | None:
    """The sizes in bytes of all papers and pictures, by SHA-256; None where they cannot be read."""
    rows = _read(path, "SELECT sha256, size FROM attachment ORDER BY sha256")
    if rows is None or not all(isinstance(size, int) for _, size in rows):
        return None
    return {str(name): size for name, size in rows}


def origin_of(path: Path) -> str | None:
    """The hash of the first event, which no two libraries share; None where there is none."""
    rows = _read(path, "SELECT sha256 FROM event WHERE id = 1")
    return str(rows[0][0]) if rows else None


def content_of(path: Path) -> str | None:
    """A hash of all that is kept in a library; None where it cannot be read.

    Two files have the same where all their reports, revisions, events and papers are the same.
    """
    digest = hashlib.sha256()
    try:
        with _looking(path) as connection:
            for query in _CONTENT:
                _add(digest, connection.execute(query))
    except _UNREADABLE:
        return None
    return digest.hexdigest()


def _add(digest: Any, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        digest.update(repr(row).encode())
    digest.update(b";")


def _read(path: Path, query: str) -> list[tuple[Any, ...]] | None:
    try:
        with _looking(path) as connection:
            return connection.execute(query).fetchall()
    except _UNREADABLE:
        return None


@contextlib.contextmanager
def _looking(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(
        sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True, timeout=0)
    ) as connection:
        connection.execute("BEGIN")
        yield connection
