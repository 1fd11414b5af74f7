"""Finding reports by their words, and showing where they stand.

A report is indexed in passages (a finding, a section, the title block …), so that a changed word
costs one passage, and a hit can be shown and gone to. FTS5 keeps their words in the table
``passage``, whose rowid is ``number * PASSAGES + slot``: so the reports of a word that stands in
every passage are counted without looking each one up (in 10,000 reports 12 ms, not 45).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    text,
)

from boardpaper.library import tables as t
from boardpaper.library.entries import LATEST_FIRST, Entry, read_entries
from boardpaper.library.errors import damaged
from boardpaper.library.numbers import number_name
from boardpaper.report.clean import clean_text
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Finding, Notices, Report
from boardpaper.report.text import Block, Figure, plain, spans_of
from boardpaper.report.values import Value

PASSAGES = 2**20
"""How many passages a report can have: its JSON, which is limited, could not hold as many."""

_MOST_TERMS = 32
_EXCERPT_WORDS = 24
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
# No text has them: control characters are cleaned away.
_FOUND, _END = "\x02", "\x03"

Passages = Mapping[tuple[Part, str], str]


class Piece(Value, frozen=True):
    """Some characters of an excerpt, and whether they are what was looked for."""

    text: str
    found: bool = False


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
    terms: Sequence[str],
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


def terms_of(words: str) -> tuple[str, ...]:
    """Turn what a person typed into strings of FTS5, which can hold nothing but words.

    A word is also the beginning of longer ones, once it has two letters; what stands in double
    quotes is a phrase, found as it is. Capitals and accents make no difference. Of more than 32
    words the first count.
    """
    found = (_term(*match.groups(default="")) for match in _TERM.finditer(clean_text(words)))
    return tuple(dict.fromkeys(each for each in found if each))[:_MOST_TERMS]


def _term(phrase: str, word: str) -> str:
    letters = sum(each.isalnum() for each in phrase or word)
    if letters == 0:
        return ""
    return f'"{word}"*' if word and letters > 1 else f'"{phrase or word}"'


def _reports_with(term: str) -> Select[tuple[int]]:
    return select(t.passage.c.rowid.op("/")(PASSAGES)).where(_matches(term)).distinct()


def _matches(expression: str) -> ColumnElement[bool]:
    return t.passage.c.words.match(expression)


def _hit(connection: Connection, entry: Entry, terms: Sequence[str]) -> Hit:
    """Show a passage that has all the words, or else one that has some."""
    excerpt = func.snippet(literal_column("passage"), 0, _FOUND, _END, "…", _EXCERPT_WORDS)
    query = select(t.passage.c.part, t.passage.c.item, excerpt).where(_of_report(entry.number))
    for operator in (" AND ", " OR "):
        row = connection.execute(query.where(_matches(operator.join(terms))).limit(1)).first()
        if row is not None:
            return Hit(entry, Place(row.part, row.item), tuple(_pieces(row[2])))
    raise damaged("The search index")


def _pieces(excerpt: str) -> Iterator[Piece]:
    """Part an excerpt, which is made one line, where what was looked for begins and ends."""
    for number, part in enumerate(re.split(f"[{_FOUND}{_END}]", " ".join(excerpt.split()))):
        if part:
            yield Piece(part, found=number % 2 == 1)


def write_passages(connection: Connection, number: int, report: Report) -> None:
    """Bring the index of a report up to date: passages whose words are the same stay untouched."""
    new = _passages(number, report)
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


def erase_passages(connection: Connection, numbers: Iterable[int]) -> None:
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


def _passages(number: int, report: Report) -> Passages:
    """The words of every part that has any, by part and item as a Place names them."""
    passages: dict[tuple[Part, str], str] = {}
    for part, item, texts in (*_front(number, report), *_body(report)):
        words = "\n".join([each for each in texts if each.strip()])
        if words:
            passages[part, item] = words
    return passages


def _front(number: int, report: Report) -> Iterator[tuple[Part, str, Iterable[str]]]:
    names = (report.subject, report.public_subject, report.report_of, report.report_to)
    authors = (part for each in report.authors for part in (each.name, each.telephone, each.email))
    yield "details", "", (number_name(number), *names, *authors)
    yield "wards", "", report.wards.names
    call_in = report.call_in
    yield "call-in", "", (call_in.explanation, call_in.prejudice, call_in.agreed_by)
    yield "notices", "", _notices(report.notices)
    for each in report.exemptions:
        yield "exemptions", each.id, (each.rule, each.reasons, each.public_interest)


def _notices(notices: Notices) -> Iterable[str]:
    decision, meeting = notices.key_decision, notices.private_meeting
    yield from (decision.explanation, decision.notice_reference)
    yield from (meeting.reasons, meeting.agreed_by, meeting.agreed_because)
    yield from (notices.late_item.reason, notices.late_item.chair)
    yield from (notices.urgency.reason, notices.urgency.scrutiny_chair)


def _body(report: Report) -> Iterator[tuple[Part, str, Iterable[str]]]:
    for section in report.sections:
        yield "sections", section.key, _texts(section.text.blocks)
    for entry in report.main:
        blocks = entry.text.blocks if isinstance(entry, Finding) else (entry,)
        yield "main", entry.id, _texts(blocks)
    for recommendation in report.recommendations:
        texts = (*_texts(recommendation.text.blocks), recommendation.owner)
        yield "recommendations", recommendation.id, texts
    for document in report.background or ():
        yield "background", document.id, (document.citation, document.address)
    for appendix in report.appendices:
        yield "appendices", appendix.id, (appendix.title, appendix.public_title)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for _, _, spans in spans_of(block):
            yield plain(spans)
        if isinstance(block, Figure):
            yield block.alt
