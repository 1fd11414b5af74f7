"""Finding reports by their words, and showing where they stand.

A report is indexed in passages (a finding, a section, the title block …), so that a changed word
costs one passage, and a hit can be shown and gone to. FTS5 keeps them in the table ``passage``,
whose rowid is ``number * PASSAGES + slot``: so the reports of a word that stands in every passage
are found without looking each passage up (in 10,000 reports 12 ms, not 45).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select, text

from boardpaper.library import tables as t
from boardpaper.library.entries import LATEST_FIRST, read_entries
from boardpaper.library.entry import Entry
from boardpaper.library.errors import undamaged
from boardpaper.library.excerpt import Piece, best_passage, excerpt
from boardpaper.library.passages import passages_of
from boardpaper.library.terms import Term
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.values import Value

PASSAGES = 2**20
"""How many passages a report can have: its JSON, which is limited, could not hold as many."""


class Hit(Value, frozen=True):
    """A report that was found, and a passage of it that shows why."""

    entry: Entry
    place: Place
    excerpt: tuple[Piece, ...]


class Found(Value, frozen=True):
    """The hits that were asked for, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(
    connection: Connection,
    terms: Sequence[Term],
    conditions: Iterable[ColumnElement[bool]],
    limit: int,
) -> Found:
    """Find the reports that meet some conditions and have all terms, the last changed first."""
    if not terms:
        return Found((), 0)
    number = t.report.c.number
    having = (number.in_(_reports_with(each)) for each in terms)
    query = select(number).where(*conditions, *having).order_by(*LATEST_FIRST)
    numbers = connection.scalars(query).all()
    entries = read_entries(connection, number.in_(numbers[:limit]))
    return Found(tuple([_hit(connection, each, terms) for each in entries]), len(numbers))


def _reports_with(term: Term) -> Select[tuple[int]]:
    has_it = t.passage.c.words.match(term.expression)
    return select(t.passage.c.rowid.op("/")(PASSAGES)).where(has_it).distinct()


def _hit(connection: Connection, entry: Entry, terms: Sequence[Term]) -> Hit:
    query = select(t.passage).where(_of_report(entry.number)).order_by(t.passage.c.rowid)
    with undamaged("The search index"):
        passages = connection.execute(query).all()
        best = passages[best_passage([each.words for each in passages], terms)]
        return Hit(entry, Place(best.part, best.item), excerpt(best.words, terms))


def index_report(connection: Connection, number: int, report: Report) -> None:
    """Bring the index of a report up to date: passages whose words are the same stay untouched."""
    new = passages_of(number, report)
    query = select(t.passage).where(_of_report(number))
    old = {(row.part, row.item): row for row in connection.execute(query)}
    gone = [{"its_rowid": row.rowid} for key, row in old.items() if key not in new]
    changed = [
        {"its_rowid": row.rowid, "words": new[key]}
        for key, row in old.items()
        if key in new and row.words != new[key]
    ]
    taken = {row.rowid for row in old.values()}
    free = (each for each in range(*_rowids(number)) if each not in taken)
    added = [
        {"rowid": rowid, "part": part, "item": item, "words": new[part, item]}
        for (part, item), rowid in zip((key for key in new if key not in old), free, strict=False)
    ]
    is_it = t.passage.c.rowid == bindparam("its_rowid")
    for statement, rows in (
        (t.passage.delete().where(is_it), gone),
        (t.passage.update().where(is_it), changed),
        (t.passage.insert(), added),
    ):
        if rows:
            connection.execute(statement, rows)


def indexed(connection: Connection, number: int) -> Mapping[tuple[str, str], str]:
    """The words by which a report is found, by part and item."""
    rows = connection.execute(select(t.passage).where(_of_report(number))).all()
    return {(row.part, row.item): row.words for row in rows}


def require_whole_index(connection: Connection) -> None:
    """Hold the index against the passages it was made of.

    Raises:
        DBAPIError: it is damaged.
    """
    check = "INSERT INTO passage (passage, rank) VALUES ('integrity-check', 1)"  # sqlite.org/fts5
    connection.execute(text(check))


def erase_reports(connection: Connection, numbers: Iterable[int]) -> None:
    """Take reports out of the index, and every word with them that no other report has.

    FTS5 only notes what was deleted, and keeps the words until it merges its segments; so they
    are merged now, which takes seconds in a library of 10,000 reports.
    """
    for number in numbers:
        connection.execute(t.passage.delete().where(_of_report(number)))
    connection.execute(text("INSERT INTO passage (passage) VALUES ('optimize')"))


def _of_report(number: int) -> ColumnElement[bool]:
    first, end = _rowids(number)
    return t.passage.c.rowid.between(first, end - 1)


def _rowids(number: int) -> tuple[int, int]:
    return number * PASSAGES, (number + 1) * PASSAGES
