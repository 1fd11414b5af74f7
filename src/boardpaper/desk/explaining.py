"""Deadlines explained: what is due when, by which rule, and how the days were counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.checks.deadlines import CallInWindow, Deadline, PreAgendaDeadline
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS
from boardpaper.desk.day_by_day import Row, day_by_day
from boardpaper.desk.deadlines import Deadlines
from boardpaper.document.dates import full_date
from boardpaper.report.council import CallInScheme


@dataclass(frozen=True, slots=True)
class Explained:
    """A deadline: what is due, when in words, the rule behind it, and every day of the count."""

    what: str
    when: str
    rule: str
    rows: tuple[Row, ...]


def explained(days: Deadlines) -> Iterator[Explained]:
    """Explain all deadlines of a meeting, in the order in which they usually fall."""
    yield notice_explained(days.notice)
    if days.pre_agenda is not None:
        yield pre_agenda_explained(days.pre_agenda)
    yield agenda_explained(days.agenda)
    if days.call_in is not None:
        yield call_in_explained(days.call_in)


def call_in_explained(window: CallInWindow) -> Explained:
    """Explain until when a decision can be called in."""
    return Explained(
        "Call-in",
        f"until the end of {full_date(window.ends)}",
        f"{_clear_days(window.scheme)} after publication (each council has its own scheme).\n"
        f"The decision takes effect on {full_date(window.effective)}.",
        day_by_day(window.days),
    )


def notice_explained(deadline: Deadline) -> Explained:
    """Explain when notice of a key decision or a private meeting is due."""
    early = deadline.meeting < EXECUTIVE_REGULATIONS
    return Explained(
        "Notice of a key decision or a private meeting",
        _by(deadline),
        f"{deadline.clear} clear days before the meeting, weekends and holidays too "
        "(SI 2012/2089, regulations 5 and 9)."
        + ("\nThey apply to meetings from 10 September 2012." if early else ""),
        day_by_day(deadline.days),
    )


def pre_agenda_explained(deadline: PreAgendaDeadline) -> Explained:
    """Explain when democratic services want the report."""
    return Explained(
        "Report to democratic services",
        f"by {deadline.at:%H:%M} on {full_date(deadline.latest)}",
        f"{deadline.cut_off.working_days} working days before the meeting "
        "(the council's own rule).",
        day_by_day(deadline.days, "working day"),
    )


def agenda_explained(deadline: Deadline) -> Explained:
    """Explain when agenda and reports are to be published."""
    return Explained(
        "Agenda and reports",
        _by(deadline),
        f"{deadline.clear} clear working days before the meeting "
        "(Local Government Act 1972, section 100B).",
        day_by_day(deadline.days),
    )


def _by(deadline: Deadline) -> str:
    latest = full_date(deadline.latest)
    if deadline.latest == deadline.latest_working_day:
        return f"by {latest}"
    return f"by {full_date(deadline.latest_working_day)}, the last working day up to {latest}"


def _clear_days(scheme: CallInScheme) -> str:
    kind = "clear working day" if scheme.day_kind == "working" else "clear day"
    return f"{scheme.days} {kind}{'s' if scheme.days > 1 else ''}"
