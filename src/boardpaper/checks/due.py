"""By when the papers and notices of the report's meeting are due, as rules ask and say it."""

from __future__ import annotations

from boardpaper.checks.deadlines import Deadline, latest_publication, notice_deadline
from boardpaper.checks.facts import Facts
from boardpaper.document.dates import full_date
from boardpaper.errors import InvalidInputError


def agenda_due(facts: Facts) -> Deadline | None:
    """By when the agenda is due (LGA 1972 s100B), or None where that cannot be counted.

    It cannot without the day of the meeting, nor where the bank holidays of its year are not known.
    """
    if facts.meeting_date is None:
        return None
    try:
        return latest_publication(facts.meeting_date, facts.days)
    except InvalidInputError:
        return None


def notice_due(facts: Facts) -> Deadline | None:
    """By when 28 clear days' notice is due (SI 2012/2089), or None as with `agenda_due`."""
    if facts.meeting_date is None:
        return None
    try:
        return notice_deadline(facts.meeting_date, facts.days)
    except InvalidInputError:
        return None


def last_day(deadline: Deadline) -> str:
    """Write the latest day; where it is no working day, the last one by then too."""
    latest = full_date(deadline.latest)
    if deadline.latest == deadline.latest_working_day:
        return latest
    return f"{latest} (the last working day by then: {full_date(deadline.latest_working_day)})"
