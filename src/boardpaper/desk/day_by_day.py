"""A count of days as a person reads it: which days were counted, which not and why."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.checks.clear_days import Counted
from boardpaper.document.dates import short_date

_LONG: Final = 6
"""So many days in a row that all count are told in one line."""

_VERY_LONG: Final = 35
"""In a count of more days than these, weekends do not end such a row."""


class Row(NamedTuple):
    """A line of a count: a day or several, the verdict on them, and the reason if there is one."""

    days: str
    verdict: str
    why: str = ""


def day_by_day(days: Sequence[Counted], unit: str = "clear day") -> tuple[Row, ...]:
    """Every day of a count in order; ``unit`` names one that counts.

    Many days in a row that all count are one line.
    """
    return tuple(_rows(days, unit))


def _rows(days: Sequence[Counted], unit: str) -> Iterator[Row]:
    over_weekends = len(days) > _VERY_LONG
    number = 0
    for may_be_one, group in itertools.groupby(days, lambda each: _joins(each, over_weekends)):
        run = list(group)
        counting = sum(each.counts for each in run)
        if may_be_one and counting >= _LONG:
            yield _line(run, counting, number, unit)
            number += counting
            continue
        for each in run:
            number += each.counts
            verdict = f"{unit} {number}" if each.counts else "not counted"
            yield Row(short_date(each.day), verdict, each.why)


def _joins(each: Counted, over_weekends: bool) -> bool:
    return each.counts or (over_weekends and each.why in {"Saturday", "Sunday"})


def _line(run: Sequence[Counted], counting: int, before: int, unit: str) -> Row:
    return Row(
        f"{short_date(run[0].day)} to {short_date(run[-1].day)}",
        f"{unit}s {before + 1} to {before + counting}",
        "" if counting == len(run) else "weekends not counted",
    )
