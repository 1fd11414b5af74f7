"""The printed numbers of an open report, kept up to date while it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk
from boardpaper.document.numbers import PrintedNumbers, printed_numbers, shape_of
from boardpaper.report.council import Council
from boardpaper.report.template import Template

PAUSE: Final = 20
"""Milliseconds from a change of shape to new numbers: they never hold up the key that made it."""


class NumberBook(QObject):
    """Counts anew when the shape of the report changed, which most keys do not change."""

    changed = Signal()

    def __init__(
        self, desk: Desk, template: Callable[[], Template], council: Council, parent: QObject
    ) -> None:
        """``template`` returns the form that the report is in now."""
        super().__init__(parent)
        self._desk, self._template, self._council = desk, template, council
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.count)
        self._shape = shape_of(desk.report)
        self.printed = self._counted()
        desk.subscribe(self._heard)

    def count(self) -> None:
        """Count now, unless everything is numbered already."""
        self._pause.stop()
        shape = shape_of(self._desk.report)
        if shape == self._shape:
            return
        self._shape = shape
        printed = self._counted()
        if printed != self.printed:
            self.printed = printed
            self.changed.emit()

    def _counted(self) -> PrintedNumbers:
        return printed_numbers(self._desk.report, self._template(), self._council)

    def _heard(self, change: Change) -> None:
        if "template" in change.fields:
            self.count()
        elif change.fields:
            self._pause.start()
