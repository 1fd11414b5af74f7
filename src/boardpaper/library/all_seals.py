"""The seals of a whole library compared with its rows: every table is read once, in its order.

It takes a tenth of the time of loading one report after the other.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table, select

from boardpaper.library import tables as t
from boardpaper.library.people import people
from boardpaper.library.rows import Row
from boardpaper.library.seals import report_rows, seal_of, seals

_Numbered = tuple[int, Row]


def are_all_sealed(connection: Connection, go_on: Callable[[], object]) -> bool:
    """Tell whether all reports, revisions and authors are as they were sealed.

    Of the texts of revisions it is seen that they can be unpacked, which has a checksum.
    ``go_on`` is called again and again, and may raise an error.

    Raises:
        EnvironmentFaultError: the authors are not what was kept.
        DBAPIError: a row is not even what SQLite can read.
    """
    people(connection)
    try:
        return (
            dict(_reports(connection, go_on)) == seals(connection, "report")
            and dict(_revisions(connection)) == seals(connection, "revision")
            and all(_texts(connection, go_on))
        )
    except (ValueError, TypeError):  # a day that is none, say
        return False


def _reports(connection: Connection, go_on: Callable[[], object]) -> Iterator[tuple[str, str]]:
    parts = {table: _Part(connection, table) for table in t.PARTS}
    for _, head in _rows(connection, t.report, "number"):
        go_on()
        number = head["number"]
        rows = {table: part.of(number) for table, part in parts.items()}
        yield str(number), seal_of(report_rows(head, rows))


class _Part:
    """The rows of one table, handed out report by report, in the order of their numbers."""

    def __init__(self, connection: Connection, table: Table) -> None:
        rows = _rows(connection, table, "report")
        self._groups = itertools.groupby(rows, key=itemgetter(0))
        self._next: tuple[int, Sequence[Row]] | None = None
        self._go_on()

    def of(self, number: int) -> Sequence[Row]:
        """The rows of a report, none where it has none."""
        if self._next is None or self._next[0] != number:
            return ()
        rows = self._next[1]
        self._go_on()
        return rows

    def _go_on(self) -> None:
        found = next(self._groups, None)
        self._next = None if found is None else (found[0], [row for _, row in found[1]])


def _rows(connection: Connection, table: Table, number: str) -> Iterator[_Numbered]:
    """All rows of a table with the number of their report, as `reading` reads them."""
    columns = [each for each in table.columns if each.name != "report"]
    names = [str(each.name) for each in columns]
    query = select(table.c[number], *columns).order_by(*table.primary_key)
    for row in connection.execute(query):
        yield row[0], dict(zip(names, row[1:], strict=True))


def _revisions(connection: Connection) -> Iterator[tuple[str, str]]:
    names = [str(each.name) for each in t.revision.columns]
    for row in connection.execute(select(t.revision)):
        yield str(row.id), seal_of(dict(zip(names, row, strict=True)))


def _texts(connection: Connection, go_on: Callable[[], object]) -> Iterator[bool]:
    for json in connection.scalars(select(t.revision_text.c.json)):
        go_on()
        try:
            zlib.decompress(json)
        except (zlib.error, TypeError):
            yield False
