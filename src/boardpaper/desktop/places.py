"""Saying once that the library is in a place where its locks may not hold."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desk.places import System, Unsafe, unsafe_place, warning_of
from boardpaper.desktop.errand import Errand

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_TOLD = "told-of-place.txt"
_MOUNTS = Path("/proc/self/mountinfo")


class PlaceWarning(QObject):
    """Looks at the folder of the library, away from the windows: a drive may be slow to answer."""

    def __init__(self, program: Program, system: System | None = None) -> None:
        """``system`` is the one this program runs on, unless it is handed in."""
        super().__init__(program)
        self._program, self._system = program, system

    def look(self) -> None:
        """Look, and say what is found, unless that was said of this folder before."""
        folder, told = self._program.library_file.parent, self._told
        errand = Errand(self._program, partial(_look, folder, told, self._system))
        errand.finished.connect(self._tell)
        errand.start()

    @property
    def _told(self) -> Path:
        return self._program.folders.state / _TOLD

    def _tell(self, unsafe: Unsafe | None) -> None:
        if unsafe is not None:
            folder = self._program.library_file.parent
            settings = ("Settings…", self._program.show_settings)
            self._program.notice.say("warning", warning_of(unsafe, folder), settings)


def this_system() -> System:
    """The system that the program runs on."""
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    return System(os.environ, mounts, _drive_type, _has)


def _look(folder: Path, told: Path, system: System | None) -> Unsafe | None:
    unsafe = unsafe_place(folder.absolute(), this_system() if system is None else system)
    if unsafe is None or _was_told(folder, told):
        return None
    return unsafe


def _was_told(folder: Path, told: Path) -> bool:
    """Tell whether this was said of a folder before, and note that it is said now."""
    try:
        if told.exists() and told.read_text(encoding="utf-8") == str(folder):
            return True
        told.parent.mkdir(parents=True, exist_ok=True)
        told.write_text(str(folder), encoding="utf-8")
    except (OSError, ValueError):  # then it is said once more
        return False
    return False


def _drive_type(drive: str) -> int:
    import ctypes  # noqa: PLC0415 — no start waits for it

    windows = getattr(ctypes, "windll", None)
    return 0 if windows is None else int(windows.kernel32.GetDriveTypeW(drive))


def _has(path: PurePath) -> bool:
    try:
        return Path(path).exists()
    except OSError:
        return False
