"""Key decisions: what makes a decision key, and the notice that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from boardpaper.checks import amounts
from boardpaper.checks.deadlines import Deadline
from boardpaper.checks.due import agenda_due, last_day, notice_due
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS, Objection, rule
from boardpaper.report.council import Threshold
from boardpaper.report.place import Place

_LEVELS: Final = "SI 2012/2089, regulations 8 to 11"
_URGENCY: Mapping[str, str] = {
    "reason": "Say why it was impracticable to wait for 28 clear days’ notice.",
    "scrutiny_chair": "Name the chair of the scrutiny committee who was informed or agreed.",
    "on": "Give the day on which the chair of the scrutiny committee was informed or agreed.",
}


@rule("R17", "error", "Key decision", _LEVELS, in_force=EXECUTIVE_REGULATIONS)
def key_decision(facts: Facts) -> Iterator[Objection]:
    """A key decision has its reason, and a notice, the general exception or special urgency."""
    if not _is_key(facts):
        return
    key, urgency = facts.notices.key_decision, facts.notices.urgency
    if not key.reason:
        message = "Choose why the decision is key: spending or saving, or communities."
        yield Objection(_field("key_decision reason"), message)
    due = facts.ask(notice_due)
    if urgency.kind and not _is_in_time(key.notice_on, due):
        yield from _what_urgency_lacks(facts)
    elif key.notice_on is None:
        by = "" if due is None else f", by {last_day(due)}"
        message = (
            f"A key decision needs 28 clear days’ notice{by}. Give the day of the notice, or use "
            "the general exception or special urgency."
        )
        yield Objection(_field("key_decision notice_on"), message)


@rule(
    "R18",
    "error",
    "Notice of a key decision",
    "SI 2012/2089, regulation 9",
    in_force=EXECUTIVE_REGULATIONS,
)
def notice_of_key_decision(facts: Facts) -> Iterator[Objection]:
    """Notice of a key decision was given at least 28 clear days before, unless it is urgent."""
    given = facts.notices.key_decision.notice_on
    if not _is_key(facts) or given is None or facts.notices.urgency.kind:
        return
    due = facts.ask(notice_due)
    if due is not None and not _is_in_time(given, due):
        message = (
            "The notice of the key decision is less than 28 clear days before the meeting: the "
            f"last day is {last_day(due)}. Use the general exception or special urgency, or a "
            "later meeting."
        )
        yield Objection(_field("key_decision notice_on"), message)


@rule(
    "R19",
    "warning",
    "Not marked as key",
    "SI 2012/2089, regulation 8, and the council’s thresholds",
    in_force=EXECUTIVE_REGULATIONS,
)
def not_marked_as_key(facts: Facts) -> Iterator[Objection]:
    """A decision that reaches a threshold of the council, by amount or by wards, is marked key."""
    if facts.body_kind not in {"executive", None} or facts.notices.key_decision.is_key:
        return
    threshold = facts.ask(_threshold)
    if threshold is None:
        return
    first = facts.ask(_first_amount, threshold.amount)
    if first is not None:
        message = (
            f"An amount here reaches £{threshold.amount:,}, from which spending or saving makes a "
            "decision key. If it does here, say so under Notices."
        )
        yield Objection(first, message)
    if facts.ask(_reaches_in_wards, threshold.wards):
        word = facts.council.ward_word.lower()
        least = f"one {word}" if threshold.wards == 1 else f"{threshold.wards} {word}s"
        message = (
            f"A significant effect on communities in {least} or more makes a decision key. "
            "If it has one, say so here."
        )
        yield Objection(_field("key_decision is_key"), message)


def _is_key(facts: Facts) -> bool:
    """Whether the decision is marked key; only one of the executive can be."""
    is_key = facts.notices.key_decision.is_key is True
    return is_key and facts.body_kind in {"executive", None}


def _is_in_time(given: date | None, due: Deadline | None) -> bool:
    return given is not None and (due is None or given <= due.latest)


def _what_urgency_lacks(facts: Facts) -> Iterator[Objection]:
    """What is missing for the general exception or special urgency, and a notice too late."""
    urgency = facts.notices.urgency
    given = {
        "reason": urgency.reason.strip(),
        "scrutiny_chair": urgency.scrutiny_chair.strip(),
        "on": urgency.on,
    }
    for field, message in _URGENCY.items():
        if not given[field]:
            yield Objection(_field(f"urgency {field}"), message)
    due = facts.ask(agenda_due)
    is_general = urgency.kind == "general-exception"
    if is_general and urgency.on is not None and not _is_in_time(urgency.on, due):
        last = "" if due is None else f": the last day is {last_day(due)}"
        message = (
            "For the general exception, five clear working days must lie between the notice to the "
            f"chair of the scrutiny committee and the meeting{last}. Use special urgency, or a "
            "later meeting."
        )
        yield Objection(_field("urgency on"), message)


def _threshold(facts: Facts) -> Threshold | None:
    """The thresholds on the day of the meeting, or while it is not known, on that of the check."""
    day: date = facts.meeting_date or facts.as_of
    return next((each for each in facts.council.thresholds if each.valid_on(day)), None)


def _first_amount(facts: Facts, pounds: int) -> Place | None:
    """Where the first amount stands that reaches a number of pounds."""
    found = facts.search(amounts.finder(pounds))
    return found[0].place if found else None


def _reaches_in_wards(facts: Facts, count: int) -> bool:
    if facts.answer("wards") is not True:
        return False
    named = {each.strip().casefold() for each in facts.wards.names} - {""}
    return facts.wards.all or len(named) >= count


def _field(name: str) -> Place:
    return Place("notices", field=name)
