"""Publication with the agenda, in time and cleared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from boardpaper.checks.due import agenda_due, last_day
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.document.dates import full_date
from boardpaper.report.acts import Clear, is_allowed
from boardpaper.report.place import Place, clearance_place
from boardpaper.report.report import LateItem


@rule("R34", "error", "Five clear days", "Local Government Act 1972, section 100B")
def five_clear_days(facts: Facts) -> Iterator[Objection]:
    """The report is open five clear working days before the meeting, or is agreed to be late.

    The day that counts is that of publication, else the planned one, else that of the check; a
    planned one that has passed is none.
    """
    missing = _missing_of(facts.notices.late_item)
    if facts.meeting_date is None or not missing:
        return
    due = facts.ask(agenda_due)
    if due is None:
        message = (
            "The clear days before the meeting cannot be counted: the bank holidays of the year "
            "are not known. Check the date of the meeting."
        )
        yield Objection(Place("details", field="meeting_date"), message, informs=True)
        return
    day, how_late = facts.ask(_publication)
    if day > due.latest:
        message = (
            f"{how_late}: the last day for five clear working days before the meeting is "
            f"{last_day(due)}. For a late item, give the reason, the Chair who agreed and "
            "the day."
        )
        yield Objection(Place("notices", field=f"late_item {missing[0]}"), message)


@rule("R37", "error", "Clearance", "Audit: silence is not clearance")
def clearance(facts: Facts) -> Iterator[Objection]:
    """Each clearance that the template requires was given on the text as it is now."""
    standing = facts.standing
    if not is_allowed(standing, Clear):
        return
    given = {each.role: each for each in standing.clearances}
    for role in facts.template.clearances:
        if not role.required:
            continue
        place = clearance_place(role.role)
        if role.role not in given:
            message = f"“{role.label}” has not cleared the report: record the clearance."
            yield Objection(place, message)
        elif given[role.role].content_hash != facts.content_hash:
            message = (
                f"The text has changed since “{role.label}” cleared it: "
                "ask for clearance of the text as it is now."
            )
            yield Objection(place, message)


def _missing_of(late_item: LateItem) -> tuple[str, ...]:
    """What the reason and the Chair's agreement still lack; a blank is nothing."""
    given = {
        "reason": late_item.reason.strip(),
        "chair": late_item.chair.strip(),
        "agreed_on": late_item.agreed_on,
    }
    return tuple(field for field, value in given.items() if not value)


def _publication(facts: Facts) -> tuple[date, str]:
    """The day of publication as far as it is known, and what to say where it is too late."""
    standing, as_of = facts.standing, facts.as_of
    if standing.publication is not None:
        on = standing.publication.on
        return on, f"The report was published too late, on {full_date(on)}"
    if standing.planned_on is not None and standing.planned_on >= as_of:
        on = standing.planned_on
        return on, f"Publication is planned too late, on {full_date(on)}"
    return as_of, "It is too late to publish in time"
