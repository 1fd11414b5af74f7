"""Clear days: those between two days, neither of which counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from boardpaper.checks.calendar import WorkingDays
from boardpaper.report.council import DayKind

ONE_DAY = timedelta(days=1)


class Counted(NamedTuple):
    """A day of a count: whether it counts, and if not why, such as ``Boxing Day``."""

    day: date
    counts: bool
    why: str = ""


class Ends(NamedTuple):
    """What the two days are between which is counted."""

    first: str = "the day of publication"
    last: str = "the day of the meeting"


@dataclass(frozen=True, slots=True)
class ClearDays:
    """How many clear days lie between two days.

    ``days`` is every one of them, and the two; it is empty where the second is not after the first.
    """

    after: date
    before: date
    kind: DayKind
    count: int
    days: tuple[Counted, ...]


def clear_days(
    after: date,
    before: date,
    working_days: WorkingDays,
    kind: DayKind = "working",
    ends: Ends = Ends(),  # noqa: B008 — a value
) -> ClearDays:
    """Count the working days, or all days, that lie between two days: none where they are not so.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    for end in (after, before):
        working_days.why_not(end)
    between = tuple(
        weighed(after + ONE_DAY * step, working_days, kind)
        for step in range(1, (before - after).days)
    )
    first, last = Counted(after, False, ends.first), Counted(before, False, ends.last)
    days = (first, *between, last) if after < before else ()
    return ClearDays(after, before, kind, sum(each.counts for each in between), days)


def weighed(day: date, working_days: WorkingDays, kind: DayKind) -> Counted:
    """Tell whether a day between the two counts.

    Raises:
        InvalidInputError: the calendar does not have the year.
    """
    why = working_days.why_not(day)
    if kind == "calendar":
        return Counted(day, True)
    return Counted(day, not why, why)


def back_from(day: date, count: int, working_days: WorkingDays, kind: DayKind) -> list[Counted]:
    """The days before a day until so many of them count: the nearest first, the last one counts.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    return list(_until(day, count, -ONE_DAY, working_days, kind))


def on_from(day: date, count: int, working_days: WorkingDays, kind: DayKind) -> list[Counted]:
    """The days after a day until so many of them count: the last one counts.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    return list(_until(day, count, ONE_DAY, working_days, kind))


def _until(
    day: date, count: int, step: timedelta, working_days: WorkingDays, kind: DayKind
) -> Iterator[Counted]:
    working_days.why_not(day)
    while count > 0:
        day += step
        found = weighed(day, working_days, kind)
        count -= found.counts
        yield found
