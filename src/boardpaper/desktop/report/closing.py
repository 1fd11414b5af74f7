"""Closing a report's window: only once everything is kept, or the officer gives it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desktop.kit.dialogs import confirmation

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Closing(QObject):
    """Decides whether a window may close, and closes it when what it waits for has come."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_waiting = False
        self._may_lose = False
        window.session.saver.settled.connect(self._go_on)

    def may_close(self) -> bool:
        """Tell whether the window may close now; if not, it closes by itself once all is kept."""
        saver = self._window.session.saver
        if self._may_lose or not saver.has_work:
            return True
        self._is_waiting = True
        saver.save()
        return False

    def _go_on(self) -> None:
        if not self._is_waiting:
            return
        state = self._window.desk.save_state
        if not self._window.session.saver.has_work:
            self._is_waiting = False
            self._window.close()
        elif state.other is not None:  # the window says so, and asks which version goes on
            self._stay()
        elif state.failure:
            self._is_waiting = False
            self._ask(state.failure)
        else:
            self._window.session.saver.save()

    def _ask(self, failure: str) -> None:
        dialog = confirmation(
            self._window,
            "The report could not be saved",
            failure,
            "Close and lose changes",
            "Keep open",
        )
        dialog.accepted.connect(self._give_up)
        dialog.rejected.connect(self._stay)
        dialog.open()

    def _give_up(self) -> None:
        self._may_lose = True
        self._window.close()

    def _stay(self) -> None:
        self._is_waiting = False
        self._window.program.stay()
