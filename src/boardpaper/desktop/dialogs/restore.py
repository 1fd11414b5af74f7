"""Restoring the library from a backup: which one, what happens, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QWidget

from boardpaper.desk.backup_state import Outcome, count_words
from boardpaper.desktop.dialogs.scrolling import fit
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.errand import FileErrand
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.date_text import moment_words
from boardpaper.desktop.kit.dialogs import HouseDialog, confirmation
from boardpaper.desktop.kit.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from boardpaper.desk.settings import Settings
    from boardpaper.desktop.program import Program
    from boardpaper.library.backups.backup import Backup

Line = tuple["Backup", int | None]
"""A backup, and how many reports it has; None where it cannot be read."""

_ABOUT: Final = (
    "The library becomes what it was then. What it is now is kept as one more backup, so that you "
    "can come back to it."
)
_OPEN_WINDOWS: Final = (
    "Close the windows of reports first: what is written in them belongs to the library as it is "
    "now."
)
_ANEW: Final = (
    "Boardpaper makes a library from the copies of reports that lie beside it, and from all that "
    "is whole of the one that is there: for when the library is damaged or gone."
)
_MEGABYTE: Final = 1_000_000


class RestoreDialog(HouseDialog):
    """Lists the backups of the library; one of them takes its place when that was confirmed."""

    restored = Signal()
    """The library is another one now."""

    def __init__(self, program: Program, settings: Settings, parent: QWidget | None) -> None:
        """``settings`` name the folder for backups."""
        super().__init__(parent, "Restore", "Restore from a backup")
        self._program, self._settings = program, settings
        self._lines: Sequence[Line] = ()
        self._without_papers, self._is_first = False, True
        self.notice = NoticeBar(program.look)
        self._table = reading_table("Backups", ("Backup of", "Reports", "Size"))
        self._table.currentItemChanged.connect(self._show_allowed)
        self.column.addWidget(Words(_ABOUT, "help", self))
        self.column.addWidget(self.notice)
        self.column.addWidget(self._table, 1)
        self._accept = self.add_buttons("Restore…", "Close")
        self._accept.setEnabled(False)
        self._anew = QPushButton("Make it &anew…", self)
        self._anew.setAutoDefault(False)
        self._anew.setToolTip(_ANEW)
        self._anew.setAccessibleDescription(_ANEW)
        self._anew.clicked.connect(self._ask_anew)
        self.buttons.addButton(self._anew, self.buttons.ButtonRole.ActionRole)
        fit(self, program.look)
        self._list()

    def accept(self) -> None:
        """Ask whether the chosen backup is to be restored."""
        if self._are_closed():
            self._ask()

    @property
    def chosen(self) -> Line | None:
        """The backup that is chosen in the list."""
        row = self._table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _list(self) -> None:
        errand = FileErrand(self._program, partial(_listed, self._settings))
        errand.finished.connect(self._show_lines)
        errand.failed.connect(self.notice.say_error)
        errand.start()

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._table.clear()
        for backup, reports in lines:
            when = moment_words(backup.at.astimezone())
            cells = [when, count_words(reports), f"{backup.size / _MEGABYTE:,.1f} MB"]
            item = QTreeWidgetItem(self._table, cells)
            item.setToolTip(0, str(backup.path))
        if lines:
            self._table.setCurrentIndex(self._table.model().index(0, 0))
            self._table.setFocus()
        elif self._is_first:
            self.notice.say("warning", "There is no backup of this library in the folder yet.")
        self._is_first = False
        self._show_allowed()

    def _show_allowed(self) -> None:
        chosen = self.chosen
        self._accept.setEnabled(chosen is not None and chosen[1] is not None)
        self._anew.setEnabled(True)

    def _are_closed(self) -> bool:
        """Tell whether no report is open, and say so where one is."""
        if self._program.windows:
            self.notice.say("warning", _OPEN_WINDOWS)
        return not self._program.windows

    def _ask(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self._without_papers = False
        when, reports = moment_words(chosen[0].at.astimezone()), count_words(chosen[1])
        dialog = confirmation(
            self,
            "Restore this backup?",
            f"The library becomes what it was on {when}, with {reports}. What was written since "
            "then is not in it, but stays in the backup that is made first.",
            "Restore",
        )
        dialog.accepted.connect(self._restore)
        dialog.open()

    def _restore(self) -> None:
        chosen = self.chosen
        if chosen is None or not self._are_closed():
            return
        self._set_busy("Restoring…")
        program = self._program
        work = _Work(
            self._settings, chosen[0].path, program.surroundings.clock(), self._without_papers
        )
        errand = FileErrand(program, work.carry_out)
        errand.finished.connect(self._tell)
        errand.failed.connect(self._tell_failed)
        errand.start()

    def _ask_anew(self) -> None:
        if not self._are_closed():
            return
        dialog = confirmation(
            self,
            "Make the library anew?",
            f"{_ANEW} The library that is there is kept beside it under another name.",
            "Make it anew",
        )
        dialog.accepted.connect(self._make_anew)
        dialog.open()

    def _make_anew(self) -> None:
        if not self._are_closed():
            return
        self._set_busy("Making the library anew…")
        now = self._program.surroundings.clock()
        errand = FileErrand(self._program, partial(_make_anew, self._settings, now))
        errand.finished.connect(self._tell_made)
        errand.failed.connect(self._tell_failed)
        errand.start()

    def _tell_made(self, told: tuple[str, bool]) -> None:
        words, is_whole = told
        self._begin_anew()
        self.notice.say("ok" if is_whole else "warning", words)

    def _set_busy(self, words: str) -> None:
        for each in (self._accept, self._anew, self._table):
            each.setEnabled(False)
        self.notice.say("running", words, dismissable=False)

    def _begin_anew(self) -> None:
        """Let all windows read the library that is in place now."""
        self._table.setEnabled(True)
        self._program.reports.forget()
        self._program.library_changed.emit()
        self.restored.emit()
        self._list()

    def _restore_without_papers(self) -> None:
        self._without_papers = True
        self._restore()

    def _tell(self, outcome: Outcome) -> None:
        self._table.setEnabled(True)
        if outcome.lacks_papers:
            again = ("Restore without them", self._restore_without_papers)
            self.notice.say("error", outcome.words, again)
            self._show_allowed()
            return
        self._begin_anew()
        self.notice.say("ok", f"The library was restored. {outcome.words}".strip())

    def _tell_failed(self, sentence: str) -> None:
        self._table.setEnabled(True)
        self.notice.say_error(sentence)
        self._show_allowed()


class _Work:
    """A restore, as it is done on the library's thread."""

    def __init__(
        self, settings: Settings, chosen: Path, now: datetime, without_papers: bool
    ) -> None:
        self._settings, self._chosen, self._now = settings, chosen, now
        self._without_papers = without_papers

    def carry_out(self, library: Path) -> Outcome:
        """Put the backup in the place of the library."""
        from boardpaper.desk.backing_up import backups_of, restore  # noqa: PLC0415
        from boardpaper.library.signature import Signature  # noqa: PLC0415

        signed = Signature(self._now, self._settings.officer_name)
        backups = backups_of(library, self._settings)
        return restore(backups, self._chosen, signed, without_papers=self._without_papers)


def _listed(settings: Settings, library: Path) -> Sequence[Line]:
    from boardpaper.desk.backing_up import backups_of, listed  # noqa: PLC0415

    return listed(backups_of(library, settings))


def _make_anew(settings: Settings, now: datetime, library: Path) -> tuple[str, bool]:
    """Make the library anew; return what there is to say, and whether nothing is missing."""
    from boardpaper.desk.rebuilding import made_words, make_anew, missing_words  # noqa: PLC0415

    made = make_anew(library, settings, now)
    missing = missing_words(made)
    return " ".join([made_words(made), *missing]), not missing
