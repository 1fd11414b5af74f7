from __future__ import annotations

from datetime import date, timedelta

import pytest

from boardpaper.desk.against_today import Urgency, against_today, urgency

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (12, "in 12 days"),
        (-3, "3 days ago"),
        (-5466, "5,466 days ago"),
    ],
)
def test_a_day_is_told_by_how_far_away_it_is(days: int, words: str) -> None:
    assert against_today(WEDNESDAY + timedelta(days), WEDNESDAY) == words


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 24), "late"),
        (WEDNESDAY, "week"),
        (date(2026, 11, 29), "week"),  # Sunday
        (date(2026, 11, 30), "later"),
    ],
)
def test_a_week_ends_on_sunday(day: date, expected: Urgency) -> None:
    assert urgency(day, WEDNESDAY) == expected
