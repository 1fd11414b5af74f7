"""Days told against today, and how urgent that makes what is due on them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from boardpaper.checks.deadlines import Deadline

Urgency = Literal["late", "week", "later"]
"""Over; by the Sunday of the week that today is in; after that."""


def against_today(day: date, today: date) -> str:
    """Say how far away a day is: ``in 12 days``, ``tomorrow``, ``today``, ``3 days ago``."""
    distance = (day - today).days
    if distance == 0:
        return "today"
    if abs(distance) == 1:
        return "tomorrow" if distance > 0 else "yesterday"
    return f"in {distance:,} days" if distance > 0 else f"{-distance:,} days ago"


def day_to_keep(deadline: Deadline, today: date) -> date:
    """The last working day for something, until that is over; then the last day of the law."""
    working = deadline.latest_working_day
    return working if working >= today else deadline.latest


def urgency(day: date, today: date) -> Urgency:
    """Tell how urgent it is what is due on a day."""
    if day < today:
        return "late"
    sunday = today + timedelta(days=6 - today.weekday())
    return "week" if day <= sunday else "later"
