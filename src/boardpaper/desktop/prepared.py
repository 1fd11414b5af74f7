"""Reports in the states in which screens are shown: answered, withheld, cleared, due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from boardpaper.desk.saving import Conflict, Failure, SaveJob
from boardpaper.desk.steps import Edit
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.acts import Clear
from boardpaper.report.edits.front import (
    add_ward,
    set_all_wards,
    set_answer,
    set_call_in,
    set_detail,
    set_meeting_date,
    set_notices,
)
from boardpaper.report.edits.items import add_item
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import CallIn, Exemption, KeyDecision
from boardpaper.report.standing import Clearance, Saved

_RULE: Final = "10.4(3)"
_REASONS: Final = "It tells what a supplier charges."
_CALL_IN: Final = CallIn(
    "urgent", "The grant lapses before the decision could be called in.", agreed_by="The Chair"
)


def answer_all(window: ReportWindow) -> None:
    """Answer every question with Yes, and name a ward."""
    form, report = window.session.template.template, window.desk.report
    for question in form.questions:
        report = set_answer(report, form, question.id, yes=True)
    report = set_all_wards(report, all_wards=False)
    report = add_ward(report, window.session.council.ward_lists[-1].names[0])
    window.desk.change(report, Edit("answer", Place("answers")))


def withhold(window: ReportWindow) -> None:
    """Withhold an appendix, and rule out call-in."""
    form, report = window.session.template.template, window.desk.report
    for question in form.questions:
        if question.kind in ("exempt", "call-in"):
            report = set_answer(report, form, question.id, yes=question.kind == "exempt")
    target = Place("appendices", item=report.appendices[0].id)
    report = add_item(report, Exemption(next(window.session.ids), _RULE, target, _REASONS))
    report = set_call_in(report, _CALL_IN)
    window.desk.change(report, Edit("answer", Place("answers")))


def begin_exemption(window: ReportWindow) -> None:
    """Have an exemption of which neither rule nor target is chosen."""
    exemption = Exemption(next(window.session.ids), "", NOT_CHOSEN)
    report = add_item(window.desk.report, exemption)
    window.desk.change(report, Edit("add", Place("exemptions", item=exemption.id)))


def clear(window: ReportWindow) -> None:
    """Give a clearance that goes out of date, and one of the text as it is."""
    first, second, *_ = window.session.template.template.clearances
    _give(window, first.role)
    report = window.desk.report
    changed = set_detail(report, "subject", f"{report.subject} in 2011")
    window.desk.change(changed, Edit("change", Place("details", field="subject")))
    _give(window, second.role)


def make_due(window: ReportWindow) -> None:
    """Make it a key decision without notice, for a meeting in two weeks."""
    notices = replace(window.desk.report.notices, key_decision=KeyDecision(True, "spending"))
    report = set_notices(window.desk.report, notices)
    window.desk.change(report, Edit("change", Place("notices", field="key_decision is_key")))
    meet_on(window, window.session.clock().date() + timedelta(days=14))


def meet_on(window: ReportWindow, day: date) -> None:
    """Have the meeting on a day."""
    report = set_meeting_date(window.desk.report, day)
    window.desk.change(report, Edit("change", Place("details", field="meeting_date")))


def fail_to_save(window: ReportWindow) -> None:
    """Have it refused that the report is kept."""
    window.desk.finish_saving(_begin_saving(window), Failure("The disk is full."))


def meet_another(window: ReportWindow, other: Saved) -> None:
    """Have another version of the report come from elsewhere."""
    window.desk.finish_saving(_begin_saving(window), Conflict(other))


def _begin_saving(window: ReportWindow) -> SaveJob:
    report = window.desk.report
    changed = replace(report, report_to=f"{report.report_to} ")
    window.desk.change(changed, Edit("change", Place("details", field="report_to")))
    job = window.desk.start_saving()
    if job is None:
        raise ValueError("A job is on its way already.")
    return job


def _give(window: ReportWindow, role: str) -> None:
    at, text = window.session.clock(), window.desk.content_hash()
    window.desk.perform(Clear(Clearance(role, "A. Officer, Chief Officer", at, text)))
