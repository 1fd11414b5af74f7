"""Reports read from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Table, select

from boardpaper.library import tables as t
from boardpaper.library.errors import damaged, missing, undamaged
from boardpaper.library.numbers import number_name
from boardpaper.library.rows import Row, saved_from
from boardpaper.report.identity import content_hash
from boardpaper.report.standing import Saved


def load(connection: Connection, number: int) -> Saved:
    """Read a report, and see that it is the one that was saved.

    Raises:
        InvalidInputError: there is no report of that number.
        EnvironmentFaultError: it is not what was saved.
    """
    head = head_row(connection, number)
    parts = {table: part_rows(connection, table, number) for table in t.PARTS}
    with undamaged(number_name(number)):
        saved = saved_from(head, parts)
    if content_hash(saved.report) != head["content_hash"]:
        raise damaged(number_name(number))
    return saved


def head_row(connection: Connection, number: int) -> Row:
    """The row of a report in ``report``.

    Raises:
        InvalidInputError: there is no report of that number.
        EnvironmentFaultError: the row is not what was saved.
    """
    with undamaged(number_name(number)):
        head = next(_rows(connection, t.report, t.report.c.number == number), None)
    if head is None:
        raise missing(number)
    return head


def part_rows(connection: Connection, table: Table, number: int) -> Sequence[Row]:
    """The rows of a report in one table of ``PARTS``, without its number, in order.

    Raises:
        EnvironmentFaultError: a row is not what was saved.
    """
    with undamaged(number_name(number)):
        return list(_rows(connection, table, table.c.report == number))


def _rows(connection: Connection, table: Table, is_it: ColumnElement[bool]) -> Iterator[Row]:
    columns = [each for each in table.columns if each.name != "report"]
    names = [str(each.name) for each in columns]  # SQLAlchemy's own kind of string is no key
    query = select(*columns).where(is_it).order_by(*table.primary_key)
    for row in connection.execute(query):
        yield dict(zip(names, row, strict=True))
