"""Moving an open report to another template: which there are, and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Report
from boardpaper.report.retemplate import left_over, retemplate
from boardpaper.report.template import StoredTemplate, Template


@dataclass(frozen=True, slots=True)
class Move:
    """A template, and what would come of a report in it.

    ``left_over`` has the headings of the sections whose text would find no place.
    """

    stored: StoredTemplate
    council: str
    is_present: bool
    fits_meeting: bool
    left_over: tuple[str, ...]


def moves(opened: Opened) -> tuple[Move, ...]:
    """The shipped templates, and first the present one where it is not among them."""
    shipped = shelf.templates()
    if all(each.hash != opened.template.hash for each in shipped):
        shipped = (opened.template, *shipped)
    return tuple(_move(opened, each) for each in shipped)


def _move(opened: Opened, stored: StoredTemplate) -> Move:
    report, form = opened.saved.report, stored.template
    moved = retemplate(report, stored, counted_ids("moved-"))
    headings = {each.key: each.heading for each in opened.template.template.sections}
    return Move(
        stored,
        shelf.council(form.council).name,
        is_present=stored.hash == opened.template.hash,
        fits_meeting=_fits(form, report),
        left_over=tuple(headings.get(each.key, each.key) for each in left_over(moved, form)),
    )


def _fits(form: Template, report: Report) -> bool:
    day = report.meeting_date
    if day is None:
        return True
    begins, ends = form.valid_from, form.valid_until
    return (begins is None or begins <= day) and (ends is None or day <= ends)
