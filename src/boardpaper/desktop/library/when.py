"""Days and times as the list shows them: the nearer, the shorter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from boardpaper.desktop.kit.date_text import write_date

_WEEKDAYS: Sequence[str] = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_DAYS_BY_NAME: Final = 7
"""From so many days ago on, the name of the weekday would be that of today."""


def changed_words(at: datetime, now: datetime) -> str:
    """Say when something was changed; both moments are in the officer's own time.

    ``today 12:41``, ``yesterday``, ``Friday``, ``12 Nov``, and of other years ``12 Nov 2024``.
    """
    days = (now.date() - at.date()).days
    if days == 0:
        return f"today {at:%H:%M}"
    if days == 1:
        return "yesterday"
    if 1 < days < _DAYS_BY_NAME:
        return _WEEKDAYS[at.weekday()]
    day, month, year = write_date(at.date()).split()
    return f"{day} {month[:3]}" if at.year == now.year else f"{day} {month[:3]} {year}"


def meeting_words(day: date) -> str:
    """Write the day of a meeting as ``Wed 14 December 2011``."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {write_date(day)}"


def spoken_day(day: date) -> str:
    """Write a day as it is spoken, ``Wednesday 14 December 2011``."""
    return f"{_WEEKDAYS[day.weekday()]} {write_date(day)}"
