"""What a list of reports shows of each."""

from __future__ import annotations

from datetime import date

from boardpaper.report.status import Moment, Status
from boardpaper.report.values import Value


class Entry(Value, frozen=True):
    """One line of the list; ``binned_at`` is None for what is not in the bin.

    ``lacks_notice`` tells that a key decision, in a report that is yet to be published, has neither
    the day of its notice nor the procedure for want of one.
    """

    number: int
    subject: str
    report_to: str
    meeting_date: date | None
    status: Status
    planned_on: date | None
    published_on: date | None
    changed_at: Moment
    changed_by: str
    binned_at: Moment | None
    lacks_notice: bool = False
