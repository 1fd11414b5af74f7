"""A clock that was set back: said, because days and times in reports come from it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from boardpaper.document.dates import long_date

_TOLERANCE: Final = timedelta(minutes=5)
"""By so much the clocks of two machines on one library may differ."""


def clock_warning(saved_at: datetime | None, now: datetime) -> str:
    """Say that the clock is behind the last save of a report; nothing where it is not.

    Both moments have their time zone. Versions keep their order whatever the clock says.
    """
    if saved_at is None or saved_at - now <= _TOLERANCE:
        return ""
    at = _words(saved_at.astimezone(now.tzinfo))
    return (
        f"The clock of this machine says {_words(now)}, but the report was saved at {at}: "
        "check date and time. Your text is safe, and versions keep their order."
    )


def _words(moment: datetime) -> str:
    return f"{moment:%H:%M} on {long_date(moment.date(), 'plain')}"
