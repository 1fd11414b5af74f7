"""The days that matter for an open report: what is due when, and how it stands today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from boardpaper.checks.deadlines import CallInWindow, Deadline, PreAgendaDeadline
from boardpaper.checks.facts import Case, Facts
from boardpaper.checks.memory import Memory
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS
from boardpaper.checks.withholding import has_private_part
from boardpaper.desk.against_today import against_today, day_to_keep, urgency
from boardpaper.desk.deadlines import Deadlines, deadlines
from boardpaper.desk.explaining import (
    Explained,
    agenda_explained,
    call_in_explained,
    notice_explained,
    pre_agenda_explained,
)
from boardpaper.document.dates import full_date, long_date
from boardpaper.report.acts import is_frozen
from boardpaper.report.report import Report
from boardpaper.report.standing import Standing

Tone = Literal["done", "late", "week", "later", "over"]
"""Done in time; not in time; by the end of this week; later; over, and no longer to be seen to."""


@dataclass(frozen=True, slots=True)
class Line:
    """A deadline of the report: ``state`` says in words how it stands today."""

    key: Literal["notice", "pre-agenda", "agenda", "call-in"]
    explained: Explained
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Timetable:
    """What is due, in the order in which it usually falls, and what is not and why."""

    days: Deadlines
    lines: tuple[Line, ...]
    asides: tuple[str, ...]

    @property
    def has_notice(self) -> bool:
        """Whether 28 clear days' notice is due."""
        return any(each.key == "notice" for each in self.lines)


def timetable(case: Case) -> Timetable | None:
    """Work out the days of a report, or None while its meeting has none.

    Raises:
        InvalidInputError: the calendar does not have the year of one of the days.
    """
    meeting = case.report.meeting_date
    if meeting is None:
        return None
    facts, council, decision = Facts(case, Memory()), case.council, case.standing.decision
    why_none = _why_no_call_in(facts)
    published = None if why_none else decision.on if decision else meeting
    days = deadlines(meeting, case.days, council.cut_off, council.call_in, published)
    wants_notice = case.report.notices.key_decision.is_key or _is_private(facts)
    lines = tuple(_lines(case, days, wants_notice=bool(wants_notice)))
    no_notice = "" if wants_notice else _why_no_notice(case.report)
    return Timetable(days, lines, tuple([each for each in (no_notice, why_none) if each]))


def publish_by(case: Case, agenda: Deadline) -> str:
    """Say when agenda and reports are to be published, and why.

    Empty once that is over: they are published, or the report is withdrawn.
    """
    if is_frozen(case.standing):
        return ""
    due, meeting = agenda.latest_working_day, agenda.meeting
    kept = full_date(meeting)
    if meeting.year == due.year:
        kept = kept.rsplit(" ", 1)[0]
    return f"Publish by {full_date(due)}: five clear days before the meeting on {kept}."


def _lines(case: Case, days: Deadlines, *, wants_notice: bool) -> Iterator[Line]:
    if wants_notice:
        yield _notice(days.notice, case)
    if days.pre_agenda is not None:
        yield _pre_agenda(days.pre_agenda, case)
    yield _agenda(days.agenda, case)
    if days.call_in is not None:
        yield _call_in(days.call_in, case)


def _notice(deadline: Deadline, case: Case) -> Line:
    """How the notices stand that are needed: it is the last of them that must be in time."""
    told = notice_explained(deadline)
    notices, latest = case.report.notices, deadline.latest
    asked = []
    if notices.key_decision.is_key:
        asked.append(notices.key_decision.notice_on)
    if not asked or _is_private(Facts(case, Memory())):
        asked.append(notices.private_meeting.notice_on)
    given = [day for day in asked if day is not None]
    if len(given) == len(asked):
        return Line("notice", told, *_done("given", max(given), latest))
    state, tone = _state(day_to_keep(deadline, case.as_of), case)
    is_law = deadline.meeting >= EXECUTIVE_REGULATIONS
    return Line("notice", told, f"{state}, not given yet", tone if is_law else "over")


def _pre_agenda(deadline: PreAgendaDeadline, case: Case) -> Line:
    return Line("pre-agenda", pre_agenda_explained(deadline), *_state(deadline.latest, case))


def _agenda(deadline: Deadline, case: Case) -> Line:
    told, standing = agenda_explained(deadline), case.standing
    published, latest = standing.publication, deadline.latest
    if published is not None and published.issue > 1:
        words = f"issue {published.issue} published {long_date(published.on, 'plain')}"
        return Line("agenda", told, words, "done")
    if published is not None:
        return Line("agenda", told, *_done("published", published.on, latest))
    state, tone = _state(day_to_keep(deadline, case.as_of), case)
    return Line("agenda", told, f"{state}{_planned(standing, latest)}", tone)


def _planned(standing: Standing, latest: date) -> str:
    day = standing.planned_on
    if day is None:
        return ""
    late = ", which is too late" if day > latest else ""
    return f", planned for {long_date(day, 'plain')}{late}"


def _call_in(window: CallInWindow, case: Case) -> Line:
    told, today, ends = call_in_explained(window), case.as_of, window.ends
    rule = told.rule
    if case.standing.decision is None:
        rule = f"{rule}\nCounted as if the decision were published on the day of the meeting."
    when = f"{told.when}; takes effect on {full_date(window.effective)}"
    told = Explained(told.what, when, rule, told.rows)
    state = f"{'ended' if ends < today else 'ends'} {against_today(ends, today)}"
    return Line("call-in", told, state, "over" if ends < today else "later")


def _state(latest: date, case: Case) -> tuple[str, Tone]:
    words, found = against_today(latest, case.as_of), urgency(latest, case.as_of)
    state = f"was {words}" if found == "late" else words
    return state, "over" if is_frozen(case.standing) else found


def _done(act: str, day: date, latest: date) -> tuple[str, Tone]:
    in_time = day <= latest
    words = f"{act} {long_date(day, 'plain')}, {'in time' if in_time else 'too late'}"
    return words, "done" if in_time else "late"


def _is_private(facts: Facts) -> bool:
    """Whether a part is withheld from the public at a meeting of the executive."""
    if facts.body_kind not in {None, "executive"}:
        return False
    return has_private_part(facts) or bool(facts.notices.private_meeting.reasons.strip())


def _why_no_notice(report: Report) -> str:
    is_key = report.notices.key_decision.is_key
    key = "the decision is not key" if is_key is False else "the decision is not marked as key"
    return f"28 clear days’ notice is not needed: {key}, and no part of it is private."


def _why_no_call_in(facts: Facts) -> str:
    """Why there is no call-in; empty where there is."""
    answer, kind = facts.answer("call-in"), facts.body_kind
    if kind not in {None, "executive"}:
        return f"There is no call-in: {facts.report_to.strip()} is no executive body."
    if answer is False:
        return "There is no call-in: the report says that the decision is not eligible."
    if answer is None and kind is None:
        return "Whether the decision is eligible for call-in is not known yet."
    return ""
