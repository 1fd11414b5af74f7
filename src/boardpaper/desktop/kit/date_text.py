"""Dates as officers type them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

EXAMPLE: Final = "14 December 2026"
SHORT_EXAMPLE: Final = "14/12/2026"

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./,-]+(\d{4}|\d{2})"
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY: Final = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+"
)
_CENTURY: Final = 2000


class NoDateError(ValueError):
    """The words are no date."""


def read_date(text: str) -> date | None:
    """Read a date as written in Britain, day first; blank words are no date, and None.

    ``14/12/2026``, ``14.12.26``, ``14 Dec 2026``, ``Monday 14th December 2026``, ``2026-12-14``.

    Raises:
        NoDateError: it is none of these, or there is no such day.
    """
    words = _WEEKDAY.sub("", text.strip().lower())
    if not words:
        return None
    try:
        if match := _ISO.fullmatch(words):
            return date(*(int(part) for part in match.groups()))
        if match := _DAY_FIRST.fullmatch(words):
            day, month, year = match.groups()
            full_year = int(year) if len(year) > 2 else _CENTURY + int(year)
            return date(full_year, _month(month), int(day))
    except ValueError as error:
        raise NoDateError(text) from error
    raise NoDateError(text)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(text)]
    if len(found) != 1:
        raise NoDateError(text)
    return found[0]


def write_date(day: date | None) -> str:
    """Write a date as ``14 December 2026``."""
    return "" if day is None else f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def moment_words(moment: datetime) -> str:
    """Write a moment as ``3 Dec 2011, 12:41``, in its own time zone."""
    day, month, year = write_date(moment.date()).split()
    return f"{day} {month[:3]} {year}, {moment:%H:%M}"
