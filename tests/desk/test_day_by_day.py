"""A count of days as a person reads it: every day is told, long rows in one line."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.clear_days import Counted, clear_days
from boardpaper.checks.deadlines import notice_deadline
from boardpaper.desk import shelf
from boardpaper.desk.day_by_day import Row, day_by_day

DAYS = WorkingDays(shelf.calendar())
A_DAY = re.compile(r"[A-Z][a-z]{2} [ \d]\d [A-Z][a-z]{2} \d{4}")


def test_notice_is_one_row_between_its_ends() -> None:
    assert day_by_day(notice_deadline(date(2025, 1, 8), DAYS).days) == (
        Row("Tue 10 Dec 2024", "not counted", "the day of the notice"),
        Row("Wed 11 Dec 2024 to Tue  7 Jan 2025", "clear days 1 to 28"),
        Row("Wed  8 Jan 2025", "not counted", "the day of the meeting"),
    )


def test_few_days_are_told_one_by_one() -> None:
    found = clear_days(date(2024, 12, 24), date(2024, 12, 30), DAYS)
    assert day_by_day(found.days) == (
        Row("Tue 24 Dec 2024", "not counted", "the day of publication"),
        Row("Wed 25 Dec 2024", "not counted", "Christmas Day"),
        Row("Thu 26 Dec 2024", "not counted", "Boxing Day"),
        Row("Fri 27 Dec 2024", "clear day 1"),
        Row("Sat 28 Dec 2024", "not counted", "Saturday"),
        Row("Sun 29 Dec 2024", "not counted", "Sunday"),
        Row("Mon 30 Dec 2024", "not counted", "the day of the meeting"),
    )


def test_months_are_told_without_their_weekends() -> None:
    found = clear_days(date(2022, 8, 1), date(2022, 10, 1), DAYS)
    assert day_by_day(found.days, "working day") == (
        Row("Mon  1 Aug 2022", "not counted", "the day of publication"),
        Row("Tue  2 Aug 2022 to Sun 28 Aug 2022", "working days 1 to 19", "weekends not counted"),
        Row("Mon 29 Aug 2022", "not counted", "Summer bank holiday"),
        Row("Tue 30 Aug 2022 to Sun 18 Sep 2022", "working days 20 to 33", "weekends not counted"),
        Row("Mon 19 Sep 2022", "not counted", "State Funeral of Queen Elizabeth II"),
        Row("Tue 20 Sep 2022 to Fri 30 Sep 2022", "working days 34 to 42", "weekends not counted"),
        Row("Sat  1 Oct 2022", "not counted", "the day of the meeting"),
    )


@given(st.dates(date(2001, 1, 1), date(2039, 1, 1)), st.integers(1, 500))
def test_no_day_is_left_out(after: date, length: int) -> None:
    found = clear_days(after, after + timedelta(days=length), DAYS)
    told: list[date] = []
    for row in day_by_day(found.days):
        ends = [datetime.strptime(each, "%a %d %b %Y").date() for each in A_DAY.findall(row.days)]  # noqa: DTZ007
        told += [ends[0] + timedelta(days=n) for n in range((ends[-1] - ends[0]).days + 1)]
    assert told == [each.day for each in found.days]


def test_nothing_is_told_of_nothing() -> None:
    assert day_by_day(()) == ()
    assert day_by_day((Counted(date(2011, 12, 6), True),)) == (
        Row("Tue  6 Dec 2011", "clear day 1"),
    )
