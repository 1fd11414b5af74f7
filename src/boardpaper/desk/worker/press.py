"""What the worker process does: print, draw, and keep what was printed for the next request."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from boardpaper.desk.exporting import Print, print_report
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.failing import failure
from boardpaper.desk.worker.messages import (
    Answer,
    Draw,
    Drawn,
    Forget,
    LaidOut,
    LayOut,
    Pdf,
    ReadPdf,
    Request,
)
from boardpaper.desk.worker.raster import Pages
from boardpaper.pdf.fonts import Fonts


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is kept of a printed report."""

    file: Print
    pages: Pages


class Press:
    """Answers requests, one after the other.

    Every sheet keeps its pictures and its last PDF, so that neither a changed word sends the
    pictures again nor another page prints the report again.
    """

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._pictures: dict[int, dict[str, bytes]] = {}
        self._printed: dict[int, _Printed] = {}

    def answer(self, request: Request) -> Answer | None:
        """Do what is asked for; whatever goes wrong is an answer too."""
        if isinstance(request, Forget):
            self._forget(request.sheet)
            self._pictures.pop(request.sheet, None)
            return None
        try:
            return self._answer(request)
        except Exception as error:  # noqa: BLE001 — a defect must not end the process
            return failure(request.ticket, error)

    def _answer(self, request: LayOut | Draw | ReadPdf) -> Answer:
        match request:
            case LayOut():
                return self._lay_out(request)
            case Draw():
                pages = self._printed[request.sheet].pages
                height, pixels = pages.draw(request.page, request.width)
                return Drawn(request.ticket, request.width, height, pixels)
            case ReadPdf():
                return Pdf(request.ticket, self._printed[request.sheet].file.checked())

    def _lay_out(self, request: LayOut) -> LaidOut:
        self._forget(request.sheet)
        pictures = self._take_pictures(request)
        opened = Opened(request.saved, request.template, request.council, pictures)
        printed = print_report(opened, request.audience, self._fonts)
        pages = Pages(printed.data)
        self._printed[request.sheet] = _Printed(printed, pages)
        places = msgspec.Raw(msgspec.msgpack.encode(list(printed.places.items())))
        return LaidOut(request.ticket, pages.sizes(), places)

    def _take_pictures(self, request: LayOut) -> dict[str, bytes]:
        known = self._pictures.get(request.sheet, {})
        known.update((each.hash, each.data) for each in request.new_pictures)
        self._pictures[request.sheet] = {each: known[each] for each in request.pictures}
        return self._pictures[request.sheet]

    def _forget(self, sheet: int) -> None:
        printed = self._printed.pop(sheet, None)
        if printed is not None:
            printed.pages.close()
