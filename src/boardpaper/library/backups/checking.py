"""Whether a copy of a library is as it was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    literal,
    select,
    text,
    tuple_,
    union_all,
)
from sqlalchemy.exc import DBAPIError

from boardpaper.errors import InvalidInputError
from boardpaper.files import quoted
from boardpaper.library import tables as t
from boardpaper.library.all_seals import are_all_sealed
from boardpaper.library.backups.stopping import Stopped, go_on, never
from boardpaper.library.errors import DamagedError, damaged, explained
from boardpaper.library.events import broken_links
from boardpaper.library.file import APPLICATION_ID, SCHEMA
from boardpaper.library.numbers import number_name
from boardpaper.library.opening import Access, schema_of
from boardpaper.library.people import people
from boardpaper.library.reading import load
from boardpaper.library.revisions import read_text, revisions
from boardpaper.library.seals import seals
from boardpaper.library.search import PASSAGES, require_whole_index
from boardpaper.library.templates import template_text
from boardpaper.report.place import Part

_WITH_ITEMS: Sequence[tuple[Table, Part, str]] = (
    (t.exemption, "exemptions", "id"),
    (t.section, "sections", "key"),
    (t.main_entry, "main", "id"),
    (t.recommendation, "recommendations", "id"),
    (t.background_document, "background", "id"),
    (t.appendix, "appendices", "id"),
)
_WITHOUT_ITEMS: Sequence[Part] = ("details", "wards", "call-in", "notices")
"""Where a passage can be: see `passages`."""


def faults(path: Path, stopped: Stopped = never) -> Sequence[str]:
    """Name what is damaged in a library file that nobody else uses; nothing where all is well.

    One of an older schema has no seals: of that only the pages and the links are looked at.

    Raises:
        InvalidInputError: it was made by a newer version of Boardpaper.
        EnvironmentFaultError: the machine refused, or there is no more time.
    """
    try:
        with Access(path, 0).reading() as connection:
            if connection.scalar(text("PRAGMA application_id")) != APPLICATION_ID:
                return ("its header",)
            found = [*_broken_pages(connection)]
            if found or _is_old(connection, path):
                return found
            return [*_broken_lists(connection, path), *_broken_rows(connection, path, stopped)]
    except (DamagedError, DBAPIError):  # such as what SQLite cannot make of its tables
        return ("its file",)


def _is_old(connection: Connection, path: Path) -> bool:
    schema = schema_of(connection)
    if schema > SCHEMA:
        raise InvalidInputError(
            f"{quoted(path)} was made by a newer version of Boardpaper: update Boardpaper to use "
            "it."
        )
    return schema < SCHEMA


def _broken_pages(connection: Connection) -> Iterator[str]:
    if connection.scalar(text("PRAGMA integrity_check(1)")) != "ok":
        yield "its pages"
    elif connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        yield "its links"


def _broken_lists(connection: Connection, path: Path) -> Iterator[str]:
    """Name what is not of one report."""
    if not _can(path, partial(_compare_index, connection)):
        yield "the search index"
    if not _can(path, partial(_read_templates, connection)):
        yield "a template"
    if next(broken_links(connection), None) is not None:
        yield "the list of events"


def _broken_rows(connection: Connection, path: Path, stopped: Stopped) -> Iterator[str]:
    """Name what is not as it was sealed; only where something is not, one after the other."""
    if not _are_all_sealed(connection, path, stopped):
        yield from [*_each_broken(connection, path, stopped)] or ("its seals",)


def _are_all_sealed(connection: Connection, path: Path, stopped: Stopped) -> bool:
    try:
        with explained(path):
            return are_all_sealed(connection, partial(go_on, stopped, path.parent))
    except DamagedError:
        return False


def _each_broken(connection: Connection, path: Path, stopped: Stopped) -> Iterator[str]:
    numbers = connection.scalars(select(t.report.c.number)).all()
    for number in numbers:
        go_on(stopped, path.parent)
        if not _can(path, partial(load, connection, number)):
            yield number_name(number)
        elif not _can(path, partial(_read_revisions, connection, number)):
            yield f"revisions of {number_name(number)}"
    if set(seals(connection, "report")) != {str(each) for each in numbers}:
        yield "the list of reports"
    if not _can(path, partial(people, connection)):
        yield "the list of authors"


def _compare_index(connection: Connection) -> None:
    require_whole_index(connection)
    for _words in connection.scalars(select(t.passage.c.words)):
        """What is no text cannot be read."""
    numbers = union_all(
        *[_items(table, part, table.c[key]) for table, part, key in _WITH_ITEMS],
        *[_items(t.report, part, literal("")) for part in _WITHOUT_ITEMS],
    )
    passage = t.passage.c
    where = tuple_(passage.rowid.op("/")(PASSAGES), passage.part, passage.item)
    if connection.execute(select(passage.rowid).where(where.not_in(numbers)).limit(1)).first():
        raise damaged("The search index")


def _items(table: Table, part: Part, item: ColumnElement[str]) -> Select[tuple[int, str, str]]:
    number = table.c.number if table is t.report else table.c.report
    return select(number, literal(part), item)


def _read_templates(connection: Connection) -> None:
    for name in connection.scalars(select(t.template_text.c.hash)).all():
        template_text(connection, name)


def _read_revisions(connection: Connection, number: int) -> None:
    revisions(connection, number)
    query = select(t.revision_text.c.json, t.revision_text.c.content_hash)
    for row in connection.execute(query.where(t.revision_text.c.report == number)):
        read_text(row.json, row.content_hash, "")


def _can(path: Path, read: Callable[[], object]) -> bool:
    try:
        with explained(path):
            read()
    except DamagedError:
        return False
    return True
