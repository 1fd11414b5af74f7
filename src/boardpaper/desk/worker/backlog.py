"""What waits for the worker process, and what no longer needs to be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.messages import Answer, Draw, Drawn, LaidOut, Pdf, ReadPdf
from boardpaper.document.nodes import Audience

JobKind = Literal["layout", "picture", "pdf"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed, and for whom."""

    opened: Opened
    audience: Audience


@dataclass(frozen=True, slots=True)
class Job:
    """One thing somebody asked for.

    ``request`` is made once ``order`` is printed on the sheet; a layout needs no more than that.
    """

    ticket: int
    sheet: int
    order: Order
    request: Draw | ReadPdf | None = None

    @property
    def kind(self) -> JobKind:
        """What is asked for."""
        match self.request:
            case Draw():
                return "picture"
            case ReadPdf():
                return "pdf"
            case None:
                return "layout"

    def is_done_by(self, answer: Answer) -> bool:
        """Tell whether an answer is what was asked for, and not only a step on the way."""
        match self.kind:
            case "layout":
                return isinstance(answer, LaidOut)
            case "picture":
                return isinstance(answer, Drawn)
            case "pdf":
                return isinstance(answer, Pdf)

    def overtakes(self, other: Job) -> bool:
        """Tell whether nobody needs an older job any more because of this one.

        A layout overtakes all that came before it on its sheet, a picture the pictures.
        """
        return self.sheet == other.sheet and self.kind in ("layout", other.kind)


class Backlog:
    """The jobs that wait, in order."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def add(self, job: Job) -> None:
        """Put a job last, in place of all that it overtakes."""
        self.drop(job.overtakes)
        self._jobs.append(job)

    def put_back(self, job: Job) -> None:
        """Put a job first again."""
        self._jobs.insert(0, job)

    def take(self) -> Job:
        """Take the first job; there must be one."""
        return self._jobs.pop(0)

    def take_all(self) -> list[Job]:
        """Take every job, in order."""
        jobs, self._jobs = self._jobs, []
        return jobs

    def drop(self, is_superfluous: Callable[[Job], bool]) -> None:
        """Take out all jobs that nobody needs."""
        self._jobs = [job for job in self._jobs if not is_superfluous(job)]
