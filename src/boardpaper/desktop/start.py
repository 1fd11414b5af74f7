"""Where the windows begin: what is not needed to show the first of them is imported later."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from boardpaper.desk.folders import default_folders
from boardpaper.desktop.program import Program, Surroundings

if TYPE_CHECKING:
    from boardpaper.desktop.library.window import LibraryWindow


def main(library: Path | None = None) -> int:
    """Open the library's window, and return the exit status when the last window is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Boardpaper")
    application.setApplicationDisplayName("Boardpaper")
    application.setQuitOnLastWindowClosed(False)
    folders = default_folders()
    program = Program(application, Surroundings(folders, library))
    window = program.show_library()
    if program.loaded.is_first_run:
        welcome(window)
    QTimer.singleShot(0, program.expect_defects)
    return application.exec()


def welcome(window: LibraryWindow) -> None:
    """Ask once, before anything is listed, who writes here; the list follows."""
    from boardpaper.desktop.dialogs.first_run import FirstRunPage  # noqa: PLC0415

    page = FirstRunPage(window.program)
    page.finished.connect(window.show_reports)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    page.begin()
