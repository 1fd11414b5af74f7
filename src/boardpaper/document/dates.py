"""Dates in English, without the machine's locale."""

from __future__ import annotations

from datetime import date

from boardpaper.report.template import DateStyle

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date, style: DateStyle) -> str:
    """Write a date as ``14th December 2011``, or ``14 December 2011`` in the plain style."""
    number = _ordinal(day.day) if style == "ordinal" else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Write a day as ``Wednesday 14 December 2011``."""
    return f"{_WEEKDAYS[day.weekday()]} {long_date(day, 'plain')}"


def short_date(day: date) -> str:
    """Write a day as ``Wed 14 Dec 2011``, or in the same width ``Tue  6 Dec 2011``."""
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    return f"{weekday[:3]} {day.day:2} {month[:3]} {day.year}"


def _ordinal(number: int) -> str:
    if number in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
