"""What is asked before a report is published, decided on or withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from boardpaper.desktop.kit.date_text import EXAMPLE, NoDateError, read_date
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import DateField, TextField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look
from boardpaper.report.standing import Decision

_FROZEN: Final = (
    "After publishing, the text cannot be changed, because others are already using it. "
    "To change it then, start a correction, which is published as a new issue."
)
_DECIDED: Final = "The resolution is kept with the report. The text stays frozen as it is."


class _DateDialog(HouseDialog):
    """Asks for a date, which must be there."""

    def __init__(self, look: Look, heading: str, words: str, parent: QWidget) -> None:
        super().__init__(parent, heading, heading)
        self.column.setSpacing(look.metrics.large)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self.column.addWidget(Words(words, "text", self))
        self._field = DateField("on")

    def _add_date(self, look: Look, label: str, day: date | None) -> None:
        self._row = Row(look, label, self._field)
        self._field.show_value(day)
        self._field.misread.connect(self._show_error)
        self.column.addWidget(self._row)
        self._field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be as high as the words need."""
        super().showEvent(event)
        self.fit()

    def _day(self) -> date | None:
        """The date that is written; without one say so, and stay."""
        try:
            day = read_date(self._field.text())
        except NoDateError:
            day = None
        if day is None:
            self._show_error(f"Enter a date, for example {EXAMPLE}.")
            self._field.setFocus()
        return day

    def _show_error(self, sentence: str) -> None:
        self._row.show_error(sentence)
        self.fit()


class PublishDialog(_DateDialog):
    """Asks on which day a report is published; ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, look: Look, day: date, parent: QWidget) -> None:
        super().__init__(look, "Publish", _FROZEN, parent)
        self._add_date(look, "Published on", day)
        self.add_buttons("Publish")

    def accept(self) -> None:
        """Hand over the day, if it is one."""
        day = self._day()
        if day is not None:
            self.chosen.emit(day)
            super().accept()


class DecisionDialog(_DateDialog):
    """Asks what was decided, and when; ``chosen`` carries the Decision."""

    chosen = Signal(object)

    def __init__(self, look: Look, decision: Decision, parent: QWidget) -> None:
        """``decision`` is what is offered."""
        super().__init__(look, "Record the decision", _DECIDED, parent)
        self._add_date(look, "Decided on", decision.on)
        self._resolution = TextField("resolution", lines=5)
        self._resolution.show_value(decision.resolution)
        self.column.addWidget(Row(look, "Resolution", self._resolution))
        self.add_buttons("Record the decision")

    def accept(self) -> None:
        """Hand over the decision, if it has a day."""
        day = self._day()
        if day is not None:
            self.chosen.emit(Decision(day, self._resolution.value().strip()))
            super().accept()
