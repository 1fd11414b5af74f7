"""Sending the keyboard back to where it was, before Qt hands it to whatever comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


class FocusReturn(QObject):
    """Watches bars: when a button in one of them goes while it has the focus, the officer goes on.

    Qt would give the focus to the next button of the window, which a space then presses.
    """

    def __init__(
        self, window: QWidget, bars: Sequence[QWidget], go_on: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._bars, self._go_on = window, tuple(bars), go_on
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is None or now is None or old.isVisible() or not self._window.isVisible():
            return
        if any(bar.isAncestorOf(old) for bar in self._bars):
            self._go_on()
