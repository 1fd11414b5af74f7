"""One piece of work away from the windows, which may be gone when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program


class Errand(QObject):
    """Belongs to the program: whoever asked hears of it by signals, unless gone meanwhile.

    One of ``finished`` and ``failed`` is told, once.
    """

    finished = Signal(object)
    """What the work returned."""

    failed = Signal(str)
    """Why it came to nothing, in a sentence."""

    def __init__(self, program: Program, work: Callable[[], object]) -> None:
        """``work`` is done on another thread, and touches no widget."""
        super().__init__(program)
        self._program, self._work = program, work

    def start(self) -> None:
        """Begin; what comes of it is told by signals."""
        self._program.run_errand(self._work, self._finish, self._fail)

    def _finish(self, result: object) -> None:
        self.finished.emit(result)
        self.deleteLater()

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.deleteLater()
