"""The bank holidays of a nation, as data, and which days are working days of a council."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated

import msgspec

from boardpaper.errors import InvalidInputError
from boardpaper.report.council import Filled
from boardpaper.report.declarations import read_declared
from boardpaper.report.validity import repeated, text_mistakes
from boardpaper.report.values import Key, Value

Year = Annotated[int, msgspec.Meta(ge=1900, le=2200)]

CLOSURE_DAY = "closure day of the council"
_WEEKEND: Mapping[int, str] = {5: "Saturday", 6: "Sunday"}
_ONE_DAY = timedelta(days=1)


class Holiday(Value, frozen=True):
    """A bank holiday; where it falls on a weekend, ``day`` is its substitute day."""

    day: date
    name: Filled


class Calendar(Value, frozen=True, kw_only=True):
    """The bank holidays of a nation from one year to another, both included."""

    id: Key
    name: Filled
    first_year: Year
    last_year: Year
    holidays: Annotated[tuple[Holiday, ...], msgspec.Meta(max_length=2000)]

    def covers(self, day: date) -> bool:
        """Tell whether its bank holidays are known for the year of a day."""
        return self.first_year <= day.year <= self.last_year


def read_calendar(toml: str, source: str) -> Calendar:
    """Read a calendar; ``source`` names the file in messages.

    See ``resources/calendars`` for the format.

    Raises:
        InvalidInputError: the text is not a calendar, or contradicts itself.
    """
    return read_declared(toml, source, Calendar, calendar_mistakes)


def calendar_mistakes(calendar: Calendar) -> Iterator[str]:
    """Yield what is wrong with a calendar, nothing where it can be used."""
    yield from text_mistakes(calendar)
    if calendar.last_year < calendar.first_year:
        yield "last_year: it is before first_year"
    yield from repeated("holidays", "day", (each.day.isoformat() for each in calendar.holidays))
    for number, each in enumerate(calendar.holidays, 1):
        if not calendar.covers(each.day):
            yield (
                f"holidays, entry {number} (`{each.day}`): "
                "it is not in the years from first_year to last_year"
            )
    known = {each.day.year for each in calendar.holidays}
    for year in range(calendar.first_year, calendar.last_year + 1):
        if year not in known:
            yield f"holidays: there are none in {year}, which first_year and last_year promise"


@dataclass(frozen=True)
class WorkingDays:
    """Which days a council works: not at weekends, on bank holidays or on its closure days.

    Made once for a calendar and a council and asked often: every question is one look-up.
    """

    calendar: Calendar
    closure_days: tuple[date, ...] = ()

    @cached_property
    def _names(self) -> Mapping[date, str]:
        closed = dict.fromkeys(self.closure_days, CLOSURE_DAY)
        return closed | {each.day: each.name for each in self.calendar.holidays}

    def why_not(self, day: date) -> str:
        """Why a day is no working day, such as ``Boxing Day``; empty where it is one.

        Raises:
            InvalidInputError: the calendar does not have the year.
        """
        if not self.calendar.covers(day):
            raise InvalidInputError(
                f"The bank holidays of {day.year} are not known: the calendar “"
                f"{self.calendar.name}” has the years {self.calendar.first_year} to "
                f"{self.calendar.last_year}. Check the date, or use a calendar with that year."
            )
        return _WEEKEND.get(day.weekday()) or self._names.get(day, "")

    def is_working(self, day: date) -> bool:
        """Tell whether a day is a working day.

        Raises:
            InvalidInputError: the calendar does not have the year.
        """
        return not self.why_not(day)

    def last_by(self, day: date) -> date:
        """The last working day by a day: the day itself where it is one.

        Raises:
            InvalidInputError: the calendar does not have the year of a day that is looked at.
        """
        while not self.is_working(day):
            day -= _ONE_DAY
        return day
