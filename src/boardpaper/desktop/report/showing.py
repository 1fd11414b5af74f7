"""Showing a written file: in the program the system has for it, or in its folder."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def documents_folder() -> Path:
    """The officer's folder for documents, or their home where there is none."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    named = QStandardPaths.writableLocation(kind)
    return Path(named) if named and Path(named).is_dir() else Path.home()


def open_file(path: Path) -> bool:
    """Open a file in the program that the system has for it; tell whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the folder of a file, with the file chosen where the system can do that."""
    if sys.platform == "win32":
        chosen = f"/select,{QDir.toNativeSeparators(str(path))}"
        return bool(QProcess.startDetached("explorer.exe", [chosen]))
    if sys.platform == "darwin":
        return bool(QProcess.startDetached("open", ["-R", str(path)]))
    return open_file(path.parent)
