"""The side panel's Checks: how many problems there are, and the list of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardpaper.desk.survey import Survey
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.report.problem_list import ProblemList
from boardpaper.desktop.theme import Look


class ChecksView(QWidget):
    """Shows a survey; ``chosen`` carries the Place of a problem that is to be gone to."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("plain")
        metrics = look.metrics
        self._summary = Words("", "heading")
        self._summary.setContentsMargins(
            metrics.large, metrics.large, metrics.large, metrics.medium
        )
        self.list = ProblemList(look)
        self.list.chosen.connect(self.chosen)
        self._passed = Words("", "ok")
        self._passed.setContentsMargins(metrics.large, metrics.medium, metrics.large, metrics.large)
        self._publish_by = Words("", "muted")
        edges = (metrics.large, metrics.medium, metrics.large, metrics.large)
        self._publish_by.setContentsMargins(*edges)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        column.addWidget(self._passed)
        column.addStretch()
        column.addWidget(self._publish_by)

    def show_survey(self, survey: Survey, publish_by: str) -> None:
        """Show what was found, and at the foot by when the report is to be published."""
        self._publish_by.setText(publish_by)
        self._publish_by.setVisible(bool(publish_by))
        self._summary.setText(_summary(survey))
        self.list.show_problems(survey.listed)
        self.list.setVisible(bool(survey.listed))
        count = survey.passed
        other = "other " if survey.listed else ""
        self._passed.setText(f"{count} {other}{'check passes' if count == 1 else 'checks pass'}.")


def _summary(survey: Survey) -> str:
    if not survey.listed:
        return "Nothing stands in the way of publication."
    if survey.count("error"):
        return survey.words()
    return f"No errors; {survey.words()}"
