"""The days by which something must have been done, on the days that people get wrong."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.clear_days import Counted
from boardpaper.checks.deadlines import (
    call_in_window,
    latest_publication,
    notice_deadline,
    pre_agenda_deadline,
)
from boardpaper.desk import shelf
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import CallInScheme, CutOff, DayKind
from tests.checks import almanac

CALENDAR = shelf.calendar()
DAYS = WorkingDays(CALENDAR)
MEETINGS = almanac.days(first=date(2000, 12, 1), last=almanac.LAST)
KINDS: st.SearchStrategy[DayKind] = st.sampled_from(("working", "calendar"))


def is_in_order_without_a_gap(days: tuple[Counted, ...]) -> bool:
    first = days[0].day
    return [each.day for each in days] == [first + timedelta(days=n) for n in range(len(days))]


@pytest.mark.parametrize(
    ("meeting", "latest", "working", "notice"),
    [
        (date(2011, 12, 14), date(2011, 12, 6), date(2011, 12, 6), date(2011, 11, 15)),
        (date(2012, 6, 13), date(2012, 6, 5), date(2012, 6, 1), date(2012, 5, 15)),
        (date(2019, 4, 25), date(2019, 4, 15), date(2019, 4, 15), date(2019, 3, 27)),
        (date(2025, 1, 8), date(2024, 12, 30), date(2024, 12, 30), date(2024, 12, 10)),
    ],
)
def test_known_meetings(meeting: date, latest: date, working: date, notice: date) -> None:
    agenda = latest_publication(meeting, DAYS)
    assert (agenda.latest, agenda.latest_working_day) == (latest, working)
    assert notice_deadline(meeting, DAYS).latest == notice


def test_every_meeting_of_the_calendar() -> None:
    """The latest day leaves all clear days, the next leaves one less: no other day does both."""
    meeting = date(2000, 2, 2)  # 28 clear days before, a working day in 2000
    while meeting <= almanac.LAST:
        for found in (latest_publication(meeting, DAYS), notice_deadline(meeting, DAYS)):
            following = found.latest + almanac.ONE_DAY
            assert almanac.clear_days(found.latest, meeting, found.kind) == found.clear
            assert almanac.clear_days(following, meeting, found.kind) == found.clear - 1
        meeting += almanac.ONE_DAY


@given(MEETINGS, st.integers(1, 30), st.data())
def test_publication_with_closure_days(meeting: date, clear: int, data: st.DataObject) -> None:
    closed = data.draw(almanac.closures(meeting))
    found = latest_publication(meeting, WorkingDays(CALENDAR, closed), clear)
    following = found.latest + almanac.ONE_DAY
    assert almanac.clear_days(found.latest, meeting, "working", closed) == clear
    assert almanac.clear_days(following, meeting, "working", closed) == clear - 1
    working = found.latest
    while not almanac.counts(working, "working", closed):
        working -= almanac.ONE_DAY
    assert found.latest_working_day == working
    assert (found.days[0].day, found.days[-1].day) == (working, meeting)
    assert is_in_order_without_a_gap(found.days)
    assert [each.day for each in found.days if each.counts] == [
        day
        for each in found.days
        if found.latest < (day := each.day) < meeting and almanac.counts(day, "working", closed)
    ]
    assert all(bool(each.why) != each.counts for each in found.days)


@given(MEETINGS, st.integers(1, 60), st.data())
def test_notice_counts_every_day(meeting: date, clear: int, data: st.DataObject) -> None:
    closed = data.draw(almanac.closures(meeting))
    found = notice_deadline(meeting, WorkingDays(CALENDAR, closed), clear)
    assert almanac.clear_days(found.latest, meeting, "calendar") == clear
    assert sum(each.counts for each in found.days) == clear
    assert almanac.counts(found.latest_working_day, "working", closed)
    assert is_in_order_without_a_gap(found.days)
    late = found.latest_working_day + almanac.ONE_DAY
    assert almanac.clear_days(late - almanac.ONE_DAY, late, "working", closed) == 0
    while late <= found.latest:
        assert not almanac.counts(late, "working", closed)
        late += almanac.ONE_DAY


@given(almanac.days(last=date(2040, 1, 1)), st.integers(1, 60), KINDS, st.data())
def test_call_in(published: date, number: int, kind: DayKind, data: st.DataObject) -> None:
    closed = data.draw(almanac.closures(published))
    found = call_in_window(published, WorkingDays(CALENDAR, closed), CallInScheme(number, kind))
    assert found.effective == found.ends + almanac.ONE_DAY
    assert almanac.counts(found.ends, kind, closed)
    assert almanac.clear_days(published, found.effective, kind, closed) == number
    assert (found.days[0].day, found.days[-1].day) == (published, found.effective)
    assert is_in_order_without_a_gap(found.days)
    assert sum(each.counts for each in found.days) == number


@given(MEETINGS, st.integers(1, 100), st.data())
def test_pre_agenda(meeting: date, number: int, data: st.DataObject) -> None:
    closed = data.draw(almanac.closures(meeting))
    found = pre_agenda_deadline(meeting, WorkingDays(CALENDAR, closed), CutOff(time(10), number))
    assert almanac.counts(found.latest, "working", closed)
    assert almanac.clear_days(found.latest - almanac.ONE_DAY, meeting, "working", closed) == number
    assert (found.days[0].day, found.days[-1].day) == (found.latest, meeting)
    assert is_in_order_without_a_gap(found.days)


def test_the_reports_of_leeds_are_due_before_the_agenda() -> None:
    cut_off = shelf.council("leeds").cut_off
    assert cut_off is not None
    found = pre_agenda_deadline(date(2011, 12, 14), DAYS, cut_off)
    assert (found.latest, found.at) == (date(2011, 12, 5), time(10))


def test_a_decision_takes_effect_on_the_next_day_of_the_calendar() -> None:
    found = call_in_window(date(2011, 12, 16), DAYS, CallInScheme())
    assert (found.ends, found.effective) == (date(2011, 12, 23), date(2011, 12, 24))


def test_the_arithmetic_of_the_diamond_jubilee() -> None:
    assert [
        (each.day.day, each.why) for each in latest_publication(date(2012, 6, 13), DAYS).days
    ] == [
        (1, "the last working day for publication"),
        (2, "Saturday"),
        (3, "Sunday"),
        (4, "Spring bank holiday"),
        (5, "Diamond Jubilee bank holiday, the last day for publication"),
        (6, ""),
        (7, ""),
        (8, ""),
        (9, "Saturday"),
        (10, "Sunday"),
        (11, ""),
        (12, ""),
        (13, "the day of the meeting"),
    ]


def test_results_are_values() -> None:
    meeting = date(2025, 1, 8)
    again = WorkingDays(shelf.calendar())
    assert latest_publication(meeting, DAYS) == latest_publication(meeting, again)
    assert hash(latest_publication(meeting, DAYS)) == hash(latest_publication(meeting, again))


def test_days_outside_the_years_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="1999"):
        latest_publication(date(2000, 1, 10), DAYS)
    with pytest.raises(InvalidInputError, match="1999"):
        notice_deadline(date(2000, 1, 29), DAYS)
    with pytest.raises(InvalidInputError, match="2041"):
        latest_publication(date(2041, 1, 1), DAYS)
    with pytest.raises(InvalidInputError, match="2041"):
        call_in_window(date(2040, 12, 28), DAYS, CallInScheme())
    with pytest.raises(InvalidInputError, match="1999"):
        pre_agenda_deadline(date(2000, 1, 5), DAYS, CutOff(time(10), 7))
