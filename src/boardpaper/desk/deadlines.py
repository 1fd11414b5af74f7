"""All the days that go with a meeting, and the entries they make in a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.deadlines import (
    CallInWindow,
    Deadline,
    PreAgendaDeadline,
    call_in_window,
    latest_publication,
    notice_deadline,
    pre_agenda_deadline,
)
from boardpaper.document.dates import long_date
from boardpaper.exchange.ics import Entry
from boardpaper.report.council import CallInScheme, CutOff


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when what must be done for a meeting.

    ``pre_agenda`` is None where the council has no cut-off, ``call_in`` until the decision is
    published.
    """

    meeting: date
    agenda: Deadline
    notice: Deadline
    pre_agenda: PreAgendaDeadline | None
    call_in: CallInWindow | None


def deadlines(
    meeting: date,
    working_days: WorkingDays,
    cut_off: CutOff | None = None,
    scheme: CallInScheme = CallInScheme(),  # noqa: B008 — a value
    published: date | None = None,
) -> Deadlines:
    """Work out all days of a meeting; ``published`` is when its decision was.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    return Deadlines(
        meeting,
        latest_publication(meeting, working_days),
        notice_deadline(meeting, working_days),
        pre_agenda_deadline(meeting, working_days, cut_off) if cut_off else None,
        call_in_window(published, working_days, scheme) if published else None,
    )


def identity_of(council: str, board: str, meeting: date) -> str:
    """Name a meeting among all, for `entries`; ``council`` is an id, empty where none is known."""
    return f"{council}|{board.casefold()}|{meeting}"


def entries(
    days: Deadlines, identity: str, board: str = "", *, notice: bool = True
) -> tuple[Entry, ...]:
    """The days as entries of a calendar, in their order.

    They name the board and what is due, and nothing of a report. ``identity`` is the same as long
    as it is the same meeting, so that a calendar takes new days for the old ones. ``notice`` says
    whether one is due.
    """
    meeting = f"{board or 'Meeting'}, {long_date(days.meeting, 'plain')}"
    named = (
        Entry(f"{identity}|{key}", day, f"{meeting}: {what}" if what else meeting, why)
        for key, day, what, why in _named(days)
        if notice or key != "notice"
    )
    return tuple(sorted(named, key=lambda each: each.day))


def _named(days: Deadlines) -> Iterator[tuple[str, date, str, str]]:
    yield (
        "notice",
        days.notice.latest_working_day,
        "publish the notice of a key decision or a private meeting",
        f"{days.notice.clear} clear days before the meeting (SI 2012/2089, regulations 5 and 9)."
        + _by_law(days.notice),
    )
    if (early := days.pre_agenda) is not None:
        yield (
            "pre-agenda",
            early.latest,
            f"report to democratic services by {early.at:%H:%M}",
            f"{early.cut_off.working_days} working days before the meeting.",
        )
    yield (
        "agenda",
        days.agenda.latest_working_day,
        "publish agenda and reports",
        f"{days.agenda.clear} clear working days before the meeting "
        "(Local Government Act 1972, section 100B)." + _by_law(days.agenda),
    )
    yield "meeting", days.meeting, "", ""
    if (window := days.call_in) is not None:
        effect = f"The decision takes effect on {long_date(window.effective, 'plain')}."
        yield "call-in", window.ends, "last day for call-in", effect


def _by_law(deadline: Deadline) -> str:
    """Say that a later day would do, where it would."""
    if deadline.latest == deadline.latest_working_day:
        return ""
    return f" The last day is {long_date(deadline.latest, 'plain')}, which is no working day."
