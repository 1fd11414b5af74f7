"""Working days found by looking at one day after another, with the bank holidays of others.

It shares nothing with the program: what it counts is the oracle for what the program counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Final

import holidays
from hypothesis import strategies as st

FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2040, 12, 31)
ONE_DAY: Final = timedelta(days=1)

# On weekends it has the day itself besides its substitute, which makes no difference to any count.
BANK_HOLIDAYS: Mapping[date, str] = dict(
    holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2041), language="en_GB")
)


def counts(day: date, kind: str, closure_days: Collection[date] = ()) -> bool:
    """Tell whether a day counts."""
    is_working = day.weekday() < 5 and day not in BANK_HOLIDAYS and day not in closure_days
    return kind == "calendar" or is_working


def clear_days(after: date, before: date, kind: str, closure_days: Collection[date] = ()) -> int:
    """Count every day that lies between two and counts."""
    number, day = 0, after + ONE_DAY
    while day < before:
        number += counts(day, kind, closure_days)
        day += ONE_DAY
    return number


def days(first: date = FIRST, last: date = LAST) -> st.SearchStrategy[date]:
    """Days of the calendar, of which many lie about a bank holiday."""
    near = st.builds(
        lambda day, step: min(max(day + timedelta(days=step), first), last),
        st.sampled_from(sorted(BANK_HOLIDAYS)),
        st.integers(-12, 12),
    )
    return st.dates(first, last) | near


@st.composite
def closures(draw: st.DrawFn, about: date) -> tuple[date, ...]:
    """Some closure days not far from a day."""
    steps = draw(st.lists(st.integers(-60, 60), max_size=12))
    return tuple(about + timedelta(days=step) for step in steps)
