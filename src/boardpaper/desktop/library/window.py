"""The window of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program


class LibraryWindow(QMainWindow):
    """Lists the reports."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """End the program with its last window."""
        event.accept()
        self.program.library_closed()
