"""Edits of the front page: title block, answers, and what depends on the answers.

Answering No keeps the details of a Yes, unprinted, so that a slip of the mouse loses nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from boardpaper.report.clean import clean, clean_text
from boardpaper.report.edits.basis import UnknownPartError, moved, placed
from boardpaper.report.report import Answer, Author, CallIn, Notices, Report
from boardpaper.report.template import Template
from boardpaper.report.values import changed

DetailField = Literal["subject", "public_subject", "report_of", "report_to"]


def set_detail(report: Report, field: DetailField, words: str) -> Report:
    """Set a field of the title block."""
    return changed(report, **{field: clean_text(words)})


def set_meeting_date(report: Report, day: date | None) -> Report:
    """Set the date of the meeting; None is not known yet."""
    return changed(report, meeting_date=day)


def set_authors(report: Report, authors: tuple[Author, ...]) -> Report:
    """Set the authors, all of them, in the order they are printed."""
    return changed(report, authors=clean(authors))


def set_answer(report: Report, template: Template, question: str, yes: bool | None) -> Report:
    """Answer a question of the template; None takes the answer back and leaves no trace.

    Raises:
        UnknownPartError: the template has no such question.
    """
    order = [each.id for each in template.questions]
    if question not in order:
        raise UnknownPartError(f"There is no question {question!r} in the template.")
    if report.answer(question) is yes:
        return report
    if yes is None:
        return changed(
            report, answers=tuple(each for each in report.answers if each.question != question)
        )
    answers = placed(report.answers, Answer(question, yes), lambda each: each.question, order)
    return changed(report, answers=answers)


def set_all_wards(report: Report, all_wards: bool) -> Report:
    """Say whether all wards are affected; the names of single wards are kept."""
    return changed(report, wards=changed(report.wards, all=all_wards))


def add_ward(report: Report, name: str) -> Report:
    """Add a ward at the end; one that is there already stays where it is."""
    name = clean_text(name)
    names = report.wards.names
    return report if name in names else _with_ward_names(report, (*names, name))


def remove_ward(report: Report, name: str) -> Report:
    """Remove a ward.

    Raises:
        UnknownPartError: it is not among the wards.
    """
    index = _index_of_ward(report, name)
    names = report.wards.names
    return _with_ward_names(report, (*names[:index], *names[index + 1 :]))


def move_ward(report: Report, name: str, position: int) -> Report:
    """Move a ward to a position among the wards, counted from 0; beyond the end is the end.

    Raises:
        UnknownPartError: it is not among the wards.
    """
    index = _index_of_ward(report, name)
    return _with_ward_names(report, moved(report.wards.names, index, position))


def set_call_in(report: Report, call_in: CallIn) -> Report:
    """Set why the decision is not eligible for call-in."""
    return changed(report, call_in=clean(call_in))


def set_notices(report: Report, notices: Notices) -> Report:
    """Set the notices given for the decision."""
    return changed(report, notices=clean(notices))


def _index_of_ward(report: Report, name: str) -> int:
    if name not in report.wards.names:
        raise UnknownPartError("There is no ward of that name in the report.")
    return report.wards.names.index(name)


def _with_ward_names(report: Report, names: tuple[str, ...]) -> Report:
    return changed(report, wards=changed(report.wards, names=names))
