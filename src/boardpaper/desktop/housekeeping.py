"""When Python looks for garbage: in the windows' own thread, and while nobody is typing.

Left to itself Python looks in whichever thread makes an object, and a widget must not end in the
library's thread. A full collection also takes some 50 ms with a report of 100 pages open.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_PERIOD: Final = 1000
"""Milliseconds between two looks at how much there is."""

_MANY: Final = 5000
"""Young objects that are worth a collection of the young ones, which takes a millisecond or two."""


class Housekeeping(QObject):
    """Looks through the young objects now and then, and through all when nobody waits."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        gc.disable()
        self._timer = QTimer(self, interval=_PERIOD)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        application.applicationStateChanged.connect(self._turn)

    def tidy(self) -> None:
        """Look through everything now, as when a window was opened or closed."""
        gc.collect()

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._application.applicationStateChanged.disconnect(self._turn)
        gc.collect()
        gc.enable()

    def _look(self) -> None:
        if gc.get_count()[0] > _MANY:
            gc.collect(0)

    def _turn(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive:
            self.tidy()
