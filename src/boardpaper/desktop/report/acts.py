"""What is done with a whole report: its status, its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Acts(QObject):
    """Carries out the Report menu."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "make-ready": self._todo,
            "return-to-draft": self._todo,
            "publish": self._todo,
            "correct": self._todo,
            "decide": self._todo,
            "take-back-decision": self._todo,
            "withdraw": self._todo,
            "take-up": self._todo,
            "retemplate": self._todo,
        }

    def show_allowed(self) -> None:
        """Let what the status allows be chosen."""

    def _todo(self) -> None:
        pass
