"""Printing and exporting an open report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Exports(QObject):
    """Carries out Export, Print and Save a copy."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {"export": self.export, "print": self.print_out, "save-copy": self.save_copy}

    def export(self) -> None:
        """Ask for the audience, and write the PDF and the papers."""

    def print_out(self) -> None:
        """Print on paper."""

    def save_copy(self) -> None:
        """Write the report as a .boardreport file."""
