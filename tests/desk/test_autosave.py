"""When it is time to save."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desk.autosave import LONGEST, PAUSE, RETRY, EditTimes, due_at

NOTHING = EditTimes()


def edited(*moments: float) -> EditTimes:
    times = NOTHING
    for moment in moments:
        times = times.edited(moment, was_kept=False)
    return times


@pytest.mark.parametrize(
    ("times", "due", "due_when_leaving"),
    [
        (NOTHING, None, None),
        (edited(10), 11, 10),
        (edited(10, 10.5), 11.5, 10),
        (edited(10, 10.9, 11.8), 12, 10),
        (edited(10).edited(50, was_kept=True), 51, 50),
        (edited(10).begun(), None, None),
        (edited(10).begun().edited(10.5, was_kept=False), 11.5, 10.5),
        (edited(10).begun().kept(), None, None),
        (edited(10).begun().edited(10.5, was_kept=False).kept(), 11.5, 10.5),
        (edited(10).begun().refused(11), 21, 10),
        (edited(10).begun().edited(10.5, was_kept=False).refused(11), 21, 10),
        (edited(10).begun().refused(11).edited(30, was_kept=False), 21, 10),
        (edited(10).begun().refused(11).begun().kept().edited(40, was_kept=True), 41, 40),
    ],
)
def test_due(times: EditTimes, due: float | None, due_when_leaving: float | None) -> None:
    assert due_at(times) == due
    assert due_at(times, leaving=True) == due_when_leaving


def test_the_limits() -> None:
    assert (PAUSE, LONGEST, RETRY) == (1, 2, 10)


# Quarters of a second are exact as binary fractions.
@given(st.lists(st.integers(1, 12).map(lambda quarters: quarters / 4), min_size=1, max_size=40))
def test_no_edit_waits_longer_than_two_seconds(pauses: list[float]) -> None:
    times, now = NOTHING, 0.0
    waiting: list[float] = []
    for pause in pauses:
        now += pause
        due = due_at(times)
        if due is not None and due <= now:
            assert all(due - moment <= LONGEST for moment in waiting)
            times, waiting = times.begun().kept(), []
        times = times.edited(now, was_kept=not waiting)
        waiting.append(now)
    due = due_at(times)
    assert due is not None
    assert due - waiting[0] <= LONGEST
    assert due - waiting[-1] <= PAUSE
