"""The window's end of the pipe, without Qt: what the worker process does next, and its lives.

One job is in the worker process at a time and the others wait here, so an overtaken one costs
nothing. A job that was overtaken while it ran is waited for as long as a start takes, then the
process is killed and started again: that is never worse than twice the best choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from math import inf
from typing import Final, Protocol

from boardpaper import __version__
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker import failing
from boardpaper.desk.worker.backlog import Backlog, Job, Order
from boardpaper.desk.worker.frames import (
    FrameError,
    FrameReader,
    MessageTooLargeError,
    decode_answer,
    encode,
)
from boardpaper.desk.worker.holdings import Holdings
from boardpaper.desk.worker.messages import (
    Answer,
    Draw,
    Drawn,
    Failure,
    Forget,
    Hello,
    LaidOut,
    Pdf,
    ReadPdf,
)
from boardpaper.document.nodes import Audience

START_LIMIT: Final = 60.0
"""Seconds to wait for a start: a virus scanner may read every library first."""

JOB_LIMIT: Final = 120.0
"""Seconds to wait for an answer: forty times what 540 pages take."""

LEAST_PATIENCE: Final = 0.25
"""Seconds an overtaken job is always waited for, however fast the last start was."""


class Host(Protocol):
    """Who has a process, a timer and listeners.

    It never calls the client from within these methods, but for what a listener asks for.
    """

    def start_process(self) -> None:
        """Start a worker process; what it writes and that it ended is told to the client."""

    def send(self, data: bytearray) -> None:
        """Write to the worker process without waiting."""

    def kill_process(self) -> None:
        """End the worker process at once; nothing more of it is told to the client."""

    def wake_after(self, seconds: float) -> None:
        """Call ``Client.wake`` once after so many seconds, instead of when it was asked before."""

    def tell(self, answer: LaidOut | Drawn | Pdf | Failure) -> None:
        """Hand over what came of a ticket."""


@dataclass(slots=True)
class _Life:
    """One life of the worker process."""

    started: float
    is_ready: bool = False
    has_answered: bool = False
    reader: FrameReader = field(default_factory=FrameReader)
    holdings: Holdings = field(default_factory=Holdings)


@dataclass(slots=True)
class _Running:
    """The job that is in the worker process; nobody needs it any more once it is overtaken."""

    job: Job
    since: float
    is_overtaken: bool = False


class Client:
    """Takes jobs, and tells the host what came of them.

    Every ticket is answered once, unless its job was overtaken or cancelled or its sheet
    forgotten: then it is never heard of again.
    """

    def __init__(self, host: Host, now: Callable[[], float]) -> None:
        """``now`` is a clock in seconds that never goes back."""
        self._host = host
        self._now = now
        self._numbers = count(1)
        self._orders: dict[int, Order] = {}
        self._backlog = Backlog()
        self._running: _Running | None = None
        self._life: _Life | None = None
        self._patience = LEAST_PATIENCE
        self._failed_starts = 0
        self._crashed_ticket = 0

    def start(self) -> None:
        """Start the worker process ahead of the first job."""
        if self._life is None:
            self._start_process()
            self._set_alarm()

    def new_sheet(self) -> int:
        """Give a view of a report its own place to print on."""
        return next(self._numbers)

    def lay_out(self, sheet: int, opened: Opened, audience: Audience) -> int:
        """Print a report on a sheet; the answer to the ticket is LaidOut.

        It overtakes all that was asked for on this sheet before.
        """
        order = self._orders[sheet] = Order(opened, audience)
        return self._add(Job(next(self._numbers), sheet, order))

    def draw(self, sheet: int, page: int, width: int) -> int:
        """Draw a page, counted from 1, of what was laid out on a sheet; the answer is Drawn.

        It overtakes other pages of the sheet that were asked for before.
        """
        ticket = next(self._numbers)
        return self._add(Job(ticket, sheet, self._orders[sheet], Draw(ticket, sheet, page, width)))

    def print_pdf(self, opened: Opened, audience: Audience) -> int:
        """Print a report for good, which nothing overtakes; the answer is Pdf."""
        sheet, ticket = self.new_sheet(), next(self._numbers)
        return self._add(Job(ticket, sheet, Order(opened, audience), ReadPdf(ticket, sheet)))

    def cancel(self, ticket: int) -> None:
        """Stop a job, by force where it has begun."""
        self._backlog.drop(lambda job: job.ticket == ticket)
        if self._running is not None and self._running.job.ticket == ticket:
            self._running = None
            self._host.kill_process()
            self._start_process()
        self._set_alarm()

    def forget(self, sheet: int) -> None:
        """Drop a sheet and all jobs on it."""
        self._orders.pop(sheet, None)
        self._backlog.drop(lambda job: job.sheet == sheet)
        if self._running is not None and self._running.job.sheet == sheet:
            self._running.is_overtaken = True  # the sheet goes when the job is done
        elif self._life is not None:
            self._clear_away(self._life, sheet)
        self._set_alarm()

    def receive(self, data: bytes) -> None:
        """Take what the worker process wrote."""
        life = self._life
        if life is None:
            return
        try:
            for body in life.reader.feed(data):
                self._take(life, decode_answer(body))
                if self._life is not life:
                    return
        except FrameError:
            self._host.kill_process()
            self.process_ended()

    def process_ended(self) -> None:
        """Learn that the worker process is gone, or could not be started."""
        life, self._life = self._life, None
        running, self._running = self._running, None
        if life is None:
            return
        if not life.is_ready:
            self._note_failed_start()
        elif running is not None:
            self._start_process()
            self._try_again(running)
        elif life.has_answered:
            self._start_process()
        self._set_alarm()

    def wake(self) -> None:
        """Do what is due: stop what has had its time, and begin the next job."""
        if self._due() <= self._now():
            self._stop_waiting()
        if self._backlog and self._running is None:
            if self._life is None:
                self._start_process()
            elif self._life.is_ready:
                self._running = _Running(self._backlog.take(), self._now())
                self._send_next(self._life, self._running.job)
        self._set_alarm()

    def _add(self, job: Job) -> int:
        self._backlog.add(job)
        if self._running is not None and job.overtakes(self._running.job):
            self._running.is_overtaken = True
        self._set_alarm()
        return job.ticket

    def _send_next(self, life: _Life, job: Job) -> None:
        try:
            self._host.send(encode(life.holdings.next_request(job)))
        except MessageTooLargeError:
            life.holdings.forget(job.sheet)
            self._finish(life, Failure(job.ticket, *failing.TOO_LARGE))

    def _take(self, life: _Life, answer: Answer) -> None:
        if isinstance(answer, Hello):
            self._greet(life, answer)
            return
        running = self._running
        if running is None or answer.ticket != running.job.ticket:
            raise FrameError("an answer to something that was not asked")
        life.has_answered = True
        life.holdings.note_answer(running.job, answer)
        if running.is_overtaken or isinstance(answer, Failure) or running.job.is_done_by(answer):
            self._finish(life, answer)
        elif isinstance(answer, LaidOut):
            self._send_next(life, running.job)
        else:
            raise FrameError("an answer of another kind than was asked for")

    def _finish(self, life: _Life, answer: LaidOut | Drawn | Pdf | Failure) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        if running.job.sheet not in self._orders:
            self._clear_away(life, running.job.sheet)
        self._set_alarm()
        if not running.is_overtaken:  # last, as who hears it may ask for more
            self._host.tell(answer)

    def _clear_away(self, life: _Life, sheet: int) -> None:
        if life.holdings.forget(sheet):
            self._host.send(encode(Forget(sheet)))

    def _try_again(self, running: _Running) -> None:
        """Repeat a job that the worker process died of, once."""
        job = running.job
        if running.is_overtaken:
            return
        if self._crashed_ticket == job.ticket:
            self._host.tell(Failure(job.ticket, *failing.CRASHED))
        else:
            self._crashed_ticket = job.ticket
            self._backlog.put_back(job)

    def _fail_all(self, reason: failing.Reason) -> None:
        for job in self._backlog.take_all():
            self._host.tell(Failure(job.ticket, *reason))

    def _start_process(self) -> None:
        self._life = _Life(self._now())
        self._host.start_process()

    def _greet(self, life: _Life, hello: Hello) -> None:
        self._failed_starts = 0
        if hello.version == __version__:
            life.is_ready = True
            self._patience = max(LEAST_PATIENCE, self._now() - life.started)
            self._set_alarm()
        else:
            self._host.kill_process()
            self._life = None
            self._fail_all(failing.UPDATED)

    def _note_failed_start(self) -> None:
        """Try once more where somebody waits; after that, only when something new is asked for."""
        self._failed_starts += 1
        if self._failed_starts > 1:
            self._failed_starts = 0
            self._fail_all(failing.NOT_STARTED)
        elif self._backlog:
            self._start_process()

    def _due(self) -> float:
        """When the worker process has had its time; never, while it has nothing to do."""
        if self._life is None:
            return inf
        if not self._life.is_ready:
            return self._life.started + START_LIMIT
        if self._running is None:
            return inf
        return self._running.since + (self._patience if self._running.is_overtaken else JOB_LIMIT)

    def _stop_waiting(self) -> None:
        running, self._running = self._running, None
        self._host.kill_process()
        self._life = None
        if running is None:
            self._note_failed_start()
            return
        self._start_process()
        if not running.is_overtaken:
            self._host.tell(Failure(running.job.ticket, *failing.TOOK_TOO_LONG))

    def _set_alarm(self) -> None:
        can_begin = self._running is None and (self._life is None or self._life.is_ready)
        if self._backlog and can_begin:
            self._host.wake_after(0)
        elif self._due() < inf:
            self._host.wake_after(max(0.0, self._due() - self._now()))
