"""When the program meets a defect of its own: say so, keep the reports, and end in good order."""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox

from boardpaper import __version__
from boardpaper.desktop.defects import defect_sentence
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.words import Words

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_LOG_LIMIT: Final = 256 * 1024
_SAFE: Final = (
    "Your reports are being saved now. Boardpaper closes itself, because nobody can know what else "
    "is wrong; open it again to go on."
)


class CrashHandler(QObject):
    """Takes every exception that nobody has foreseen, of any thread.

    What is told and logged names kind and place only: a message may hold report text.
    """

    _met = Signal(object)

    def __init__(self, program: Program, log: Path) -> None:
        """``log`` is where defects are noted for support."""
        super().__init__(program)
        self._program, self._log = program, log
        self._dialog: HouseDialog | None = None
        self._details = ""
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python, which would print a traceback that nobody sees."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def tell(self, error: BaseException) -> None:
        """Take an exception, in any thread."""
        self._met.emit(error)

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.tell(error)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.tell(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        details = details_of(error)
        with contextlib.suppress(OSError):
            self._note(details)
        if self._dialog is not None:  # one is enough: what follows may well come of it
            return
        self._details = details
        for window in self._program.windows:
            window.session.saver.save_on_leaving()
        self._dialog = self.make_dialog(defect_sentence(error))
        self._dialog.finished.connect(self._program.quit)
        self._dialog.open()

    def make_dialog(self, sentence: str) -> HouseDialog:
        """Make the dialog that says so, and offers what support may ask for."""
        dialog = HouseDialog(None, "Boardpaper", "Something went wrong in Boardpaper")
        for words in (sentence, _SAFE):
            dialog.column.addWidget(Words(words, "text", dialog))
        dialog.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 70)
        dialog.add_buttons("Close Boardpaper", reject="")
        role = QDialogButtonBox.ButtonRole.ActionRole
        dialog.buttons.addButton("Copy details", role).clicked.connect(self._copy)
        dialog.fit()
        return dialog

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _note(self, details: str) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        is_full = self._log.exists() and self._log.stat().st_size > _LOG_LIMIT
        with self._log.open("w" if is_full else "a", encoding="utf-8") as file:
            file.write(f"{details}\n\n")


def details_of(error: BaseException) -> str:
    """Describe an exception for support: version, kind, and the way to it, without any text."""
    frames = traceback.extract_tb(error.__traceback__)
    way = [f"  {Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
    python = ".".join(map(str, sys.version_info[:3]))
    head = f"Boardpaper {__version__}, Python {python}, {sys.platform}: {type(error).__name__}"
    return "\n".join([head, *way])
