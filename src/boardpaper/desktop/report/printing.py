"""Printing on paper: the worker process draws page after page, and each is painted at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.messages import MAX_PIXELS_WIDE, Drawn, Failure, LaidOut, Pdf
from boardpaper.document.nodes import Audience

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program

DOTS_PER_INCH: Final = 300
_REFUSED: Final = (
    "The printer did not take the pages. Check that it is on and connected, and that a file it "
    "prints into can be written."
)


def new_printer() -> QPrinter:
    """A printer that is set to the paper of reports, A4; the officer may set it otherwise."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def pages_to_print(printer: QPrinter, pages: int) -> Sequence[int]:
    """The numbers of the pages, counted from 1, in the order in which they come out.

    Copies are told page by page unless the printer makes them itself.
    """
    numbers = list(range(1, pages + 1))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        last = printer.toPage() or pages
        numbers = [each for each in numbers if printer.fromPage() <= each <= last]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [each for each in numbers for _ in range(copies)]


class PrintJob(QObject):
    """Prints a report; no more than one page of it is in memory.

    One of ``finished``, ``failed`` and, after ``cancel``, neither is told, once.
    """

    progressed = Signal(int, int)
    """How many pages are being or have been printed, and how many there are to print."""

    finished = Signal(int)
    """How many pages were printed."""

    failed = Signal(str)
    """Why it came to nothing, in a sentence."""

    def __init__(self, program: Program, opened: Opened, audience: Audience) -> None:
        super().__init__(program)
        self._worker = program.worker
        self._opened, self._audience = opened, audience
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._numbers: Sequence[int] = ()
        self._done = 0
        self._sheet = self._worker.new_sheet()
        self._ticket = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._draw_next)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._take_failure)

    def start(self, printer: QPrinter) -> None:
        """Begin; what comes of it is told by signals."""
        self._printer = printer
        self._ticket = self._worker.lay_out(self._sheet, self._opened, self._audience)

    def cancel(self) -> None:
        """Stop it; pages that are in the printer already still come out."""
        if self._printer is not None and self._painter is not None:
            self._printer.abort()
        self._end()

    def _take(self, ticket: int, answer: LaidOut | Drawn | Pdf) -> None:
        if ticket != self._ticket:
            return
        if isinstance(answer, LaidOut):
            self._begin(len(answer.pages))
        elif isinstance(answer, Drawn):
            self._paint(answer)

    def _take_failure(self, ticket: int, failure: Failure) -> None:
        if ticket == self._ticket:
            self._fail(failure.sentence)

    def _begin(self, pages: int) -> None:
        printer = self._printer
        if printer is None:
            return
        printer.setFullPage(True)
        printer.setResolution(DOTS_PER_INCH)
        self._numbers = pages_to_print(printer, pages)
        painter = QPainter()
        if not self._numbers:
            self._fail(f"There is no such page to print: the report has {pages}.")
        elif painter.begin(printer):
            self._painter = painter
            self._draw_next()
        else:
            self._fail(_REFUSED)

    def _draw_next(self) -> None:
        if self._printer is None:
            return
        self.progressed.emit(self._done + 1, len(self._numbers))
        paper = self._printer.paperRect(QPrinter.Unit.Inch)
        width = max(1, min(round(paper.width() * DOTS_PER_INCH), MAX_PIXELS_WIDE))
        self._ticket = self._worker.draw(self._sheet, self._numbers[self._done], width)

    def _paint(self, drawn: Drawn) -> None:
        """Paint a page, and let the window have its turn before the next."""
        printer, painter = self._printer, self._painter
        if printer is None or painter is None:
            return
        form = QImage.Format.Format_RGB32
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, form)
        if self._done and not printer.newPage():
            self._fail(_REFUSED)
            return
        painter.drawImage(_fitted(image, printer), image)
        self._done += 1
        if self._done < len(self._numbers):
            self._turn.start()
        elif painter.end():
            self._painter = None
            self.finished.emit(self._done)
            self._end()
        else:
            self._fail(_REFUSED)

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.cancel()

    def _end(self) -> None:
        self._turn.stop()
        self._worker.cancel(self._ticket)
        self._worker.forget(self._sheet)
        self._ticket = 0
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None
        self.deleteLater()


def _fitted(image: QImage, printer: QPrinter) -> QRectF:
    """Where on the whole sheet of paper a page goes: as large as fits, in the middle."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    return QRectF(left, top, width, height)
