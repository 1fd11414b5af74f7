"""Whether a copy of a library is as it was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select, text

from boardpaper.errors import InvalidInputError
from boardpaper.files import quoted
from boardpaper.library import tables as t
from boardpaper.library.all_seals import are_all_sealed
from boardpaper.library.backups.stopping import Stopped, go_on, never
from boardpaper.library.errors import DamagedError, explained
from boardpaper.library.events import broken_links
from boardpaper.library.file import APPLICATION_ID, SCHEMA
from boardpaper.library.numbers import number_name
from boardpaper.library.opening import Access, schema_of
from boardpaper.library.people import people
from boardpaper.library.reading import load
from boardpaper.library.revisions import read_text, revisions
from boardpaper.library.seals import seals
from boardpaper.library.templates import template_text

# sqlite.org/fts5.html, section 6.4: an error where the index is not that of the words.
_COMPARE_THE_INDEX: Final = "INSERT INTO passage(passage) VALUES ('integrity-check')"


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
    except DamagedError:
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
    if connection.scalar(text("PRAGMA quick_check(1)")) != "ok":
        yield "its pages"
    elif connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        yield "its links"


def _broken_lists(connection: Connection, path: Path) -> Iterator[str]:
    """Name what is not of one report."""
    if not _can(path, partial(connection.execute, text(_COMPARE_THE_INDEX))):
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
