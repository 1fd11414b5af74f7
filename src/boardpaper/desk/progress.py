"""How far each page of the outline is: nothing written, begun, or filled in.

This is about what is there, not about whether it may be published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.report.blank import block_prints, text_prints
from boardpaper.report.edits.main_issues import main_text
from boardpaper.report.report import Report
from boardpaper.report.template import Template

Progress = Literal["empty", "begun", "filled"]


def progress(
    entry: Entry,
    report: Report,
    clearances: Collection[str],
    template: Template,
) -> Progress:
    """Tell how far a page is; ``clearances`` names the roles that have cleared this very text."""
    match entry.kind:
        case "section":
            return _filled(text_prints(report.section_text(entry.key)))
        case "notices":
            return _filled(report.notices.key_decision.is_key is not None)
        case "clearance":
            return _share(each.role in clearances for each in template.clearances if each.required)
        case "details" | "questions":
            return _share(_front(entry.kind, report, template))
        case _:
            return _list(entry.kind, report)


def _front(
    kind: Literal["details", "questions"], report: Report, template: Template
) -> Iterable[bool]:
    if kind == "questions":
        return [report.answer(each.id) is not None for each in template.questions]
    block = (report.subject, report.report_of, report.report_to, report.meeting_date)
    return [bool(each) for each in block]


def _list(kind: PageKind, report: Report) -> Progress:
    match kind:
        case "main":
            return _filled(any(block_prints(each) for each in main_text(report).blocks))
        case "recommendations":
            return _share([text_prints(each.text) for each in report.recommendations] or [False])
        case "background":
            return _filled(report.background is not None)
        case _:
            return _share(bool(each.attachment and each.title) for each in report.appendices)


def _share(parts: Iterable[bool]) -> Progress:
    """All of them is filled, and none of them empty; of nothing, nothing is missing."""
    done = list(parts)
    return "filled" if all(done) else "begun" if any(done) else "empty"


def _filled(is_filled: bool) -> Progress:
    return "filled" if is_filled else "empty"
