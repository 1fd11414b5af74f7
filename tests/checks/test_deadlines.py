"""The days by which something must have been done, on the days that people get wrong."""

from __future__ import annotations

from datetime import date

import pytest

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.deadlines import latest_publication, notice_deadline
from boardpaper.desk import shelf


@pytest.fixture(scope="module")
def working_days() -> WorkingDays:
    return WorkingDays(shelf.calendar())


@pytest.mark.parametrize(
    ("meeting", "latest", "working", "notice"),
    [
        (date(2011, 12, 14), date(2011, 12, 6), date(2011, 12, 6), date(2011, 11, 15)),
        (date(2012, 6, 13), date(2012, 6, 5), date(2012, 6, 1), date(2012, 5, 15)),
        (date(2019, 4, 25), date(2019, 4, 15), date(2019, 4, 15), date(2019, 3, 27)),
        (date(2025, 1, 8), date(2024, 12, 30), date(2024, 12, 30), date(2024, 12, 10)),
    ],
)
def test_known_meetings(
    meeting: date, latest: date, working: date, notice: date, working_days: WorkingDays
) -> None:
    agenda = latest_publication(meeting, working_days)
    assert (agenda.latest, agenda.latest_working_day) == (latest, working)
    assert notice_deadline(meeting, working_days).latest == notice
