"""Printing and exporting an open report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from boardpaper.desk.enclosures import has_exempt_matter
from boardpaper.desk.handing_over import ExportPlan, write_copy
from boardpaper.desktop.dialogs.export import ExportDialog
from boardpaper.desktop.errand import Errand
from boardpaper.desktop.kit.bars import Choice, Tone
from boardpaper.desktop.report.calendar_file import CalendarFile
from boardpaper.desktop.report.export_job import ExportJob
from boardpaper.desktop.report.left_behind import LeftBehind
from boardpaper.desktop.report.showing import documents_folder
from boardpaper.desktop.report.written import WrittenFiles
from boardpaper.document.names import copy_name
from boardpaper.document.nodes import Audience

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from boardpaper.desktop.report.printing import PrintJob
    from boardpaper.desktop.report.window import ReportWindow

_COPY: Final = "boardreport"


class Exports(QObject):
    """Carries out Export, Print, Save a copy and Save to calendar.

    Each is told of in the window's notice bar.
    """

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._plan: ExportPlan | None = None
        self._export: ExportJob | None = None
        self._print: PrintJob | None = None
        self._printer: QPrinter | None = None
        self._printed_for: Audience = "public"
        self._print_dialog: QDialog | None = None
        self._copy: Path | None = None
        self._files = WrittenFiles.of(window.notice)
        self._calendar = CalendarFile(window)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "export": self.export,
            "print": self.print_out,
            "save-copy": self.save_copy,
            **self._calendar.slots(),
        }

    def export(self) -> None:
        """Ask for the audience, and write the PDF and the papers."""
        if self._export is not None:
            self._tell_exporting()
            return
        self._window.leave_field()
        dialog = ExportDialog(self._window.program, self._window.session.opened(), self._window)
        dialog.planned.connect(self._start_export)
        dialog.open()

    def print_out(self) -> None:
        """Print on paper the version that the preview shows."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415

        from boardpaper.desktop.report.printing import new_printer  # noqa: PLC0415

        if self._print is not None:
            self._tell_printing()
            return
        self._window.leave_field()
        self._printer = new_printer()
        dialog = QPrintDialog(self._printer, self._window)
        dialog.accepted.connect(self._start_printing)
        dialog.finished.connect(self._close_print_dialog)
        self._print_dialog = dialog
        QDialog.open(dialog)

    def save_copy(self) -> None:
        """Write the report as a .boardreport file."""
        self._window.leave_field()
        folder = self._window.program.last_folder or documents_folder()
        dialog = QFileDialog(self._window, "Save a copy as a file", str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"Boardpaper reports (*.{_COPY})")
        dialog.setDefaultSuffix(_COPY)
        dialog.selectFile(copy_name(self._window.desk.report))
        dialog.fileSelected.connect(self._start_copy)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start_export(self, plan: ExportPlan) -> None:
        self._plan = plan
        self._window.program.last_folder = plan.folder
        self._export_again()

    def _export_again(self) -> None:
        if self._plan is None or self._export is not None:
            return
        job = ExportJob(self._window.program, self._window.session.opened(), self._plan)
        job.writing.connect(self._tell_writing)
        job.finished.connect(self._tell_exported)
        job.failed.connect(self._tell_export_failed)
        self._export = job
        self._tell_exporting()
        job.start()

    def leave_behind(self) -> None:
        """Have it told elsewhere what comes of an export, because the window is gone."""
        if self._export is not None and not self._window.program.is_quitting:
            LeftBehind(self._window.program, self._export).begin()

    def _cancel_export(self) -> None:
        if self._export is not None:
            self._export.cancel()
            self._export = None
            self._window.notice.say("ok", "The export was cancelled. Nothing was written.")

    def _tell_exporting(self) -> None:
        self._say_running("Exporting…", ("Cancel", self._cancel_export))

    def _tell_writing(self) -> None:
        self._say_running("Writing the files…")

    def _tell_exported(self, paths: tuple[Path, ...]) -> None:
        if self._export is not None:
            tone, sentence = self._export.outcome(paths)
            self._window.history.note_export(self._export.audiences, self._export.report)
            self._window.notice.say(tone, sentence, *self._files.tell_of(paths))
        self._export = None

    def _tell_export_failed(self, sentence: str) -> None:
        self._export = None
        self._window.notice.say("error", sentence, ("Try again", self._export_again))

    def _start_printing(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def _close_print_dialog(self) -> None:
        if self._print_dialog is not None:
            self._print_dialog.deleteLater()
        self._print_dialog = None

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that is set already."""
        from boardpaper.desktop.report.printing import PrintJob  # noqa: PLC0415

        window = self._window
        self._printer = printer
        self._printed_for = window.audience
        job = PrintJob(window.program, window.session.opened(), self._printed_for)
        job.progressed.connect(self._tell_page)
        job.finished.connect(self._tell_printed)
        job.failed.connect(self._tell_printing_failed)
        self._print = job
        self._tell_printing()
        job.start(printer)

    def _cancel_printing(self) -> None:
        if self._print is not None:
            self._print.cancel()
            self._print = None
            self._window.notice.say("ok", "Printing was cancelled.")

    def _tell_printing(self) -> None:
        self._say_running("Printing…", ("Cancel", self._cancel_printing))

    def _tell_page(self, page: int, pages: int) -> None:
        if self._window.notice.sentence.startswith("Printing"):
            self._window.notice.reword(f"Printing page {page} of {pages}…")

    def _tell_printed(self, pages: int) -> None:
        self._print = None
        words = "1 page" if pages == 1 else f"{pages} pages"
        self._window.notice.say("ok", f"Sent {words} of the {self._printed_for} version.")

    def _tell_printing_failed(self, sentence: str) -> None:
        self._print = None
        self._window.notice.say("error", sentence, ("Try again", self.print_out))

    def _start_copy(self, path: str) -> None:
        self._copy = Path(path)
        self._window.program.last_folder = self._copy.parent
        self._copy_again()

    def _copy_again(self) -> None:
        if self._copy is None:
            return
        self._say_running("Saving a copy…")
        work = partial(write_copy, self._copy, self._window.session.opened())
        errand = Errand(self._window.program, work)
        errand.finished.connect(self._tell_copied)
        errand.failed.connect(self._tell_copy_failed)
        errand.start()

    def _tell_copied(self, path: Path) -> None:
        self._files.tell_of((path,))
        sentence = f"Saved a copy as {path.name}."
        tone: Tone = "ok"
        if has_exempt_matter(self._window.desk.report):
            tone = "warning"
            sentence = f"{sentence} It holds the exempt information too: do not publish it."
        self._window.notice.say(tone, sentence, self._files.in_folder)

    def _tell_copy_failed(self, sentence: str) -> None:
        self._window.notice.say("error", sentence, ("Try again", self._copy_again))

    def _say_running(self, sentence: str, *choices: Choice) -> None:
        self._window.notice.say("running", sentence, *choices, dismissable=False)
