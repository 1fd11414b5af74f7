"""Days for the officer's own calendar: an .ics file (RFC 5545) of all-day entries.

The entries take no time up and set no alarm: the officer's calendar has its own usual reminder,
and knows which hours are the officer's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from boardpaper import __version__

_LONGEST = 75  # octets in a line, without its end (section 3.1)
# Section 3.3.11; a carriage return alone would end a line for some readers.
_ESCAPES: Mapping[int, str | None] = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to be remembered.

    ``key`` names it among all entries of the world: one with the same key takes the place of an
    earlier one in a calendar.
    """

    key: str
    day: date
    summary: str
    description: str = ""


def ics(entries: Iterable[Entry], made_at: datetime) -> bytes:
    """Write entries as an .ics file; the same entries of the same moment are the same bytes.

    ``made_at`` has a time zone.
    """
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Boardpaper//Boardpaper {__version__}//EN",
        "CALSCALE:GREGORIAN",
        *(line for entry in entries for line in _lines(entry, stamp)),
        "END:VCALENDAR",
    )
    return b"".join([_folded(line) for line in lines])


def _lines(entry: Entry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(entry.key.encode()).hexdigest()[:32]}@boardpaper"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.day)}"
    yield f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}"
    yield f"SUMMARY:{entry.summary.translate(_ESCAPES)}"
    if entry.description:
        yield f"DESCRIPTION:{entry.description.translate(_ESCAPES)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _folded(line: str) -> bytes:
    """Break a line where it is too long, never within a character; a space goes on with it."""
    data = line.encode()
    parts: list[bytes] = []
    length = _LONGEST
    while len(data) > length:
        end = length
        while data[end] & 0xC0 == 0x80:  # the inside of a character
            end -= 1
        parts.append(data[:end])
        data, length = data[end:], _LONGEST - 1
    parts.append(data)
    return b"\r\n ".join(parts) + b"\r\n"
