"""What is wrong with a field, in words below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from boardpaper.desktop.kit.words import Role, Words


class Blame(Words):
    """Tells what is wrong with a field, and is gone while nothing is.

    Nobody is told of an empty field before leaving it, nor of anything new while writing.
    """

    told = Signal(str)
    """Other words are told, or none."""

    def __init__(self, field: QWidget, is_empty: Callable[[], bool], parent: QWidget) -> None:
        """``is_empty`` tells whether nothing stands in the field."""
        super().__init__("", "error", parent)
        self._field, self._is_empty = field, is_empty
        self._error = self._problem = ""
        self._role: Role = "error"
        self._was_left = False
        self.hide()

    def show_error(self, sentence: str) -> None:
        """Tell at once why what was typed cannot be read, or that it can."""
        self._error = sentence
        self._tell()

    def show_problem(self, sentence: str, *, is_error: bool = True) -> None:
        """Tell what the checks have found here, or nothing; a warning has a colour of its own."""
        self._problem, self._role = sentence, "error" if is_error else "warning"
        self._tell()

    def leave(self) -> None:
        """Take note that the field was left."""
        self._was_left = True
        self._tell()

    def _tell(self) -> None:
        is_new = self._problem != self.text()
        is_due = self._was_left or not self._is_empty()
        problem = self._problem if is_due and not (is_new and self._is_written_in()) else ""
        sentence = self._error or problem
        role: Role = "error" if self._error else self._role
        if (sentence, role) != (self.text(), self.objectName()):
            self.say(sentence, role)
            self.setVisible(bool(sentence))
            self.told.emit(sentence)

    def _is_written_in(self) -> bool:
        focused = QApplication.focusWidget()
        if focused is None:
            return False
        return focused is self._field or self._field.isAncestorOf(focused)
