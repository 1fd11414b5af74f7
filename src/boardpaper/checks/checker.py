"""Runs the readiness rules on a report, and after a change only those that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boardpaper.checks.calendar import Calendar, WorkingDays
from boardpaper.checks.facts import Case, Facts, Question
from boardpaper.checks.memory import Memory
from boardpaper.checks.problem import Level, Problem
from boardpaper.checks.rule import Objection, Rule
from boardpaper.checks.rules import RULES
from boardpaper.report.council import Council
from boardpaper.report.report import Report
from boardpaper.report.standing import Standing
from boardpaper.report.template import CheckLevel, Template


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a rule had to say, and the facts it read to say it."""

    objections: tuple[Objection, ...]
    asked: Mapping[Question, Any]


def run(
    report: Report,
    standing: Standing,
    template: Template,
    council: Council,
    calendar: Calendar,
    as_of: date,
) -> tuple[Problem, ...]:
    """All problems of a report on a day but its spelling, in the order of the rules."""
    days = WorkingDays(calendar, council.closure_days)
    return Checker().run(Case(report, standing, template, council, days, as_of))


class Checker:
    """Checks one report again and again as it is written."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        """``rules`` are run in this order."""
        self._rules = rules
        self._memory = Memory()
        self._outcomes: dict[str, _Outcome] = {}

    def run(self, case: Case) -> tuple[Problem, ...]:
        """All problems, in the order of the rules."""
        return tuple(self._problems(case))

    def _problems(self, case: Case) -> Iterator[Problem]:
        self._memory.begin()
        facts = Facts(case, self._memory)
        levels = _levels(case.template)
        for rule in self._rules:
            level = levels.get(rule.id) or rule.level
            if level != "off":
                for place, message, informs in self._objections(rule, facts):
                    weighs = _weight(rule, level, informs, case)
                    yield Problem(rule.id, weighs, message, place)

    def _objections(self, rule: Rule, facts: Facts) -> tuple[Objection, ...]:
        before = self._outcomes.get(rule.id)
        if before is not None and facts.hold(before.asked):
            return before.objections
        asked = facts.begin()
        outcome = _Outcome(tuple(rule.find(facts)), asked)
        self._outcomes[rule.id] = outcome
        return outcome.objections


def _levels(template: Template) -> Mapping[str, CheckLevel | None]:
    return {each.rule: each.level for each in template.checks}


def _weight(rule: Rule, level: Level, informs: bool, case: Case) -> Level:
    """Before the law was in force, and where it is no more than a hint, a problem informs."""
    meeting = case.report.meeting_date
    is_early = rule.in_force is not None and meeting is not None and meeting < rule.in_force
    return "information" if informs or is_early else level
