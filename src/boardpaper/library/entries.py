"""What the list of a library shows of each report."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from boardpaper.library import tables as t
from boardpaper.library.entry import Entry
from boardpaper.library.errors import undamaged
from boardpaper.report.status import Status

LATEST_FIRST = (t.report.c.changed_at.desc(), t.report.c.number.desc())


def read_entries(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Entry, ...]:
    """Read the entries of the reports that meet some conditions, the last changed first.

    Raises:
        EnvironmentFaultError: a row is not what was saved.
    """
    columns = [t.report.c[name] for name in Entry.__struct_fields__]
    query = select(*columns).where(*conditions).order_by(*LATEST_FIRST)
    with undamaged("The list of reports"):
        rows = connection.execute(query).all()
        return msgspec.convert(rows, tuple[Entry, ...], from_attributes=True)


def shown(
    status: Status | None, *, binned: bool, report_to: str | None = None
) -> Collection[ColumnElement[bool]]:
    """The conditions for what a list shows: what is in the bin or what is not, and what of it."""
    in_bin = t.report.c.binned_at.is_not(None) if binned else t.report.c.binned_at.is_(None)
    wanted = ((t.report.c.status, status), (t.report.c.report_to, report_to))
    return (in_bin, *(column == value for column, value in wanted if value is not None))
