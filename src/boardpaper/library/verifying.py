"""Looking a whole library through: all that is kept in it, whether it is what was kept.

SQLite's own check finds broken pages, and no more: of 300 flipped bytes that changed a text it
passed 229. So every row is held against its seal, every text and file against its hash, and the
events against each other. Nothing is changed by looking.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, create_engine, func, select, text

from boardpaper.library import tables as t
from boardpaper.library.backups.pool import whole
from boardpaper.library.beside import Beside
from boardpaper.library.errors import DamagedError, explained
from boardpaper.library.events import broken_links
from boardpaper.library.file import APPLICATION_ID, attachments_folder
from boardpaper.library.migrations import migrate
from boardpaper.library.numbers import number_name
from boardpaper.library.opening import Access, prepare
from boardpaper.library.passages import passages_of
from boardpaper.library.people import people
from boardpaper.library.reading import load
from boardpaper.library.revisions import read_text, revisions
from boardpaper.library.seals import seals
from boardpaper.library.search import indexed, require_whole_index
from boardpaper.library.templates import template_text
from boardpaper.report.contents import attachments_of
from boardpaper.report.report import Report
from boardpaper.report.values import Value

_UNREADABLE: Final = (DamagedError, msgspec.MsgspecError, ValueError, TypeError, AttributeError)
"""What comes of reading rows that hold what nobody wrote."""

Faults = Iterator[str]


class Verification(Value, frozen=True):
    """What was looked at, and what is wrong: a sentence each, without any text of reports."""

    reports: int = 0
    revisions: int = 0
    events: int = 0
    attachments: int = 0
    faults: tuple[str, ...] = ()


def verify(path: Path, wait: float) -> Verification:
    """Look a library of this version through.

    Raises:
        InvalidInputError: there is none, or it is of a newer version.
        EnvironmentFaultError: it is locked, or the machine refused.
    """
    found: list[str] = []
    counts: Mapping[str, int] = {}
    try:
        prepare(path, wait)
        with Access(path, wait).reading() as connection:
            for what, faults in _looks(path).items():
                found += _told(path, what, partial(faults, connection))
            counts = _counted(path, connection)
        found += _told(path, "search index", partial(_in_index, path, wait))
    except DamagedError:
        found.append("The file of the library cannot be read as it is.")
    return Verification(**counts, faults=tuple(dict.fromkeys(found)))


def _looks(path: Path) -> Mapping[str, Callable[[Connection], Faults]]:
    return {
        "pages": _in_pages,
        "tables": _in_schema,
        "reports": partial(_in_reports, path),
        "revisions": partial(_in_revisions, path),
        "authors": partial(_in_people, path),
        "templates": partial(_in_templates, path),
        "events": _in_events,
        "attachments": partial(_in_attachments, path),
        "copies beside it": partial(_beside, path),
    }


def _told(path: Path, what: str, look: Callable[[], Faults]) -> Sequence[str]:
    """What is found by a look; where something cannot even be read, that is found."""
    found: list[str] = []
    try:
        with explained(path):
            found.extend(look())
    except _UNREADABLE:
        found.append(f"Not all could be read of the {what}.")
    return found


def _can(path: Path, read: Callable[[], object]) -> bool:
    try:
        with explained(path):
            read()
    except _UNREADABLE:
        return False
    return True


def _counted(path: Path, connection: Connection) -> Mapping[str, int]:
    tables = {
        "reports": t.report, "revisions": t.revision, "events": t.event,
        "attachments": t.attachment,
    }  # fmt: skip
    counts: dict[str, int] = {}
    for name, table in tables.items():
        with explained(path):
            counts[name] = connection.scalar(select(func.count()).select_from(table)) or 0
    return counts


def _in_pages(connection: Connection) -> Faults:
    if connection.scalar(text("PRAGMA application_id")) != APPLICATION_ID:
        yield "The header of the file does not say that it is a library."
    if connection.scalar(text("PRAGMA integrity_check(1)")) != "ok":
        yield "There are damaged pages in the file."
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        yield "There are rows that belong to nothing."


def _in_schema(connection: Connection) -> Faults:
    if schema_text(connection) != _fresh_schema():
        yield "The tables are not those that Boardpaper makes."


def schema_text(connection: Connection) -> Sequence[tuple[str, ...]]:
    """What was said to make every table and index."""
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    rows = [tuple(row) for row in connection.execute(text(query))]
    step = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return [*rows, (str(step),)]


@functools.cache
def _fresh_schema() -> Sequence[tuple[str, ...]]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            migrate(connection)
            return schema_text(connection)
    finally:
        engine.dispose()


def _in_reports(path: Path, connection: Connection) -> Faults:
    numbers = connection.scalars(select(t.report.c.number)).all()
    for number in numbers:
        name = number_name(number)
        try:
            with explained(path):
                report = load(connection, number).report
        except _UNREADABLE:
            yield f"{name} is not as it was saved."
            continue
        if not _can(path, partial(_require_named, connection, number, attachments_of(report))):
            yield f"The attachments of {name} are not those that it names."
        if not _can(path, partial(_require_indexed, connection, number, report)):
            yield f"{name} is not found by all its words."
    if set(seals(connection, "report")) != {str(each) for each in numbers}:
        yield "A report is missing, or one too many."


def _require_named(connection: Connection, number: int, named: Sequence[str]) -> None:
    table = t.report_attachment
    is_named = (table.c.report == number) & table.c.dropped_at.is_(None)
    if set(connection.scalars(select(table.c.sha256).where(is_named))) != set(named):
        raise ValueError


def _require_indexed(connection: Connection, number: int, report: Report) -> None:
    if indexed(connection, number) != passages_of(number, report):
        raise ValueError


def _in_revisions(path: Path, connection: Connection) -> Faults:
    for number in connection.scalars(select(t.revision_text.c.report).distinct()).all():
        if not _can(path, partial(_read_revisions, connection, number)):
            yield f"A revision of {number_name(number)} is not as it was kept."
    ids = {str(each) for each in connection.scalars(select(t.revision.c.id))}
    if set(seals(connection, "revision")) != ids:
        yield "A revision is missing, or one too many."


def _read_revisions(connection: Connection, number: int) -> None:
    wanted = {each.content_hash for each in revisions(connection, number)}
    table = t.revision_text.c
    rows = connection.execute(
        select(table.content_hash, table.json).where(table.report == number)
    ).all()
    named = t.revision_attachment.c
    for row in rows:
        report = read_text(row.json, row.content_hash, "")
        is_its = (named.report == number) & (named.content_hash == row.content_hash)
        if set(connection.scalars(select(named.sha256).where(is_its))) != {*attachments_of(report)}:
            raise ValueError
    if wanted != {row.content_hash for row in rows}:
        raise ValueError


def _in_index(path: Path, wait: float) -> Faults:
    """Look at the search index: FTS5 is asked by a statement that writes, but changes nothing."""
    with Access(path, wait).writing() as connection:
        if not _can(path, partial(require_whole_index, connection)):
            yield "The search index is damaged."


def _in_people(path: Path, connection: Connection) -> Faults:
    if not _can(path, partial(people, connection)):
        yield "The list of authors is not as it was kept."


def _in_templates(path: Path, connection: Connection) -> Faults:
    for name in connection.scalars(select(t.template_text.c.hash)).all():
        if not _can(path, partial(template_text, connection, name)):
            yield "The text of a template is not as it was kept."


def _in_events(connection: Connection) -> Faults:
    for number in broken_links(connection):
        yield f"Event {number} is missing, or is not as it was noted."


def _in_attachments(path: Path, connection: Connection) -> Faults:
    folder = attachments_folder(path)
    for row in connection.execute(select(t.attachment.c.sha256, t.attachment.c.size)).all():
        if not _can(path, partial(_require_whole, folder / str(row.sha256), row.size)):
            yield f"The attachment {str(row.sha256)[:12]}… is missing or was changed."


def _require_whole(file: Path, size: int) -> None:
    if whole(file, size) is None:
        raise ValueError


def _beside(path: Path, connection: Connection) -> Faults:
    for number in sorted(Beside(path).behind(connection)):
        yield f"The copy of {number_name(number)} beside the library is not up to date."
