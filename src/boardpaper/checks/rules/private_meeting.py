"""Notice of a meeting in private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpaper.checks.due import last_day, notice_due
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS, Objection, rule
from boardpaper.checks.withholding import has_private_part
from boardpaper.report.place import Place
from boardpaper.report.report import PrivateMeeting

_AGREEMENT: Mapping[str, str] = {
    "agreed_by": "Say who agreed that the meeting in private is urgent.",
    "agreed_on": "Give the day on which it was agreed that the meeting in private is urgent.",
    "agreed_because": "Say why it was agreed that the meeting in private is urgent.",
}


@rule(
    "R13",
    "error",
    "Notice of a private meeting",
    "SI 2012/2089, regulation 5",
    in_force=EXECUTIVE_REGULATIONS,
)
def notice_of_private_meeting(facts: Facts) -> Iterator[Objection]:
    """The executive meets in private on 28 clear days' notice, or where it is agreed to be urgent.

    It only informs where the council has no body of the name that the report goes to.
    """
    if facts.body_kind not in {"executive", None} or not has_private_part(facts):
        return
    informs = facts.body_kind is None
    notice = facts.notices.private_meeting
    due = facts.ask(notice_due)
    given = notice.notice_on
    if given is not None and (due is None or given <= due.latest):
        return
    missing = [field for field in _AGREEMENT if not _is_given(notice, field)]
    if not missing:
        return
    if len(missing) < len(_AGREEMENT):
        for field in missing:
            yield Objection(_field(field), _AGREEMENT[field], informs)
    elif given is None:
        by = "" if due is None else f", by {last_day(due)}"
        message = (
            f"A part of the meeting is private: 28 clear days’ notice is needed{by}. Give the day "
            "of the notice, or who agreed that the meeting is urgent, when and why."
        )
        yield Objection(_field("notice_on"), message, informs)
    elif due is not None:
        message = (
            "The notice of the private meeting is less than 28 clear days before it: the last day "
            f"is {last_day(due)}. Say who agreed that the meeting is urgent, when and why."
        )
        yield Objection(_field("notice_on"), message, informs)


def _is_given(notice: PrivateMeeting, field: str) -> bool:
    value = getattr(notice, field)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _field(name: str) -> Place:
    return Place("notices", field=f"private_meeting {name}")
