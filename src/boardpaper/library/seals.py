"""Seals: a hash over the rows of one thing, so that what changed by itself is noticed.

SQLite reads back whatever is on the disk: a flipped bit in a date is a date. A seal is written in
the transaction that changes the rows, and compared when they are read. It is no secret: whoever
wants to change a library can seal it anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from boardpaper.library import tables as t
from boardpaper.library.rows import Parts, Row

Kind = Literal["report", "person", "revision"]


def report_rows(head: Row, parts: Parts) -> Sequence[object]:
    """All rows of a report, as `seal` and `is_sealed` take them."""
    return [head, *[list(parts[table]) for table in t.PARTS]]


def seal(connection: Connection, kind: Kind, key: object, rows: object) -> None:
    """Seal the rows of a thing, which is known by a key among those of its kind."""
    row = {"kind": kind, "key": str(key), "sha256": seal_of(rows)}
    connection.execute(t.seal.insert().prefix_with("OR REPLACE").values(row))


def unseal(connection: Connection, kind: Kind, key: object) -> None:
    """Forget the seal of a thing that is no more."""
    is_it = (t.seal.c.kind == kind) & (t.seal.c.key == str(key))
    connection.execute(t.seal.delete().where(is_it))


def is_sealed(connection: Connection, kind: Kind, key: object, rows: object) -> bool:
    """Tell whether the rows of a thing are those that were sealed."""
    is_it = (t.seal.c.kind == kind) & (t.seal.c.key == str(key))
    return connection.scalar(select(t.seal.c.sha256).where(is_it)) == seal_of(rows)


def seals(connection: Connection, kind: Kind) -> Mapping[str, str]:
    """All seals of a kind, by the key of what they seal."""
    query = select(t.seal.c.key, t.seal.c.sha256).where(t.seal.c.kind == kind)
    return {row.key: row.sha256 for row in connection.execute(query)}


def seal_of(rows: object) -> str:
    """The SHA-256 of rows, which are dicts by column; it is of what they mean.

    The order of the columns and the zone in which a moment is given make no difference.
    """
    return hashlib.sha256(msgspec.json.encode(_in_utc(rows), order="sorted")).hexdigest()


def _in_utc(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC)
        case Mapping():
            return {name: _in_utc(each) for name, each in value.items()}
        case list() | tuple():
            return [_in_utc(each) for each in value]
        case _:
            return value
