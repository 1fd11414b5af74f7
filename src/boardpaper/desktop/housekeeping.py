"""When Python looks for garbage: while nobody is typing.

A full collection takes some 50 ms with a report of 100 pages open, and would fall on any key.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

_NEVER: Final = 1_000_000_000


class Housekeeping(QObject):
    """Leaves the young objects to Python, and looks through all of them when nobody waits."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._thresholds = gc.get_threshold()
        gc.set_threshold(*self._thresholds[:2], _NEVER)
        application.applicationStateChanged.connect(self._turn)

    def tidy(self) -> None:
        """Look through everything now, as when a window was opened or closed."""
        gc.collect()

    def close(self) -> None:
        """Leave it all to Python again."""
        gc.set_threshold(*self._thresholds)

    def _turn(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive:
            self.tidy()
