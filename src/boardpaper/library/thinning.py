"""Which of many kept states are enough: all of late, then fewer and fewer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

ALL_FOR: Final = timedelta(days=2)
DAILY_FOR: Final = timedelta(days=30)
WEEKLY_FOR: Final = timedelta(days=365)


class Kept(Protocol):
    """Something of a moment."""

    @property
    def at(self) -> datetime:
        """The moment, with its time zone."""


K = TypeVar("K", bound=Kept)


def thinned(kept: Iterable[K], now: datetime) -> Sequence[K]:
    """Return what can go: all of two days stay, then the last of a day, a week and a month.

    Days are counted for 30 days, weeks for a year, months for ever. What is of the future, because
    the clock was set back, stays. Days begin at midnight UTC, weeks on Monday.
    """
    taken: set[Hashable] = set()
    gone: list[K] = []
    for each in sorted(kept, key=_moment, reverse=True):
        span = _span_of(each.at, now)
        if span is None:
            continue
        if span in taken:
            gone.append(each)
        taken.add(span)
    return gone


def _moment(kept: Kept) -> datetime:
    return kept.at


def _span_of(at: datetime, now: datetime) -> Hashable:
    """The day, week or month of which one is enough; None where all are wanted."""
    age = now - at
    if age <= ALL_FOR:
        return None
    spans: Sequence[tuple[timedelta, Callable[[datetime], Hashable]]] = (
        (DAILY_FOR, _day),
        (WEEKLY_FOR, _week),
    )
    span = next((each for limit, each in spans if age <= limit), _month)
    return span.__name__, span(at)


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month
