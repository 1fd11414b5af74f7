"""Where the preview gets its pages: the worker process, asked once the officer pauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from boardpaper.desk.enclosures import why_no_public_version
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.backlog import Order
from boardpaper.desk.worker.messages import Drawn, Failure, LaidOut, Pdf
from boardpaper.desktop.worker.bridge import Worker
from boardpaper.document.nodes import Audience

PAUSE: Final = 300
"""Milliseconds without a change after which the report is printed again."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A drawn page, counted from 1; ``pixels`` is kept because the image only borrows them."""

    page: int
    image: QImage
    pixels: memoryview


class PageSource(QObject):
    """One view's pages; it has a sheet of its own in the worker process.

    Where the public version cannot be made yet, the full one is printed in its place.
    """

    laid_out = Signal(object)
    """The LaidOut of the report that was shown last."""

    drawn = Signal(object)
    """The PagePicture that was asked for last."""

    failed = Signal(str)
    """There are no new pages, for a reason in one sentence."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._sheet = worker.new_sheet()
        self._order: Order | None = None
        self._layout_ticket = 0
        self._picture_ticket = 0
        self._awaited: set[int] = set()
        self._refusal = ""
        self._page = 0
        self._asked: tuple[int, int] | None = None  # page and width, of what is laid out
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._lay_out)
        worker.finished.connect(self._take)
        worker.failed.connect(self._take_failure)

    @property
    def refusal(self) -> str:
        """Why what was laid out last is the full version in place of the public one, or nothing."""
        return self._refusal

    @property
    def is_waiting(self) -> bool:
        """Whether anything is asked for that has not come yet."""
        return self._pause.isActive() or bool(self._awaited)

    def show(self, opened: Opened, audience: Audience) -> None:
        """Print a report once it was not changed for a while; the first one at once."""
        self._pause.start(0 if self._order is None else PAUSE)
        self._order = Order(opened, audience)

    def draw(self, page: int, width: int) -> None:
        """Draw a page of what was laid out, that many pixels wide; once is enough."""
        if self._asked == (page, width):
            return
        self._asked, self._page = (page, width), page
        self._picture_ticket = self._worker.draw(self._sheet, page, width)
        self._awaited = {self._picture_ticket}

    def clear(self) -> None:
        """Drop the report, and have nothing of it drawn any more."""
        self._pause.stop()
        self._order, self._refusal, self._asked = None, "", None
        self._layout_ticket = self._picture_ticket = 0
        self._awaited = set()
        self._worker.forget(self._sheet)

    def _lay_out(self) -> None:
        if self._order is not None:
            self._refusal = ""
            self._print(self._order)

    def _print(self, order: Order) -> None:
        self._picture_ticket, self._asked = 0, None
        self._layout_ticket = self._worker.lay_out(self._sheet, order.opened, order.audience)
        self._awaited = {self._layout_ticket}

    def _take(self, ticket: int, answer: LaidOut | Drawn | Pdf) -> None:
        self._awaited.discard(ticket)
        if isinstance(answer, LaidOut) and ticket == self._layout_ticket:
            self.laid_out.emit(answer)
        elif isinstance(answer, Drawn) and ticket == self._picture_ticket:
            self.drawn.emit(_picture(self._page, answer))

    def _take_failure(self, ticket: int, failure: Failure) -> None:
        self._awaited.discard(ticket)
        if ticket == self._picture_ticket:
            self._asked = None  # another try may do
        if ticket == self._layout_ticket and self._is_refused(failure):
            self._print_full(failure.sentence)
        elif ticket in (self._layout_ticket, self._picture_ticket):
            self.failed.emit(failure.sentence)

    def _is_refused(self, failure: Failure) -> bool:
        """Tell whether the worker process refused to make a public version of what was asked."""
        order = self._order
        if order is None or order.audience != "public" or self._refusal:
            return False
        return failure.sentence == why_no_public_version(order.opened)

    def _print_full(self, refusal: str) -> None:
        if self._order is not None:
            self._refusal = refusal
            self._print(Order(self._order.opened, "full"))


def _picture(page: int, drawn: Drawn) -> PagePicture:
    form = QImage.Format.Format_RGB32
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, form)
    return PagePicture(page, image, drawn.pixels)
