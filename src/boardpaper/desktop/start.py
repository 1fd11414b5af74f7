"""Where the windows begin: what is not needed to show the first of them is imported later."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from boardpaper.desk.folders import default_folders
from boardpaper.desktop.program import Program, Surroundings


def main(library: Path | None = None) -> int:
    """Open the library's window, and return the exit status when the last window is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Boardpaper")
    application.setApplicationDisplayName("Boardpaper")
    application.setQuitOnLastWindowClosed(False)
    folders = default_folders()
    program = Program(application, Surroundings(folders, library))
    program.show_library()
    QTimer.singleShot(0, program.expect_defects)
    return application.exec()
