"""Reports written as rows: those that differ from what is there, and no others.

What was saved last is read again in the same transaction, and not remembered: the library has the
last word, and of a report of a hundred pages that takes a fifth of the save.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam

from boardpaper.library import tables as t
from boardpaper.library.attachments import name_attachments
from boardpaper.library.errors import StaleError
from boardpaper.library.kept import Kept
from boardpaper.library.reading import all_part_rows, head_row, load, part_rows
from boardpaper.library.rows import Row, head_of, parts_of
from boardpaper.library.seals import report_rows, seal
from boardpaper.library.search import index_report
from boardpaper.library.signature import Signature
from boardpaper.library.templates import template_text
from boardpaper.report.identity import content_hash
from boardpaper.report.report import Report
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.values import changed


def add(connection: Connection, report: Report, standing: Standing, signed: Signature) -> Kept:
    """Keep a new report.

    Raises:
        InvalidInputError: its template, or an attachment that it names, is not in the library.
    """
    template_text(connection, report.template.hash)
    saved = Saved(report, signed.at, signed.by, standing)
    statement = t.report.insert().returning(t.report.c.number)
    number = connection.execute(statement, _head(saved)).scalar_one()
    _write_parts(connection, number, saved)
    _write_names(connection, number, saved)
    seal_report(connection, number)
    return Kept(number, saved)


def put(connection: Connection, number: int, saved: Saved, binned_at: datetime | None) -> None:
    """Keep a report as it was kept in another library: number, version and moment included.

    Raises:
        InvalidInputError: its template, or an attachment that it names, is not in the library.
    """
    template_text(connection, saved.report.template.hash)
    row = {**_head(saved), "number": number, "binned_at": binned_at}
    connection.execute(t.report.insert(), row)
    _write_parts(connection, number, saved)
    _write_names(connection, number, saved)
    seal_report(connection, number)


def save(connection: Connection, number: int, new: Saved) -> Saved:
    """Keep the next version of a report, and return what the library has now.

    Where nothing differs nothing is written, and it is the version that was there.

    Raises:
        StaleError: ``new`` is not the version after the one that is there.
        InvalidInputError: there is no such report, or its template, or an attachment that it
            names, is not in the library.
        EnvironmentFaultError: what is there cannot be read.
    """
    old, head = head_row(connection, number), _head(new)
    if old["version"] != new.version - 1:
        raise StaleError(number, load(connection, number))
    if old["template_hash"] != head["template_hash"]:
        template_text(connection, new.report.template.hash)
    are_changed = _write_parts(connection, number, new)
    stamp = {name: old[name] for name in ("version", "changed_at", "changed_by")}
    if not are_changed and {**head, **stamp} == {name: old[name] for name in head}:
        return changed(new, **stamp)
    is_it = t.report.c.number == number
    connection.execute(t.report.update().where(is_it).values(head))
    _write_names(connection, number, new)
    parts = parts_of(new.report, new.standing)
    seal(connection, "report", number, report_rows({**old, **head}, parts))
    return new


def seal_report(connection: Connection, number: int) -> None:
    """Seal the rows of a report as they are now."""
    rows = report_rows(head_row(connection, number), all_part_rows(connection, number))
    seal(connection, "report", number, rows)


def _head(saved: Saved) -> Row:
    return {
        **head_of(saved.report, saved.standing),
        "version": saved.version,
        "content_hash": content_hash(saved.report),
        "changed_at": saved.changed_at,
        "changed_by": saved.changed_by,
    }


def _write_names(connection: Connection, number: int, saved: Saved) -> None:
    """Write by what a report is found and what it needs."""
    name_attachments(connection, number, saved.report, saved.changed_at)
    index_report(connection, number, saved.report)


def _write_parts(connection: Connection, number: int, saved: Saved) -> bool:
    """Write the rows in all tables of ``PARTS`` that differ; tell whether any did."""
    parts = parts_of(saved.report, saved.standing)
    differing = [_write_part(connection, table, number, parts[table]) for table in t.PARTS]
    return any(differing)


def _write_part(connection: Connection, table: Table, number: int, rows: Sequence[Row]) -> bool:
    names = [str(each.name) for each in table.primary_key if each.name != "report"]

    def key(row: Row) -> tuple[int, ...]:
        return tuple([row[name] for name in names])

    def bound(row: Row) -> Row:
        return {f"its_{name}": row[name] for name in names}

    old = {key(row): row for row in part_rows(connection, table, number)}
    new = {key(row): row for row in rows}
    is_it = [table.c[name] == bindparam(f"its_{name}") for name in names]
    of_it = (table.c.report == number, *is_it)
    changes = (
        (
            table.delete().where(*of_it),
            [bound(row) for each, row in old.items() if each not in new],
        ),
        (
            table.update().where(*of_it),
            [{**row, **bound(row)} for each, row in new.items() if old.get(each, row) != row],
        ),
        (
            table.insert(),
            [{"report": number, **row} for each, row in new.items() if each not in old],
        ),
    )
    for statement, parameters in changes:
        if parameters:
            connection.execute(statement, parameters)
    return any(parameters for _, parameters in changes)
