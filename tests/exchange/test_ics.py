"""An .ics file is read back by a reader of others, and keeps to the form of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.exchange.ics import Entry, ics

MADE_AT = datetime(2011, 12, 1, 9, 30, tzinfo=UTC)
ENTRY = Entry("board|2011-12-14|agenda", date(2011, 12, 6), "Executive Board: publish", "Why.")

# Without what no text of ours holds: control characters, and halves of characters.
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.just("\n"))


def events(data: bytes) -> list[Any]:
    read: Any = icalendar.Calendar.from_ical(data)
    assert not read.errors
    return list(read.walk("VEVENT"))


def lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    parts = data.split(b"\r\n")[:-1]
    assert not [part for part in parts if b"\r" in part or b"\n" in part]
    return parts


def test_an_entry_is_a_day_that_takes_no_time_up() -> None:
    (event,) = events(ics([ENTRY], MADE_AT))
    assert event["DTSTART"].dt == date(2011, 12, 6)
    assert event["DTEND"].dt == date(2011, 12, 7)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == MADE_AT
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Executive Board: publish", "Why.")
    assert not event.walk("VALARM")


def test_the_file_by_the_letter() -> None:
    data = ics([Entry("key", date(2040, 12, 31), "a, b; c\\d\ne")], MADE_AT)
    found = [line.decode() for line in lines(data)]
    assert found[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert found[2].startswith("PRODID:-//Boardpaper//")
    assert found[4:] == [
        "BEGIN:VEVENT",
        "UID:2c70e12b7a0646f92279f427c7b38e73@boardpaper",
        "DTSTAMP:20111201T093000Z",
        "DTSTART;VALUE=DATE:20401231",
        "DTEND;VALUE=DATE:20410101",
        "SUMMARY:a\\, b\\; c\\\\d\\ne",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_same_facts_are_the_same_bytes_wherever_the_clock_stands() -> None:
    india = MADE_AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert ics([ENTRY], MADE_AT) == ics([ENTRY], india)


def test_a_uid_stays_when_the_day_moves_and_differs_between_keys() -> None:
    moved = Entry(ENTRY.key, date(2011, 12, 7), "Something else")
    other = Entry("board|2011-12-14|notice", ENTRY.day, ENTRY.summary)
    first, second, third = (
        events(ics([each], MADE_AT))[0]["UID"] for each in (ENTRY, moved, other)
    )
    assert first == second
    assert first != third


@given(WORDS, WORDS)
def test_every_text_comes_back_from_folded_lines(summary: str, description: str) -> None:
    data = ics([Entry("key", date(2011, 12, 6), summary, description), ENTRY], MADE_AT)
    for line in lines(data):
        assert len(line) <= 75
        line.decode()  # no character is cut
    event, other = events(data)
    assert event["SUMMARY"] == summary
    assert event.get("DESCRIPTION", "") == description
    assert other["SUMMARY"] == ENTRY.summary


def test_a_carriage_return_ends_no_line() -> None:
    data = ics([Entry("key", date(2011, 12, 6), "one\r\nATTACH:two\rthree")], MADE_AT)
    (event,) = events(data)
    assert event["SUMMARY"] == "one\nATTACH:twothree"
    assert "ATTACH" not in event
