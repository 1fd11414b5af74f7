"""Started by test_start.py: opens a window, says when it is painted and when its list is there.

With ``empty`` it is a window of Qt and nothing else; with a folder it is the program, over the
folders in that one.
"""

from __future__ import annotations

import faulthandler
import gc
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QListView, QMainWindow


class Watcher(QObject):
    """Says what has come to pass, and ends the program when all has."""

    def __init__(self, window: QMainWindow, *, has_list: bool) -> None:
        super().__init__(window)
        self._window, self._has_list, self._is_painted = window, has_list, False
        self._views: list[QListView] = []
        window.installEventFilter(self)

    def look_for_list(self) -> None:
        """Watch the lists of the window, which are there now."""
        self._views = self._window.findChildren(QListView)
        for view in self._views:
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.Paint:
            return False
        if not self._is_painted and watched is self._window:
            self._is_painted = True
            say("painted")
            if not self._has_list:
                QApplication.exit()
        models = (view.model() for view in self._views if watched is view.viewport())
        if any(model.rowCount() >= REPORTS for model in models):
            say("usable")
            QApplication.exit()
        return False


REPORTS = 100
LIMIT = 60
"""Seconds after which a start that came to nothing is given up, and says where it was."""


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(argument: str) -> None:
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    if argument == "empty":
        application = QApplication([])
        window = QMainWindow()
        window.resize(1366, 689)
        watcher = Watcher(window, has_list=False)
        window.show()
    else:
        gc.disable()  # as the program does, and Qt's empty window does not
        from boardpaper.desk.folders import Folders  # noqa: PLC0415
        from boardpaper.desktop.start import Start  # noqa: PLC0415

        application = QApplication([])
        names = ("settings", "machine", "data", "state")
        start = Start(application, Folders(*(Path(argument) / n for n in names)), None)
        watcher = Watcher(start.frame, has_list=True)
        start.opened.connect(watcher.look_for_list)
        start.begin()
    application.exec()
    del watcher


if __name__ == "__main__":
    main(sys.argv[1])
