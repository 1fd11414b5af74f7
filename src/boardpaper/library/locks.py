"""The locks on reports. The library itself is never locked, so the command works meanwhile.

A lock only tells: it is the version of a report that makes it impossible to write over another.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from boardpaper.library import events
from boardpaper.library import tables as t
from boardpaper.library.errors import undamaged
from boardpaper.library.event import Deed
from boardpaper.library.lock import Desk, Lock
from boardpaper.library.numbers import number_name
from boardpaper.library.reading import head_row
from boardpaper.library.signature import Signature


def find(connection: Connection, number: int) -> Lock | None:
    """The lock on a report, None where nobody has it open.

    Raises:
        EnvironmentFaultError: the row is not what was written.
    """
    with undamaged(f"The lock on {number_name(number)}"):
        row = connection.execute(select(t.edit_lock).where(t.edit_lock.c.report == number)).first()
        if row is None:
            return None
        desk = {"id": row.holder, "who": row.who, "machine": row.machine}
        plain = {"report": number, "desk": desk, "since": row.since, "beat": row.beat}
        return msgspec.convert(plain, Lock)


def take(connection: Connection, number: int, desk: Desk, at: datetime, *, over: bool) -> Lock:
    """Lock a report for a desk, and return the lock that it has now: another's where that holds.

    A lock holds until it is released, is stale, or is taken ``over``.

    Raises:
        InvalidInputError: there is no such report.
    """
    head_row(connection, number)
    there = find(connection, number)
    if there is not None and there.desk.id != desk.id and not over and not there.is_stale(at):
        return there
    if over and there is not None and there.desk.id != desk.id:
        deed = Deed("take-over-lock", (("from", there.desk.who),))
        events.note(connection, number, deed, Signature(at, desk.who))
    release(connection, number)
    row = {"holder": desk.id, "who": desk.who, "machine": desk.machine, "since": at, "beat": at}
    connection.execute(t.edit_lock.insert(), {"report": number, **row})
    return Lock(number, desk, at, at)


def beat(connection: Connection, desk: Desk, at: datetime) -> Collection[int]:
    """Say that a desk is still there, and return the reports that it has still locked."""
    is_its = t.edit_lock.c.holder == desk.id
    statement = t.edit_lock.update().where(is_its).values(beat=at)
    return connection.scalars(statement.returning(t.edit_lock.c.report)).all()


def release(connection: Connection, number: int, desk: Desk | None = None) -> None:
    """Take the lock off a report: whoever's it is, or only that of a desk."""
    statement = t.edit_lock.delete().where(t.edit_lock.c.report == number)
    if desk is not None:
        statement = statement.where(t.edit_lock.c.holder == desk.id)
    connection.execute(statement)
