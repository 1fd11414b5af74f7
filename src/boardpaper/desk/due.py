"""What is due next for a report of a list, from what the list knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.deadlines import (
    Deadline,
    call_in_window,
    latest_publication,
    notice_deadline,
)
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS
from boardpaper.desk.against_today import Urgency, against_today, day_to_keep, urgency
from boardpaper.document.dates import full_date, long_date
from boardpaper.errors import InvalidInputError
from boardpaper.report.council import BodyKind, Council

if TYPE_CHECKING:
    from boardpaper.library.entry import Entry


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, in words that also say how urgent it is, and when."""

    words: str
    day: date
    urgency: Urgency


class DueDates:
    """Says what is due next; of reports that stand alike it is worked out once."""

    def __init__(self, working_days: WorkingDays, council: Council | None, today: date) -> None:
        """``council`` is None where none was chosen: nothing is known of its bodies then."""
        self._working_days, self._today = working_days, today
        self._council = council
        bodies = council.bodies if council else ()
        self._kinds: dict[str, BodyKind] = {_folded(each.name): each.kind for each in bodies}
        self._agendas: dict[date, Deadline] = {}
        self._known: dict[tuple[object, ...], Due | None] = {}

    def of(self, entry: Entry) -> Due | None:
        """What is due next: nothing for one that is binned, withdrawn or decided.

        Nor is there anything where the day of the meeting is not given, or where the bank holidays
        of its year are not known.
        """
        meeting = entry.meeting_date
        if meeting is None or entry.binned_at is not None:
            return None
        asked = (
            meeting,
            entry.status,
            entry.report_to,
            entry.planned_on,
            entry.published_on,
            entry.lacks_notice,
        )
        if asked not in self._known:
            self._known[asked] = self._next(entry, meeting)
        return self._known[asked]

    def _next(self, entry: Entry, meeting: date) -> Due | None:
        try:
            if entry.status in {"draft", "ready"}:
                return self._notice(entry, meeting) or self._publication(entry, meeting)
            return self._call_in(entry, meeting) if entry.status == "published" else None
        except InvalidInputError:  # a year that the calendar does not have
            return None

    def _notice(self, entry: Entry, meeting: date) -> Due | None:
        """The notice of a key decision that has none (SI 2012/2089 reg 9)."""
        today = self._today
        if not entry.lacks_notice or meeting < max(today, EXECUTIVE_REGULATIONS):
            return None
        deadline = notice_deadline(meeting, self._working_days)
        if deadline.latest < today:
            return self._late("Key decision notice", deadline.latest)
        return self._coming("Key decision notice by", day_to_keep(deadline, today))

    def _publication(self, entry: Entry, meeting: date) -> Due | None:
        """Publication with the agenda (LGA 1972 s100B): as it is planned if that is in time."""
        agenda, today, planned = self._agenda(meeting), self._today, entry.planned_on
        latest = agenda.latest
        if latest < today:  # a correction was published before
            late = entry.published_on is None
            return self._late("Publication", latest) if late else None
        if planned is not None and today <= planned <= latest:
            return self._coming("Planned for", planned)
        return self._coming("Publish by", day_to_keep(agenda, today))

    def _agenda(self, meeting: date) -> Deadline:
        if meeting not in self._agendas:
            self._agendas[meeting] = latest_publication(meeting, self._working_days)
        return self._agendas[meeting]

    def _call_in(self, entry: Entry, meeting: date) -> Due | None:
        """The end of call-in, as if the decision were published on the day of the meeting."""
        council = self._council
        is_executive = self._kinds.get(_folded(entry.report_to)) == "executive"
        if council is None or not is_executive or meeting > self._today:
            return None
        ends = call_in_window(meeting, self._working_days, council.call_in).ends
        return self._coming("Call-in ends", ends) if ends >= self._today else None

    def _coming(self, what: str, day: date) -> Due:
        urgent = urgency(day, self._today)
        near = f", {against_today(day, self._today)}" if urgent == "week" else ""
        words = f"{what} {full_date(day)[:3]} {self._written(day)}{near}"
        return Due(words, day, urgent)

    def _late(self, what: str, day: date) -> Due:
        return Due(f"{what} was due {self._written(day)}", day, "late")

    def _written(self, day: date) -> str:
        """Write a day, with its year where that is another."""
        words = long_date(day, "plain")
        return words if day.year != self._today.year else words.rsplit(" ", 1)[0]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
