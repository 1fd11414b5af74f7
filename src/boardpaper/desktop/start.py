"""Where the windows begin: the frame of the first is shown, then the program is read and fills it.

What the frame does not need is imported when it was painted.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from boardpaper.desk.folders import Folders, default_folders
from boardpaper.desktop.library.first_look import read_first_look
from boardpaper.desktop.library.frame import Frame
from boardpaper.desktop.single import Single

if TYPE_CHECKING:
    from boardpaper.desktop.library.view import LibraryView
    from boardpaper.desktop.program import Program


def main(library: Path | None = None, report: Path | None = None) -> int:
    """Open the library's window, and return the exit status when the last window is closed.

    ``report`` is a file to take in. Where the program runs already, that one does it, and this one
    ends at once.
    """
    gc.disable()  # until the program does its own housekeeping: nothing that is imported is garbage
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Boardpaper")
    application.setApplicationDisplayName("Boardpaper")
    application.setQuitOnLastWindowClosed(False)
    folders = default_folders()
    single = Single(folders, library, application)
    if single.hand_over(report):
        return 0
    start = Start(application, folders, library, report)
    single.asked.connect(start.come_forward)
    application.aboutToQuit.connect(single.close)
    single.listen()
    start.begin()
    return application.exec()


class Start(QObject):
    """Shows the frame, and has the program fill it once it was painted."""

    opened = Signal()
    """The program is there, and its first window is filled."""

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        library: Path | None,
        report: Path | None = None,
    ) -> None:
        """``library`` is one that was named, else it is that of the settings; see ``main``."""
        super().__init__(application)
        self._application, self._folders, self._library = application, folders, library
        self._reports = [] if report is None else [report]
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._open)
        self.frame = Frame(read_first_look(folders.first_look_file))
        self.program: Program | None = None

    def begin(self) -> None:
        """Show the frame."""
        self.frame.painted.connect(self._then.start)
        self.frame.closed.connect(self._give_up)
        self.frame.retried.connect(self._open)
        self.frame.show()

    def _open(self) -> None:
        from boardpaper.desktop.defects import sentence_of  # noqa: PLC0415

        try:
            program = self._make_program()
        except Exception as error:  # noqa: BLE001 — there is no other window yet to tell it in
            self.frame.refuse(sentence_of(error))
            return
        self.program = program
        self.frame.closed.disconnect(self._give_up)
        view = program.show_library()
        if program.loaded.is_first_run:
            welcome(view)
        QTimer.singleShot(0, self._care_for_backups)
        self._open_reports()
        QTimer.singleShot(0, program.expect_defects)
        self.opened.emit()

    def come_forward(self, report: Path | None) -> None:
        """Show the program to an officer who started it once more, with a report to take in."""
        if report is not None:
            self._reports.append(report)
        if self.program is None:
            self.frame.come_forward()
        else:
            self.program.show_library()
            self._open_reports()

    def _open_reports(self) -> None:
        """Take in what was double-clicked, once there is a library to take it in."""
        if self.program is not None:
            for report in self._reports:
                self.program.show_library().imports.take_and_open(report)
            self._reports = []

    def _care_for_backups(self) -> None:
        from boardpaper.desktop.backup_care import BackupCare  # noqa: PLC0415
        from boardpaper.desktop.places import PlaceWarning  # noqa: PLC0415

        if self.program is not None:
            BackupCare(self.program, time.monotonic).begin()
            PlaceWarning(self.program).look()

    def _make_program(self) -> Program:
        from boardpaper.desktop.program import Program, Surroundings  # noqa: PLC0415

        surroundings = Surroundings(self._folders, self._library)
        return Program(self._application, surroundings, self.frame)

    def _give_up(self) -> None:
        """End the program: its window was closed before there was anything in it."""
        self._then.stop()
        self._application.quit()


def welcome(view: LibraryView) -> None:
    """Ask once, before anything is listed, who writes here; the list follows."""
    from boardpaper.desktop.dialogs.first_run import FirstRunPage  # noqa: PLC0415

    page = FirstRunPage(view.program)
    page.finished.connect(view.show_reports)
    view.stack.addWidget(page)
    view.stack.setCurrentWidget(page)
    page.begin()
