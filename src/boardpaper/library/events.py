"""What was done, noted for good: each event hashes the one before it.

Rows are added and never changed or removed, so a row that is changed, moved or missing does not fit
those around it. That shows accidents and naïve changes; whoever writes the whole chain anew is not
noticed, for there is nothing secret in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Text, select, text, type_coerce

from boardpaper.library import tables as t
from boardpaper.library.errors import damaged, undamaged
from boardpaper.library.event import Deed, Event
from boardpaper.library.signature import Signature
from boardpaper.report.acts import Act, Decide

_FIRST = ""
"""What the first event hashes in place of one before it."""

_LARGEST = 2**63 - 1
"""The last number that SQLite has, which only damage can bring about."""

_MOST_MISSING = 100
"""Numbers of missing events that are told, of those in a row."""


def note(connection: Connection, number: int | None, deed: Deed, signed: Signature) -> Event:
    """Note a deed of this moment.

    Raises:
        EnvironmentFaultError: the events before it are not as they were noted.
    """
    query = select(t.event.c.id, t.event.c.sha256).order_by(t.event.c.id.desc()).limit(1)
    last = connection.execute(query).first()
    if last is not None and last.id >= _LARGEST:
        raise damaged("The list of events")
    event = Event(1 if last is None else last.id + 1, signed.at, signed.by, number, deed)
    row = {
        **{name: getattr(event, name) for name in ("id", "at", "by", "report")},
        "what": deed.what,
        "details": json.dumps(dict(deed.details), sort_keys=True, ensure_ascii=False),
        "sha256": _hash(_FIRST if last is None else last.sha256, event),
    }
    connection.execute(t.event.insert().values(row))
    return event


def deed_of(act: Act) -> Deed:
    """What is noted of an act: its kind and its facts, but not what the board resolved."""
    facts: dict[str, Any] = msgspec.to_builtins(act)
    what = facts.pop("type")
    if isinstance(act, Decide):
        facts = {"on": act.decision.on.isoformat()}
    facts.update(facts.pop("clearance", {}))
    known = {name: value for name, value in facts.items() if value not in (None, False)}
    return Deed(what, tuple([(name, str(known[name])) for name in sorted(known)]))


def events(
    connection: Connection, number: int | None = None, what: str | None = None
) -> tuple[Event, ...]:
    """The events of a report, or with None of the library and all its reports, in their order.

    With ``what`` they are those of one kind.

    Raises:
        EnvironmentFaultError: a row is not what was noted.
    """
    query = _rows() if number is None else _rows().where(t.event.c.report == number)
    query = query if what is None else query.where(t.event.c.what == what)
    with undamaged("The list of events"):
        return tuple([_event(row) for row in connection.execute(query)])


def broken_links(connection: Connection) -> Iterator[int]:
    """Yield the numbers of events that do not follow from the one before, or are missing.

    Of many that are missing together the first ones stand for all: a number may be damaged itself.
    """
    before, expected = _FIRST, 1
    for row in connection.execute(_rows()):
        yield from _missing(expected, row.id)
        if row.sha256 != _hash_of_row(before, row):
            yield row.id
        before, expected = row.sha256, row.id + 1
    query = text("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
    last = connection.scalar(query) or 0
    if isinstance(last, int):  # SQLite keeps what is written, of any type
        yield from _missing(expected, last + 1)
    else:
        yield expected


def _missing(first: int, end: int) -> range:
    return range(first, min(end, first + _MOST_MISSING))


def _rows() -> Select[Any]:
    """All events in their order; a moment is left as it was written, for it may be damaged."""
    moment = type_coerce(t.event.c.at, Text).label("moment")
    others = [each for each in t.event.columns if each.name != "at"]
    return select(*others, moment).order_by(t.event.c.id)


def _hash_of_row(before: str, row: Row[Any]) -> str | None:
    try:
        return _hash(before, _event(row))
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError):
        return None


def _event(row: Row[Any]) -> Event:
    details = json.loads(row.details).items()
    plain = {
        **{name: getattr(row, name) for name in ("id", "by", "report")},
        "at": datetime.fromisoformat(row.moment).replace(tzinfo=UTC),
        "deed": {"what": row.what, "details": [*details]},
    }
    return msgspec.convert(plain, Event)


def _hash(before: str, event: Event) -> str:
    return hashlib.sha256(str(before).encode() + msgspec.json.encode(event)).hexdigest()
