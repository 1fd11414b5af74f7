"""Showing how two versions of a report differ, and saving that as a web page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from boardpaper.desktop.dialogs.changes import ChangesDialog
from boardpaper.desktop.errand import Errand
from boardpaper.desktop.report.showing import documents_folder
from boardpaper.document.comparing.compare import compare
from boardpaper.document.comparing.page import Heading, page
from boardpaper.document.names import changes_name
from boardpaper.files import write_atomically
from boardpaper.report.report import Report
from boardpaper.report.template import StoredTemplate, Template

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Comparing(QObject):
    """Opens the dialog of changes for a report's window."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ChangesDialog | None = None

    def show(self, old: Report, form: Template, said: str, now: str = "the text now") -> None:
        """Show what changed since another version of the report, which is called ``said``."""
        window = self._window
        window.leave_field()
        report = window.desk.report
        comparison = compare(old, report, window.session.template.template, form)
        subject = " ".join(report.subject.split()) or "Report"
        heading = Heading(subject, said, now)
        dialog = ChangesDialog(window.program.look, comparison, heading, window)
        dialog.save_wanted.connect(self._ask_where)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def show_other(self) -> None:
        """Show how the text here differs from the version that somebody else has kept."""
        session = self._window.session
        session.read_theirs(self._show_other, self._window.notice.say_error)

    def _show_other(self, form: StoredTemplate) -> None:
        other = self._window.desk.save_state.other
        if other is not None:
            at = other.changed_at.astimezone()
            by = f" by {other.changed_by}" if other.changed_by else ""
            said = f"the other version, saved{by} at {at:%H:%M}"
            self.show(other.report, form.template, said, "the text in this window")

    def _ask_where(self) -> None:
        window = self._window
        folder = window.program.last_folder or documents_folder()
        dialog = QFileDialog(self._dialog, "Save the changes", str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Web pages (*.html)")
        dialog.setDefaultSuffix("html")
        dialog.selectFile(changes_name(window.desk.report))
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, name: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        path = Path(name)
        self._window.program.last_folder = path.parent
        data = page(dialog.comparison, dialog.heading).encode()
        errand = Errand(self._window.program, partial(_write, path, data))
        errand.finished.connect(self._tell)
        errand.failed.connect(self._complain)
        errand.start()

    def _tell(self, path: Path) -> None:
        if self._dialog is not None:
            self._dialog.notice.say("ok", f"Saved {path.name}.")

    def _complain(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.notice.say_error(sentence)

    def _forget(self) -> None:
        self._dialog = None


def _write(path: Path, data: bytes) -> Path:
    write_atomically(path, data)
    return path
