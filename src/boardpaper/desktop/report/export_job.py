"""An export under way: printed by the worker process, written on a thread of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from boardpaper.desk.enclosures import Paper, warnings_of
from boardpaper.desk.handing_over import ExportPlan, write_papers
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.messages import Drawn, Failure, LaidOut, Pdf
from boardpaper.desktop.kit.bars import Tone
from boardpaper.desktop.wording import NO_SUBJECT
from boardpaper.document.nodes import Audience
from boardpaper.report.report import Report

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

_LONGEST: Final = 60
"""Characters of a subject that are said."""


class ExportJob(QObject):
    """Writes what a plan says; nothing is written before everything is printed.

    It belongs to the program, so that it comes to its end when the window of the report is closed.
    One of ``finished``, ``failed`` and, after ``cancel``, neither is told, once.
    """

    writing = Signal()
    """Everything is printed: from here on it cannot be cancelled."""

    finished = Signal(object)
    """The paths of the files, in order."""

    failed = Signal(str)
    """Why it came to nothing, in a sentence."""

    def __init__(self, program: Program, opened: Opened, plan: ExportPlan) -> None:
        super().__init__(program)
        self._program, self._opened, self._plan = program, opened, plan
        self._printed: list[bytes] = []
        self._ticket = 0
        program.worker.finished.connect(self._take)
        program.worker.failed.connect(self._take_failure)

    @property
    def name(self) -> str:
        """What the report is called, for a sentence about it."""
        words = " ".join(self._opened.saved.report.subject.split()) or NO_SUBJECT
        return f"“{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}”"

    @property
    def report(self) -> Report:
        """The report, as it goes out."""
        return self._opened.saved.report

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Whom the files are for."""
        return self._plan.audiences

    def again(self) -> ExportJob:
        """The same once more, from the beginning."""
        return ExportJob(self._program, self._opened, self._plan)

    def outcome(self, paths: tuple[Path, ...]) -> tuple[Tone, str]:
        """Say what was written, and what the files lack, each thing once."""
        told = [each for name in self._plan.audiences for each in warnings_of(self._opened, name)]
        sentences = [f"Exported {_listed(paths)}.", *dict.fromkeys(told)]
        return "warning" if told else "ok", " ".join(sentences)

    def start(self) -> None:
        """Begin; what comes of it is told by signals."""
        self._print_next()

    def cancel(self) -> None:
        """Stop it, if nothing is being written yet."""
        if self._ticket:
            self._program.worker.cancel(self._ticket)
            self._end()

    def _print_next(self) -> None:
        audience = self._plan.audiences[len(self._printed)]
        self._ticket = self._program.worker.print_pdf(self._opened, audience)

    def _take(self, ticket: int, answer: LaidOut | Drawn | Pdf) -> None:
        if ticket != self._ticket or not isinstance(answer, Pdf):
            return
        self._printed.append(answer.data)
        if len(self._printed) < len(self._plan.names):
            self._print_next()
            return
        self._ticket = 0
        self.writing.emit()
        self._program.run_errand(self._write, self._finish, self._fail)

    def _write(self) -> tuple[Path, ...]:
        papers: list[Paper] = list(self._plan.papers(self._opened, self._printed))
        return write_papers(self._plan.folder, papers)

    def _take_failure(self, ticket: int, failure: Failure) -> None:
        if ticket == self._ticket:
            self._fail(failure.sentence)

    def _finish(self, paths: tuple[Path, ...]) -> None:
        self.finished.emit(paths)
        self._end()

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._end()

    def _end(self) -> None:
        self._ticket = 0
        self._printed = []
        self.deleteLater()


def _listed(paths: tuple[Path, ...]) -> str:
    """Name the first file, and count the others."""
    others = len(paths) - 1
    if not others:
        return paths[0].name
    return f"{paths[0].name} and {others} more {'file' if others == 1 else 'files'}"
