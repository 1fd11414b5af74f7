"""Noticing what other programs do with the library, such as the command that imports a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from boardpaper.desktop.library.frame import Frame
    from boardpaper.desktop.program import Program
    from boardpaper.library.stamp import Stamp

_EVERY: Final = 2000
"""Milliseconds between two looks at the file, while the window can be seen."""


class LibraryWatch(QObject):
    """Looks at the library's file, on its thread, and tells when somebody else wrote to it.

    Looking works where the system tells of no changes too, as on most shared drives. A file that
    cannot be read is waited for: one that is replaced is not there for a moment.
    """

    changed = Signal()
    """There is something to read anew."""

    def __init__(self, program: Program, frame: Frame) -> None:
        """Call this before the list is connected to the program's changes; see `_note`."""
        super().__init__(frame)
        self._program, self._frame = program, frame
        self._known: Stamp | None = None
        self._is_looking = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look_if_seen)
        frame.activated.connect(self.look)
        program.library_changed.connect(self._note)

    def begin(self) -> None:
        """Watch from now on; call this before the list is read for the first time."""
        self._note()
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._is_looking = True

    def look(self) -> None:
        """Look now, unless a look is on its way."""
        if not self._is_looking and self._timer.isActive():
            self._is_looking = True
            self._program.reports.look(self._compare, self._give_up)

    def _look_if_seen(self) -> None:
        if self._frame.isVisible() and not self._frame.isMinimized():
            self.look()

    def _note(self) -> None:
        """Take note of the file as it is before the list is read, which will show what is new."""
        self._program.reports.look(self._take, self._give_up)

    def _take(self, stamp: Stamp | None) -> None:
        if stamp is not None:
            self._known = stamp

    def _compare(self, stamp: Stamp | None) -> None:
        self._is_looking = False
        if stamp is not None and stamp != self._known:
            self._known = stamp
            self.changed.emit()

    def _give_up(self, error: Exception) -> None:
        self._program.tell_defect(error)
