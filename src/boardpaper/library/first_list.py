"""The first list of a start: read before SQLAlchemy, whose import takes longer than that of Qt.

It is read as `Library.entries` reads it, which a test compares, and only where all is plainly
well. In every other case the library itself has to look, and says what is wrong.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from boardpaper.library.entry import Entry
from boardpaper.library.file import APPLICATION_ID, SCHEMA, file_uri

_LACKS_NOTICE: Final = (
    "status IN ('draft', 'ready')"
    " AND EXISTS (SELECT 1 FROM key_decision AS k"
    " WHERE k.report = number AND k.is_key AND k.notice_on IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM urgency AS u WHERE u.report = number AND u.kind <> '')"
)
_WRITTEN: Mapping[str, str] = {
    "changed_at": "changed_at || '+00:00'",
    "binned_at": "binned_at || '+00:00'",
    "lacks_notice": _LACKS_NOTICE,
}
_COLUMNS: Final = ", ".join(_WRITTEN.get(name, name) for name in Entry.__struct_fields__)
_QUERY: Final = f"SELECT {_COLUMNS} FROM report ORDER BY changed_at DESC, number DESC"  # noqa: S608


def first_list(path: Path) -> Sequence[Entry] | None:
    """List all reports, those in the bin too, the last changed first.

    Returns None where there is no library, or one of another version, or one that is locked,
    damaged or was left in the middle of a transaction. Nothing is written.
    """
    try:
        with contextlib.closing(_connect(path)) as connection:
            rows = connection.execute(_QUERY).fetchall() if _is_usual(connection) else None
        return None if rows is None else [_entry(row) for row in rows]
    except (sqlite3.Error, msgspec.MsgspecError, ValueError):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True, timeout=0)


def _is_usual(connection: sqlite3.Connection) -> bool:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID:
        return False
    schemas = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return schemas == [(SCHEMA,)]


def _entry(row: Sequence[object]) -> Entry:
    fields = dict(zip(Entry.__struct_fields__, row, strict=True))
    fields["lacks_notice"] = bool(fields["lacks_notice"])
    return msgspec.convert(fields, Entry)
