"""An export whose window was closed: it is told of in the library's window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desktop.report.export_job import ExportJob
from boardpaper.desktop.report.written import WrittenFiles

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program


class LeftBehind(QObject):
    """Hears what comes of an export, and tells it where the officer is."""

    def __init__(self, program: Program, job: ExportJob) -> None:
        super().__init__(program)
        self._program, self._job = program, job

    def begin(self) -> None:
        """Say that it goes on, once another window is there to say so."""
        self._hear()
        self._tell_running()

    def _hear(self) -> None:
        job = self._job
        job.writing.connect(self._tell_writing)
        job.finished.connect(self._tell_exported)
        job.failed.connect(self._tell_failed)

    def _tell_running(self) -> None:
        sentence = f"Exporting {self._job.name}…"
        notice = self._program.notice
        notice.say("running", sentence, ("Cancel", self._cancel), dismissable=False)

    def _tell_writing(self) -> None:
        self._program.notice.say("running", "Writing the files…", dismissable=False)

    def _cancel(self) -> None:
        self._job.cancel()
        self._program.notice.say("ok", "The export was cancelled. Nothing was written.")
        self.deleteLater()

    def _tell_exported(self, paths: tuple[Path, ...]) -> None:
        notice = self._program.notice
        tone, sentence = self._job.outcome(paths)
        notice.say(tone, sentence, *WrittenFiles.of(notice).tell_of(paths))
        self.deleteLater()

    def _tell_failed(self, sentence: str) -> None:
        words = f"{self._job.name} was not exported. {sentence}"
        self._job = self._job.again()
        self._hear()
        self._program.notice.say("error", words, ("Try again", self._try_again))

    def _try_again(self) -> None:
        self._tell_running()
        self._job.start()
