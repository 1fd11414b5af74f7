"""Checks an open report while it is written, a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from boardpaper.checks.calendar import Calendar, WorkingDays
from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.checks.problem import Problem
from boardpaper.checks.spelling import Speller
from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.report.council import Council
from boardpaper.report.report import Report
from boardpaper.report.standing import Standing
from boardpaper.report.template import Template

PAUSE: Final = 250
"""Milliseconds without a change before the rules run: nothing is told in the middle of a word."""


class CheckRun(QObject):
    """Keeps the problems of a report up to date."""

    changed = Signal()

    def __init__(
        self,
        template: Callable[[], Template],
        council: Council,
        calendar: Calendar,
        clock: Callable[[], datetime],
        speller: Callable[[], Speller | None],
        parent: QObject,
    ) -> None:
        """``template`` returns the form that the report is in now.

        The ``speller`` is asked for when rules run, not before the window is there.
        """
        super().__init__(parent)
        self._template, self._council, self._clock = template, council, clock
        self._speller = speller
        self.working_days = WorkingDays(calendar, council.closure_days)
        self._checker = Checker()
        self._desk: Desk | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.run)
        self.problems: tuple[Problem, ...] = ()

    def follow(self, desk: Desk) -> None:
        """Check a report from now on."""
        self._desk = desk
        desk.subscribe(self._heard)
        self._pause.start()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the problems are those of the report as it is now."""
        return not self._pause.isActive()

    def run(self) -> None:
        """Check now."""
        self._pause.stop()
        if self._desk is None:
            return
        problems = self.problems_of(self._desk.report, self._desk.standing)
        if problems != self.problems:
            self.problems = problems
            self.changed.emit()

    def problems_of(self, report: Report, standing: Standing) -> tuple[Problem, ...]:
        """The problems of a state of the report, on this day."""
        return self._checker.run(self.case(report, standing))

    def case(self, report: Report, standing: Standing) -> Case:
        """A state of the report, as it is to be judged on this day."""
        template, council, days = self._template(), self._council, self.working_days
        return Case(report, standing, template, council, days, self._today(), self._speller())

    def count_errors(self, report: Report, standing: Standing) -> int:
        """How many errors a state of the report has."""
        return sum(each.level == "error" for each in self.problems_of(report, standing))

    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _heard(self, change: Change) -> None:
        if change.fields or change.standing:
            self._pause.start()
