from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from boardpaper.desktop.library.when import changed_words, meeting_words, spoken_day

NOW = datetime(2026, 11, 18, 12, 41, tzinfo=UTC)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 18, 9, 5, tzinfo=UTC), "today 09:05"),
        (datetime(2026, 11, 18, 0, 0, tzinfo=UTC), "today 00:00"),
        (datetime(2026, 11, 17, 23, 59, tzinfo=UTC), "yesterday"),
        (datetime(2026, 11, 16, 12, 0, tzinfo=UTC), "Monday"),
        (datetime(2026, 11, 12, 12, 0, tzinfo=UTC), "Thursday"),
        (datetime(2026, 11, 11, 12, 0, tzinfo=UTC), "11 Nov"),
        (datetime(2026, 1, 1, 12, 0, tzinfo=UTC), "1 Jan"),
        (datetime(2025, 11, 20, 12, 0, tzinfo=UTC), "20 Nov 2025"),
        (datetime(2026, 11, 19, 12, 0, tzinfo=UTC), "19 Nov"),  # a clock was wrong
    ],
)
def test_the_nearer_a_change_the_shorter_it_is_said(at: datetime, words: str) -> None:
    assert changed_words(at, NOW) == words


def test_the_year_is_told_of_last_week_if_it_is_another_but_the_weekday_is_enough() -> None:
    new_year = datetime(2027, 1, 2, 9, tzinfo=UTC)
    assert changed_words(datetime(2026, 12, 30, 9, tzinfo=UTC), new_year) == "Wednesday"
    assert changed_words(datetime(2026, 12, 20, 9, tzinfo=UTC), new_year) == "20 Dec 2026"


def test_the_day_is_that_of_the_zone_it_is_told_in() -> None:
    summer = timezone(timedelta(hours=1))
    at = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    assert changed_words(at.astimezone(summer), NOW.astimezone(summer)) == "today 00:30"


def test_a_meeting_is_named_with_its_weekday() -> None:
    assert meeting_words(date(2011, 12, 14)) == "Wed 14 December 2011"
    assert spoken_day(date(2011, 12, 14)) == "Wednesday 14 December 2011"
