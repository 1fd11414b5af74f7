"""What the list of a library shows of each report."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, Connection, Label, and_, exists, select

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
    names = (each for each in Entry.__struct_fields__ if each != "lacks_notice")
    columns = [t.report.c[name] for name in names]
    query = select(*columns, _lacks_notice()).where(*conditions).order_by(*LATEST_FIRST)
    with undamaged("The list of reports"):
        rows = connection.execute(query).all()
        return msgspec.convert(rows, tuple[Entry, ...], from_attributes=True)


def _lacks_notice() -> Label[bool]:
    report, key, urgency = t.report.c, t.key_decision.c, t.urgency.c
    is_key = exists().where(key.report == report.number, key.is_key, key.notice_on.is_(None))
    is_urgent = exists().where(urgency.report == report.number, urgency.kind != "")
    is_open = report.status.in_(("draft", "ready"))
    return and_(is_open, is_key, ~is_urgent).label("lacks_notice")


def shown(
    status: Status | None,
    *,
    binned: bool,
    report_to: str | None = None,
    among: Collection[int] | None = None,
) -> Collection[ColumnElement[bool]]:
    """The conditions for what a list shows: what is in the bin or what is not, and what of it."""
    in_bin = t.report.c.binned_at.is_not(None) if binned else t.report.c.binned_at.is_(None)
    wanted = ((t.report.c.status, status), (t.report.c.report_to, report_to))
    conditions = (in_bin, *(column == value for column, value in wanted if value is not None))
    return conditions if among is None else (*conditions, t.report.c.number.in_(sorted(among)))
