"""What the worker process does: print, draw, and keep what was printed for the next request."""

from __future__ import annotations

from typing import Any

import msgspec

from boardpaper.desk.exporting import Print, print_report
from boardpaper.desk.logo import Logo
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.abridging import complete
from boardpaper.desk.worker.failing import failure
from boardpaper.desk.worker.landings import Landings
from boardpaper.desk.worker.messages import (
    Answer,
    Draw,
    Drawn,
    Forget,
    LaidOut,
    LayOut,
    PageSize,
    Pdf,
    ReadPdf,
    Request,
)
from boardpaper.desk.worker.raster import draw_page
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH
from boardpaper.report.report import Report
from boardpaper.report.standing import Saved


class Press:
    """Answers requests, one after the other.

    Every sheet keeps its report, its pictures and what was printed last, so that a changed word
    neither sends the rest again nor lays out the pages that it does not change. Only the page that
    is looked at is written.
    """

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._reports: dict[int, Report] = {}
        self._pictures: dict[int, dict[str, bytes]] = {}
        self._printed: dict[int, Print] = {}
        self._before: dict[int, Print] = {}
        self._landings: dict[int, Landings] = {}

    def answer(self, request: Request) -> Answer | None:
        """Do what is asked for; whatever goes wrong is an answer too."""
        if isinstance(request, Forget):
            for kept in self._kept():
                kept.pop(request.sheet, None)
            return None
        try:
            return self._answer(request)
        except Exception as error:  # noqa: BLE001 — a defect must not end the process
            return failure(request.ticket, error)

    def _kept(self) -> tuple[dict[int, Any], ...]:
        """All that is kept of sheets, by their number."""
        return self._reports, self._pictures, self._printed, self._before, self._landings

    def _answer(self, request: LayOut | Draw | ReadPdf) -> Answer:
        match request:
            case LayOut():
                return self._lay_out(request)
            case Draw():
                page = self._printed[request.sheet].page(request.page)
                height, pixels = draw_page(page, request.width)
                return Drawn(request.ticket, request.width, height, pixels)
            case ReadPdf():
                return Pdf(request.ticket, self._printed[request.sheet].file())

    def _lay_out(self, request: LayOut) -> LaidOut:
        pictures, saved = self._take_pictures(request), self._take_report(request)
        logo = Logo(pictures.get(request.logo, b""))
        opened = Opened(saved, request.template, request.council, pictures, logo)
        self._printed.pop(request.sheet, None)
        # A file is printed on a sheet of its own, mostly of what the last sheet shows already.
        before = self._before.get(request.sheet) or next(reversed(self._before.values()), None)
        printed = print_report(opened, request.audience, self._fonts, before)
        self._printed[request.sheet] = self._before[request.sheet] = printed
        landings = self._landings.setdefault(request.sheet, Landings())
        sizes = (PageSize(PAGE_WIDTH, PAGE_HEIGHT),) * printed.layout.pages
        return LaidOut(request.ticket, sizes, landings.encode(printed.layout))

    def _take_report(self, request: LayOut) -> Saved:
        """Put the report together, and keep it for the next request that is made by it."""
        report = request.saved.report
        if request.kept:
            report = complete(report, request.kept, self._reports[request.sheet])
        self._reports[request.sheet] = report
        return msgspec.structs.replace(request.saved, report=report)

    def _take_pictures(self, request: LayOut) -> dict[str, bytes]:
        known = self._pictures.get(request.sheet, {})
        known.update((each.hash, each.data) for each in request.new_pictures)
        self._pictures[request.sheet] = {each: known[each] for each in request.pictures}
        return self._pictures[request.sheet]
