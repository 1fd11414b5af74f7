"""What the windows ask for pages and files: one object, in the main thread."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.client import Client
from boardpaper.desk.worker.messages import Drawn, Failure, LaidOut, Pdf
from boardpaper.desktop.worker.process import WorkerProcess
from boardpaper.document.nodes import Audience


def own_command() -> tuple[str, ...]:
    """How this program starts its worker process where it runs under a Python of its own.

    ``-P`` keeps Python from taking modules out of the current folder, which may be anybody's.
    """
    return (sys.executable, "-P", "-m", "boardpaper.desk.worker")


class Worker(QObject):
    """The worker process: one for all windows, kept warm, started anew when it ends.

    Whoever asks gets a ticket and hears of it once, by ``finished`` or ``failed``; a ticket that
    was overtaken, cancelled or forgotten is never heard of again. See Client.
    """

    finished = Signal(object, object)
    """A ticket, and its LaidOut, Drawn or Pdf."""

    failed = Signal(object, object)
    """A ticket, and its Failure."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        """``command`` starts the worker process; see ``own_command``."""
        super().__init__(parent)
        self._command = tuple(command)
        self._process: WorkerProcess | None = None
        self._is_closed = False
        self._client = Client(self, time.monotonic)
        self._alarm = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._alarm.timeout.connect(self._wake)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def process_number(self) -> int:
        """The system's number of the present process, 0 while there is none."""
        return 0 if self._process is None else self._process.number

    def start(self) -> None:
        """Start the process ahead of the first ticket, which takes some tenths of a second."""
        if not self._is_closed:
            self._client.start()

    def new_sheet(self) -> int:
        """Give a view of a report its own place to print on; see ``forget``."""
        return self._client.new_sheet()

    def lay_out(self, sheet: int, opened: Opened, audience: Audience) -> int:
        """Print a report on a sheet; answered by LaidOut."""
        return self._client.lay_out(sheet, opened, audience)

    def draw(self, sheet: int, page: int, width: int) -> int:
        """Draw a page, counted from 1, of what was laid out; answered by Drawn."""
        return self._client.draw(sheet, page, width)

    def print_pdf(self, opened: Opened, audience: Audience) -> int:
        """Print a report for good; answered by Pdf."""
        return self._client.print_pdf(opened, audience)

    def cancel(self, ticket: int) -> None:
        """Stop what a ticket was given for."""
        self._client.cancel(ticket)

    def forget(self, sheet: int) -> None:
        """Drop a sheet when its view goes."""
        self._client.forget(sheet)

    def close(self) -> None:
        """End the process and wait until it is gone; nothing is answered any more."""
        self._is_closed = True
        self._alarm.stop()
        for process in self.findChildren(WorkerProcess):
            process.close()
        self._process = None

    def start_process(self) -> None:
        """Start a new life of the process, for Client."""
        if self._is_closed:
            return
        self._process = WorkerProcess(self._command, self)
        self._process.received.connect(self._client.receive)
        self._process.ended.connect(self._forget_process)
        self._process.start()

    def send(self, data: bytearray) -> None:
        """Write to the process, for Client."""
        if self._process is not None:
            self._process.write(data)

    def kill_process(self) -> None:
        """End the process at once, for Client."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    def wake_after(self, seconds: float) -> None:
        """Set the one alarm, for Client."""
        if not self._is_closed:
            self._alarm.start(math.ceil(seconds * 1000))

    def tell(self, answer: LaidOut | Drawn | Pdf | Failure) -> None:
        """Give out an answer, for Client."""
        if isinstance(answer, Failure):
            self.failed.emit(answer.ticket, answer)
        else:
            self.finished.emit(answer.ticket, answer)

    def _wake(self) -> None:
        self._client.wake()

    def _forget_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._client.process_ended()
