"""Of many kept states enough stay: what was kept late, and something of every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from boardpaper.library.revision import Revision
from boardpaper.library.thinning import ALL_FOR, DAILY_FOR, WEEKLY_FOR, thinned

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

ages = st.lists(
    st.timedeltas(min_value=-timedelta(days=30), max_value=timedelta(days=1500)), max_size=60
)


def kept(*ages: timedelta) -> list[Revision]:
    return [
        Revision(number, "0" * 64, NOW - age, "Ann", "period") for number, age in enumerate(ages, 1)
    ]


def numbers_left(*ages: timedelta) -> list[int]:
    states = kept(*ages)
    gone = thinned(states, NOW)
    return [each.id for each in states if each not in gone]


def hours(*numbers: int) -> list[timedelta]:
    return [timedelta(hours=each) for each in numbers]


def days(*numbers: int) -> list[timedelta]:
    return [timedelta(days=each) for each in numbers]


def test_all_of_two_days_stay() -> None:
    assert numbers_left(*hours(0, 1, 2, 47, 48)) == [1, 2, 3, 4, 5]


def test_of_a_day_the_last_stays_for_a_month() -> None:
    # 22 November: 11:00, 10:00, 01:00, and 21 November: 23:00.
    assert numbers_left(*hours(73, 74, 83, 85)) == [1, 4]
    assert numbers_left(*days(30, 29, 28)) == [1, 2, 3]


def test_of_a_week_the_last_stays_for_a_year() -> None:
    # 25 November is a Wednesday, so 42 days before it is one too: Monday to Sunday of that week.
    assert numbers_left(*days(44, 43, 42, 41, 40, 39, 38)) == [7]
    assert numbers_left(*days(45, 44)) == [1, 2]


def test_of_a_month_the_last_stays_for_ever() -> None:
    assert numbers_left(*days(390, 391, 421, 5000, 5001)) == [1, 3, 4]


def test_what_is_of_the_future_stays() -> None:
    assert numbers_left(*days(-1, -1, -400, -400)) == [1, 2, 3, 4]


@given(ages)
def test_something_of_every_time_stays(ages: list[timedelta]) -> None:
    states = kept(*ages)
    gone = {each.id for each in thinned(states, NOW)}
    left = [each for each in states if each.id not in gone]
    assert thinned(left, NOW) == []  # it is done once and for all
    for state in states:
        age = NOW - state.at
        if age <= ALL_FOR:
            assert state in left
        wide = timedelta(days=1) if age <= DAILY_FOR else timedelta(days=7)
        wide = wide if age <= WEEKLY_FOR else timedelta(days=31)
        assert any(abs(each.at - state.at) <= wide for each in left)


@given(ages, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=900)))
def test_the_newest_is_never_thinned(ages: list[timedelta], later: timedelta) -> None:
    states = kept(*ages)
    if states:
        newest = max(each.at for each in states)
        gone = thinned(states, NOW + later)
        assert any(each.at == newest and each not in gone for each in states)
