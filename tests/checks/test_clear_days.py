"""Counting clear days comes to what looking at one day after another comes to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.checks.calendar import Calendar, WorkingDays
from boardpaper.checks.clear_days import Counted, Ends, clear_days
from boardpaper.desk import shelf
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import DayKind
from tests.checks import almanac

CALENDAR: Calendar = shelf.calendar()
KINDS: st.SearchStrategy[DayKind] = st.sampled_from(("working", "calendar"))


@given(almanac.days(), almanac.days(), KINDS, st.data())
def test_counting_day_by_day(one: date, other: date, kind: DayKind, data: st.DataObject) -> None:
    closed = data.draw(almanac.closures(one))
    found = clear_days(one, other, WorkingDays(CALENDAR, closed), kind)
    assert found.count == almanac.clear_days(one, other, kind, closed)
    assert found.count == sum(each.counts for each in found.days)
    if one < other:
        assert [each.day.toordinal() for each in found.days] == [
            *range(one.toordinal(), other.toordinal() + 1)
        ]
    else:
        assert found.days == ()


@given(almanac.days(), st.integers(1, 40), st.data())
def test_every_day_that_does_not_count_says_why(
    after: date, length: int, data: st.DataObject
) -> None:
    before = min(after + almanac.ONE_DAY * length, almanac.LAST)
    closed = data.draw(almanac.closures(after))
    found = clear_days(after, before, WorkingDays(CALENDAR, closed))
    assert all(bool(each.why) != each.counts for each in found.days)


def test_the_arithmetic_of_christmas() -> None:
    days = WorkingDays(CALENDAR, (date(2024, 12, 24),))
    found = clear_days(date(2024, 12, 23), date(2024, 12, 30), days)
    assert found.count == 1
    assert found.days == (
        Counted(date(2024, 12, 23), False, "the day of publication"),
        Counted(date(2024, 12, 24), False, "closure day of the council"),
        Counted(date(2024, 12, 25), False, "Christmas Day"),
        Counted(date(2024, 12, 26), False, "Boxing Day"),
        Counted(date(2024, 12, 27), True),
        Counted(date(2024, 12, 28), False, "Saturday"),
        Counted(date(2024, 12, 29), False, "Sunday"),
        Counted(date(2024, 12, 30), False, "the day of the meeting"),
    )


def test_the_two_days_are_called_what_they_are() -> None:
    found = clear_days(
        date(2024, 12, 3),
        date(2024, 12, 4),
        WorkingDays(CALENDAR),
        "working",
        Ends("here", "there"),
    )
    assert [each.why for each in found.days] == ["here", "there"]


@pytest.mark.parametrize("kind", ["working", "calendar"])
@pytest.mark.parametrize(
    ("after", "before"),
    [(date(1999, 12, 31), date(2000, 1, 10)), (date(2040, 12, 20), date(2041, 1, 1))],
)
def test_days_outside_the_years_are_refused(after: date, before: date, kind: DayKind) -> None:
    with pytest.raises(InvalidInputError, match="2000 to 2040"):
        clear_days(after, before, WorkingDays(CALENDAR), kind)
