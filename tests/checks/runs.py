"""Running the checks on a case, and naming the rules that have something to say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from boardpaper.checks import Problem
from boardpaper.checks.calendar import Calendar, WorkingDays
from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case as Checked
from boardpaper.checks.spelling import Speller
from boardpaper.desk.spelling import speller
from tests.checks.samples.writing import Case


def run(case: Case, calendar: Calendar) -> tuple[Problem, ...]:
    days = WorkingDays(calendar, case.council.closure_days)
    report, standing, template, council = case.report, case.standing, case.template, case.council
    return Checker().run(
        Checked(report, standing, template, council, days, case.as_of, shipped_speller())
    )


@cache
def shipped_speller() -> Speller:
    return speller()


def rules_of(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(each.rule for each in problems)


def fired(case: Case, calendar: Calendar) -> frozenset[str]:
    return rules_of(run(case, calendar))
