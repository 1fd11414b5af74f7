"""A clock that was set back is said, and what that means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from boardpaper.desk.clock import clock_warning

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def test_a_clock_that_is_behind_is_said() -> None:
    said = clock_warning(NOW + timedelta(days=40), NOW)
    assert "says 09:30 on 25 November 2026" in said
    assert "saved at 09:30 on 4 January 2027" in said
    assert "versions keep their order" in said


def test_a_clock_that_is_right_or_nearly_is_not_spoken_of() -> None:
    for ahead in (timedelta(0), timedelta(minutes=4), -timedelta(days=400)):
        assert clock_warning(NOW + ahead, NOW) == ""
    assert clock_warning(None, NOW) == ""
