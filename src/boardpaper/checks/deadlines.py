"""The days by which something must have been done for a meeting, and those after a decision.

Each result shows its arithmetic: every day in order, whether it counted, and if not why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.clear_days import ONE_DAY, Counted, back_from, on_from
from boardpaper.report.council import CallInScheme, CutOff, DayKind

AGENDA_DAYS: Final = 5
"""Clear working days for which agenda and reports are open before a meeting (LGA 1972 s100B)."""

NOTICE_DAYS: Final = 28
"""Clear days of notice of a key decision or a private meeting (SI 2012/2089 regs 5 and 9)."""

_MEETING: Final = "the day of the meeting"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The latest day for something that must lie ``clear`` clear days before a meeting.

    ``latest_working_day`` is the last working day by then. ``days`` runs from it to the meeting.
    """

    meeting: date
    clear: int
    kind: DayKind
    latest: date
    latest_working_day: date
    days: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class CallInWindow:
    """Until when a decision can be called in; ``days`` runs from its publication to its effect."""

    published: date
    scheme: CallInScheme
    ends: date
    effective: date
    days: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class PreAgendaDeadline:
    """When democratic services want the report; ``days`` runs from that day to the meeting."""

    meeting: date
    cut_off: CutOff
    latest: date
    days: tuple[Counted, ...]

    @property
    def at(self) -> time:
        """The time of the day."""
        return self.cut_off.at


def latest_publication(
    meeting: date, working_days: WorkingDays, clear: int = AGENDA_DAYS
) -> Deadline:
    """The latest day on which agenda and reports of a meeting can be published (LGA 1972 s100B).

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    return _deadline(meeting, working_days, clear, "working", "publication")


def notice_deadline(meeting: date, working_days: WorkingDays, clear: int = NOTICE_DAYS) -> Deadline:
    """The latest day for a notice of a key decision or a private meeting (SI 2012/2089).

    All days count, not working days alone.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    return _deadline(meeting, working_days, clear, "calendar", "the notice")


def _deadline(
    meeting: date, working_days: WorkingDays, clear: int, kind: DayKind, act: str
) -> Deadline:
    counted = back_from(meeting, clear, working_days, kind)[::-1]
    latest = (counted[0].day if counted else meeting) - ONE_DAY
    reason = working_days.why_not(latest)
    if not reason:
        first = [Counted(latest, False, f"the day of {act}")]
        working = latest
    else:
        too_late = back_from(latest, 1, working_days, "working")[::-1]
        working = too_late[0].day
        first = [
            Counted(working, False, f"the last working day for {act}"),
            *too_late[1:],
            Counted(latest, False, f"{reason}, the last day for {act}"),
        ]
    days = (*first, *counted, Counted(meeting, False, _MEETING))
    return Deadline(meeting, clear, kind, latest, working, days)


def call_in_window(
    published: date, working_days: WorkingDays, scheme: CallInScheme
) -> CallInWindow:
    """Until when members can call in a decision that was published on a day.

    It takes effect on the next day of the calendar.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    counted = on_from(published, scheme.days, working_days, scheme.day_kind)
    ends = counted[-1].day
    effective = ends + ONE_DAY
    days = (
        Counted(published, False, "the day of publication"),
        *counted,
        Counted(effective, False, "the day on which the decision takes effect"),
    )
    return CallInWindow(published, scheme, ends, effective, days)


def pre_agenda_deadline(
    meeting: date, working_days: WorkingDays, cut_off: CutOff
) -> PreAgendaDeadline:
    """When democratic services want the report: so many working days before the meeting.

    The day itself is one of them: it is no rule of clear days, but the council's own.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    counted = back_from(meeting, cut_off.working_days, working_days, "working")[::-1]
    days = (*counted, Counted(meeting, False, _MEETING))
    return PreAgendaDeadline(meeting, cut_off, counted[0].day, days)
