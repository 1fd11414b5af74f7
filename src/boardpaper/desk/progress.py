"""How far each page of the outline is: nothing written, begun, filled in, or out of date.

This is about what is there, not about whether it may be published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.report.acts import is_frozen
from boardpaper.report.blank import block_prints, text_prints
from boardpaper.report.edits.main_issues import main_text
from boardpaper.report.place import NOT_CHOSEN
from boardpaper.report.report import KeyDecision, Report
from boardpaper.report.standing import Standing
from boardpaper.report.template import Question, Template

Progress = Literal["empty", "begun", "filled", "stale", "none"]
"""``none`` is a page on which nothing stands, and nothing is missing."""


def progress(
    entry: Entry,
    report: Report,
    template: Template,
    standing: Standing,
    stale: Collection[str] = (),
) -> Progress:
    """Tell how far a page is; ``stale`` names the roles whose clearance is of an older text."""
    found = _of_page(entry, report, template, standing, stale)
    return "none" if found == "empty" and is_frozen(standing) else found


def _of_page(
    entry: Entry, report: Report, template: Template, standing: Standing, stale: Collection[str]
) -> Progress:
    match entry.kind:
        case "section":
            return _filled(text_prints(report.section_text(entry.key)))
        case "notices":
            return _share(_notified(report.notices.key_decision))
        case "clearance" if stale:
            return "stale"
        case "clearance":
            given = {each.role for each in standing.clearances}
            return _share(each.role in given for each in template.clearances if each.required)
        case "details" | "questions":
            return _share(_front(entry.kind, report, template))
        case _:
            return _list(entry.kind, report)


def _front(
    kind: Literal["details", "questions"], report: Report, template: Template
) -> Iterable[bool]:
    if kind == "questions":
        return [part for each in template.questions for part in _answered(each, report)]
    block = (report.subject, report.report_of, report.report_to, report.meeting_date)
    return [bool(each) for each in block]


def _answered(question: Question, report: Report) -> Iterable[bool]:
    """Whether a question is answered, and what hangs on the answer is there."""
    yes = report.answer(question.id)
    yield yes is not None
    if question.kind == "exempt" and yes:
        yield bool(report.exemptions)
        yield from (bool(e.rule) and e.target != NOT_CHOSEN for e in report.exemptions)
    if question.kind == "wards" and yes:
        yield report.wards.all or bool(report.wards.names)
    if question.kind == "call-in" and yes is False:
        yield bool(report.call_in.reason)


def _notified(decision: KeyDecision) -> Iterable[bool]:
    """Whether it is said if the decision is key, and of one that is, why and what notice it had."""
    yield decision.is_key is not None
    if decision.is_key:
        yield bool(decision.reason)
        yield bool(decision.notice_reference.strip())
        yield decision.notice_on is not None


def _list(kind: PageKind, report: Report) -> Progress:
    match kind:
        case "main":
            return _filled(any(block_prints(each) for each in main_text(report).blocks))
        case "recommendations":
            return _share([text_prints(each.text) for each in report.recommendations] or [False])
        case "background":
            return _filled(report.background is not None)
        case _ if not report.appendices:
            return "none"
        case _:
            return _share(bool(each.attachment and each.title) for each in report.appendices)


def _share(parts: Iterable[bool]) -> Progress:
    """All of them is filled, and none of them empty; of nothing, nothing is missing."""
    done = list(parts)
    return "filled" if all(done) else "begun" if any(done) else "empty"


def _filled(is_filled: bool) -> Progress:
    return "filled" if is_filled else "empty"
