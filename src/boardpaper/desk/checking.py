"""Checking an opened report, and what follows for its printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from msgspec import structs

from boardpaper.checks import Problem
from boardpaper.checks.calendar import Calendar, WorkingDays
from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.checks.spelling import Speller
from boardpaper.desk.opening import Opened
from boardpaper.desk.outline import outline
from boardpaper.desk.survey import Survey, survey
from boardpaper.document.numbers import printed_numbers


def check(
    opened: Opened, calendar: Calendar, as_of: date, speller: Speller | None = None
) -> tuple[Problem, ...]:
    """All problems of a report on a day, in the order of the rules.

    Without a ``speller`` no spelling is checked.
    """
    saved, template = opened.saved, opened.template.template
    days = WorkingDays(calendar, opened.council.closure_days)
    case = Case(saved.report, saved.standing, template, opened.council, days, as_of, speller)
    return Checker().run(case)


def survey_of(opened: Opened, problems: Sequence[Problem]) -> Survey:
    """Find out where the problems of a report are."""
    report, template = opened.saved.report, opened.template.template
    numbers = printed_numbers(report, template, opened.council)
    return survey(problems, outline(report, template, numbers), template, numbers)


def has_errors(problems: Sequence[Problem]) -> bool:
    """Tell whether anything stands in the way of publication."""
    return any(each.level == "error" for each in problems)


def as_it_stands(opened: Opened, problems: Sequence[Problem]) -> Opened:
    """The report as it is printed: a ready one that has errors is no more than a draft.

    It was free of them when it was made ready, and is not now: time has passed, for instance. What
    was published stays what it is, for others have it.
    """
    if opened.saved.standing.status != "ready" or not has_errors(problems):
        return opened
    standing = structs.replace(opened.saved.standing, status="draft")
    return replace(opened, saved=structs.replace(opened.saved, standing=standing))
