"""The card for backups: where they go, which is the last, and what can be done with them now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from boardpaper.desk.backup_state import ON_THE_DISK, Folder, count_words
from boardpaper.desktop.backup_care import made_words, make_backup
from boardpaper.desktop.dialogs.setting_cards import FolderCard, Form, mistake_in
from boardpaper.desktop.errand import Errand, FileErrand
from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.button_line import ButtonLine
from boardpaper.desktop.kit.date_text import moment_words
from boardpaper.desktop.kit.fieldset import Ask
from boardpaper.desktop.kit.words import Words

if TYPE_CHECKING:
    from boardpaper.desk.settings import Settings
    from boardpaper.desktop.program import Program
    from boardpaper.library.backups.backup import Backup

_FOLDER: Final = Ask(
    "backup_folder",
    "&Backup folder",
    help="A copy of the library goes there when Boardpaper is closed after a change. Empty: a "
    "folder beside the library.",
)
_AFTER_TYPING: Final = 300
"""Milliseconds without another letter, after which the folder is looked into."""


class BackupFolderCard(FolderCard):
    """The folder for backups; it is said where that is no help when the disk fails."""

    def __init__(self, program: Program, locked: frozenset[str]) -> None:
        super().__init__(program.look, _FOLDER, "Use default", locked)
        self._program = program
        self._folder: str | None = None
        self.has_looked = False  # into the folder that stands in the field
        self._look_soon = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._look_soon.timeout.connect(self._look_into)

    def show_form(self, form: Form) -> None:
        """Show the folder, and look into it when it is another one."""
        super().show_form(form)
        if form.backup_folder == self._folder:
            return
        is_first, self._folder = self._folder is None, form.backup_folder
        self.has_looked = False
        self._show_usable(is_usable=not mistake_in(form, "backup_folder"))
        if is_first:
            self._look_into()
        else:
            self._look_soon.start()

    def _chosen(self) -> Settings:
        """The settings with the folder that stands in the field."""
        words = (self._folder or "").strip()
        return replace(self._program.settings, backup_folder=Path(words) if words else None)

    def _look_into(self) -> None:
        library, settings = self._program.library_file, self._chosen()
        folder = settings.backup_folder
        if folder is not None and not folder.is_absolute():
            self._show_folder((self._folder, Folder(is_on_the_disk=False)))
            return
        errand = Errand(self._program, partial(_look, self._folder, library, settings))
        errand.finished.connect(self._show_folder)
        errand.start()

    def _show_folder(self, found: tuple[str | None, Folder]) -> None:
        folder, seen = found
        if folder == self._folder:
            self.has_looked = True
            self.warn(ON_THE_DISK if seen.is_on_the_disk and self._warns() else "")
            self._show_last(seen)

    def _warns(self) -> bool:
        """Whether it is said of this folder too that it is on the library's disk."""
        return bool(self._folder)

    def _show_usable(self, *, is_usable: bool) -> None:
        """Let no backup be made in what cannot be a folder."""

    def _show_last(self, seen: Folder) -> None:
        """Say which is the last backup."""


class BackupCard(BackupFolderCard):
    """The folder, the last backup in it, and buttons to make one and to restore one."""

    def __init__(
        self, program: Program, locked: frozenset[str], restore: Callable[[], object]
    ) -> None:
        """``restore`` opens what asks which backup is to be restored."""
        super().__init__(program, locked)
        self._last = Words("", "help")
        self._make = QPushButton("Back &up now")
        self._restore = QPushButton("&Restore…")
        self._make.clicked.connect(self._back_up)
        self._restore.clicked.connect(restore)
        self.column.addWidget(self._last)
        self.column.addWidget(ButtonLine(program.look, (self._make, self._restore)))

    @property
    def settings(self) -> Settings:
        """The settings with the folder that stands in the field."""
        return self._chosen()

    def look_again(self) -> None:
        """Look anew what is in the folder."""
        self._look_into()

    def _warns(self) -> bool:
        return True

    def _show_usable(self, *, is_usable: bool) -> None:
        self._make.setEnabled(is_usable)
        self._restore.setEnabled(is_usable)

    def _show_last(self, seen: Folder) -> None:
        if seen.trouble:
            self._last.say(seen.trouble, "error")
        elif seen.last is None:
            self._last.say("There is no backup in this folder yet.", "help")
        else:
            when = moment_words(seen.last.at.astimezone())
            self._last.say(f"Last backup: {when} · {count_words(seen.reports)}", "help")

    def _back_up(self) -> None:
        self._make.setEnabled(False)
        self._last.say("Backing up…", "help")
        now = self._program.surroundings.clock()
        errand = FileErrand(self._program, partial(make_backup, self._chosen(), now))
        errand.finished.connect(self._tell_made)
        errand.failed.connect(self._tell_failed)
        errand.start()

    def _tell_made(self, backup: Backup) -> None:
        self._make.setEnabled(True)
        words = made_words(backup)
        self._last.say(words, "ok")
        announce(self, words)

    def _tell_failed(self, sentence: str) -> None:
        self._make.setEnabled(True)
        self._last.say(sentence, "error")
        announce(self, sentence)


def _look(folder: str | None, library: Path, settings: Settings) -> tuple[str | None, Folder]:
    from boardpaper.desk.backing_up import backups_of, look_into  # noqa: PLC0415

    return folder, look_into(backups_of(library, settings))
