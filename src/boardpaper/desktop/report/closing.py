"""Closing a report's window: only once everything is kept, or the officer gives it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox

from boardpaper.desktop.kit.dialogs import HouseDialog, confirmation

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow

_SETTLED: Final = 2
"""How the dialog ends that nobody has answered: neither accepted nor rejected."""


class Closing(QObject):
    """Decides whether a window may close, and closes it when what it waits for has come."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_waiting = False
        self._may_lose = False
        self._dialog: HouseDialog | None = None
        self._told = ""
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
            self._close_dialog()
            self._is_waiting = False
            self._window.close()
        elif state.other is not None:  # the window says so, and asks which version goes on
            self._close_dialog()
            self._stay()
        elif state.failure:
            self._ask(state.failure)
        else:
            self._window.session.saver.save()

    def _ask(self, failure: str) -> None:
        """Ask whether to give it up; saving is tried again by itself meanwhile."""
        if self._dialog is not None and failure == self._told:
            return
        self._close_dialog()
        self._dialog, self._told = self.make_dialog(failure), failure
        self._dialog.open()

    def make_dialog(self, failure: str) -> HouseDialog:
        """Make the dialog that says why nothing was kept, and asks what now."""
        dialog = confirmation(
            self._window,
            "The report could not be saved",
            failure,
            "Close and lose changes",
            "Keep open",
        )
        for words, slot in (("Try again", self._try_again), ("Save a copy…", self._save_copy)):
            button = dialog.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(slot)
        dialog.accepted.connect(self._give_up)
        dialog.rejected.connect(self._stay)
        return dialog

    def _close_dialog(self) -> None:
        """Take the dialog away where its question is none any more."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.done(_SETTLED)

    def _try_again(self) -> None:
        self._window.session.saver.save()

    def _save_copy(self) -> None:
        self._close_dialog()
        self._stay()
        self._window.exports.save_copy()

    def _give_up(self) -> None:
        self._dialog = None
        self._may_lose = True
        self._window.close()

    def _stay(self) -> None:
        self._dialog = None
        self._is_waiting = False
        self._window.program.stay()
