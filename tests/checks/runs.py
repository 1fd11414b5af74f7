"""Running the checks on a case, and naming the rules that have something to say."""

from __future__ import annotations

from collections.abc import Iterable

from boardpaper import checks
from boardpaper.checks import Problem
from boardpaper.checks.calendar import Calendar
from tests.checks.samples.writing import Case


def run(case: Case, calendar: Calendar) -> tuple[Problem, ...]:
    return checks.run(case.report, case.standing, case.template, case.council, calendar, case.as_of)


def rules_of(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(each.rule for each in problems)


def fired(case: Case, calendar: Calendar) -> frozenset[str]:
    return rules_of(run(case, calendar))
