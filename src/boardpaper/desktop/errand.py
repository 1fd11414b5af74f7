"""One piece of work away from the windows, which may be gone when it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from boardpaper.desktop.defects import sentence_of
from boardpaper.errors import BoardpaperError

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


class FileErrand(Errand):
    """Work with the library's file itself, on the library's thread."""

    def __init__(self, program: Program, work: Callable[[Path], object]) -> None:
        """``work`` gets the file, which may be none that can be opened."""
        super().__init__(program, _nothing)
        self._on_file = work

    def start(self) -> None:
        """Begin; what comes of it is told by signals."""
        self._program.reports.on_file(self._on_file, self._finish, self._tell)

    def _tell(self, error: Exception) -> None:
        self._fail(sentence_of(error))
        if not isinstance(error, BoardpaperError):
            self._program.tell_defect(error)


def _nothing() -> None:
    """There is no work but that with the file."""
