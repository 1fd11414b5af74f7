"""What the tests of the checks share."""

from __future__ import annotations

import pytest

from boardpaper.checks import calendar as calendars


@pytest.fixture(scope="session")
def calendar() -> calendars.Calendar:
    """The calendar that is shipped."""
    return calendars.shipped()
