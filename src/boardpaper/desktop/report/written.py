"""The files that a notice bar tells of: they can be opened, and shown in their folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from boardpaper.desktop.kit.bars import Choice, NoticeBar
from boardpaper.desktop.report.showing import open_file, show_in_folder


class WrittenFiles(QObject):
    """What was written last of all that a bar tells of."""

    def __init__(self, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._notice = notice
        self._paths: tuple[Path, ...] = ()

    @classmethod
    def of(cls, notice: NoticeBar) -> WrittenFiles:
        """The files of a bar."""
        found = notice.findChild(cls)
        return found if isinstance(found, cls) else cls(notice)

    def tell_of(self, paths: tuple[Path, ...]) -> tuple[Choice, ...]:
        """Take files that the bar is about to tell of, and return what can be done with them."""
        self._paths = paths
        return ("Open", self.open), self.in_folder

    @property
    def in_folder(self) -> Choice:
        """The choice that shows the first file in its folder."""
        return "Show in folder", self.show_folder

    def open(self) -> None:
        """Open the first file in the program that the system has for it."""
        if self._paths and not open_file(self._paths[0]):
            sentence = "No program on this machine opens this file: open it from its folder."
            self._notice.say("error", sentence, self.in_folder)

    def show_folder(self) -> None:
        """Show the folder of the first file."""
        if self._paths and not show_in_folder(self._paths[0]):
            folder = self._paths[0].parent
            self._notice.say_error(f"The folder cannot be shown. It is {folder}.")
