"""Reports read from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Table, select

from boardpaper.library import tables as t
from boardpaper.library.errors import damaged, missing, undamaged
from boardpaper.library.numbers import number_name
from boardpaper.library.rows import Parts, Row, saved_from
from boardpaper.library.seals import is_sealed, report_rows
from boardpaper.report.identity import content_hash
from boardpaper.report.standing import Saved


def load(connection: Connection, number: int) -> Saved:
    """Read a report, and see that it is the one that was saved.

    Raises:
        InvalidInputError: there is no report of that number.
        EnvironmentFaultError: it is not what was saved.
    """
    head, parts = head_row(connection, number), all_part_rows(connection, number)
    if not is_sealed(connection, "report", number, report_rows(head, parts)):
        raise damaged(number_name(number))
    return assembled(number, head, parts)


def assembled(number: int, head: Row, parts: Parts) -> Saved:
    """Put a report together, and see that its text is the one that was saved.

    Raises:
        EnvironmentFaultError: it is not.
    """
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


def all_part_rows(connection: Connection, number: int) -> Parts:
    """The rows of a report in all tables of ``PARTS``.

    Raises:
        EnvironmentFaultError: a row is not what was saved.
    """
    return {table: part_rows(connection, table, number) for table in t.PARTS}


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
