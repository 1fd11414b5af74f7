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
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from boardpaper import __version__
from boardpaper.desktop.defects import defect_sentence
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.words import Words

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_LOG_LIMIT: Final = 256 * 1024
_END: Final = (
    "Boardpaper closes itself, because nobody can know what else is wrong; open it again to go on."
)
_COLUMNS: Final = 60


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
        self._saving: Words | None = None
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
            window.session.saver.settled.connect(self._show_saving)
        self._dialog = self.make_dialog(defect_sentence(error))
        self._show_saving()
        self._dialog.finished.connect(self._program.quit)
        self._dialog.open()
        for button in self._dialog.findChildren(QPushButton):
            button.setDefault(False)  # the box gives that to the first one when it is shown

    def make_dialog(self, sentence: str) -> HouseDialog:
        """Make the dialog; no key of somebody who is typing on may close it."""
        dialog = HouseDialog(None, "Boardpaper", "Something went wrong in Boardpaper")
        told, saving, end = (Words(each, "text", dialog) for each in (sentence, "", _END))
        dialog.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * _COLUMNS)
        for label in (told, saving, end):
            dialog.column.addWidget(label)
        dialog.add_buttons("Close Boardpaper", reject="").setAutoDefault(False)
        role = QDialogButtonBox.ButtonRole.ActionRole
        copy = dialog.buttons.addButton("Copy details", role)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        told.setObjectName("reading")
        told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told.setAccessibleName(sentence)
        told.setFocus()
        self._saving = saving
        dialog.finished.connect(self._forget)
        dialog.fit()
        return dialog

    def _show_saving(self) -> None:
        """Say what has become of the reports, as far as that is known now."""
        if self._saving is not None and self._dialog is not None:
            self._saving.setText(self._saving_words())
            self._saving.setVisible(bool(self._program.windows))
            self._dialog.fit()

    def _saving_words(self) -> str:
        sessions = [each.session for each in self._program.windows]
        failures = [each.desk.save_state.failure for each in sessions]
        if any(failures):
            return f"Not everything could be saved: {next(filter(None, failures))}"
        if any(each.saver.has_work for each in sessions):
            return "What you wrote is being saved."
        return "Everything you wrote is saved."

    def _forget(self) -> None:
        self._saving = None

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
