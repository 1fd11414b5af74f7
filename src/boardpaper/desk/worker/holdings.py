"""What the worker process holds in its present life, so that nothing is sent to it twice."""

from __future__ import annotations

import msgspec

from boardpaper.desk.worker.abridging import Kept, abridge
from boardpaper.desk.worker.backlog import Job, Order
from boardpaper.desk.worker.messages import Failure, LaidOut, LayOut, Picture, Request
from boardpaper.report.contents import blocks_of
from boardpaper.report.report import Report
from boardpaper.report.text import Figure


class Holdings:
    """The sheets, reports and pictures of one life of the worker process."""

    def __init__(self) -> None:
        self._sent: dict[int, Report] = {}
        self._printed: dict[int, Order] = {}
        self._pictures: dict[int, frozenset[str]] = {}

    def next_request(self, job: Job) -> Request:
        """The next step of a job: print what it is about, or ask for what it wants of that."""
        if job.request is not None and self._printed.get(job.sheet) is job.order:
            return job.request
        return self._lay_out(job)

    def note_answer(self, job: Job, answer: object) -> None:
        """Note what a step has led to."""
        if isinstance(answer, LaidOut):
            self._printed[job.sheet] = job.order
        elif isinstance(answer, Failure):
            self._sent.pop(job.sheet, None)  # whatever went wrong, the next state is sent whole

    def forget(self, sheet: int) -> bool:
        """Drop a sheet; return whether there was anything to drop."""
        self._printed.pop(sheet, None)
        self._sent.pop(sheet, None)
        return self._pictures.pop(sheet, None) is not None

    def _lay_out(self, job: Job) -> LayOut:
        opened = job.order.opened
        names = _pictures_of(opened.saved.report)
        # A picture that is missing here is told of where it would be printed.
        sources = {**opened.attachments, opened.logo.hash: opened.logo.data}
        names = tuple(name for name in (*names, opened.logo.hash) if sources.get(name))
        known = self._pictures.get(job.sheet, frozenset())
        self._printed.pop(job.sheet, None)
        self._pictures[job.sheet] = frozenset(names)
        report, kept = self._abridge(job.sheet, opened.saved.report)
        return LayOut(
            job.ticket,
            job.sheet,
            msgspec.structs.replace(opened.saved, report=report),
            opened.template,
            opened.council,
            job.order.audience,
            names,
            tuple(Picture(name, sources[name]) for name in names if name not in known),
            opened.logo.hash,
            kept,
        )

    def _abridge(self, sheet: int, report: Report) -> tuple[Report, tuple[Kept, ...]]:
        before = self._sent.get(sheet)
        self._sent[sheet] = report
        return (report, ()) if before is None else abridge(report, before)


def _pictures_of(report: Report) -> tuple[str, ...]:
    """Name the attachments that figures show; the papers of appendices are not printed."""
    figures = (each.attachment for each in blocks_of(report) if isinstance(each, Figure))
    return tuple(dict.fromkeys(figures))
