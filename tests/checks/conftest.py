"""What the tests of the checks share."""

from __future__ import annotations

import pytest

from boardpaper import resources
from boardpaper.checks.calendar import Calendar, read_calendar

SHIPPED = "england-and-wales.toml"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The calendar that is shipped."""
    return read_calendar(resources.read_text("calendars", SHIPPED), SHIPPED)
