"""What the window's end of the pipe decides: with a host that only notes what it is told."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from boardpaper import __version__
from boardpaper.desk.logo import Logo
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker import client as client_module
from boardpaper.desk.worker import failing, frames
from boardpaper.desk.worker.client import JOB_LIMIT, LEAST_PATIENCE, START_LIMIT, Client
from boardpaper.desk.worker.frames import FrameReader, MessageTooLargeError, decode_request, encode
from boardpaper.desk.worker.messages import (
    Answer,
    Draw,
    Drawn,
    Failure,
    Forget,
    Hello,
    LaidOut,
    LayOut,
    PageSize,
    Pdf,
    ReadPdf,
    Request,
)
from boardpaper.pdf.geometry import Box, Spot
from boardpaper.report.place import Place
from tests.desktop.worker_samples import about, example, picture, with_pictures

HERE, BOX = Place("main", "f1"), Box(1, 2, 3, 4)
PLACES = ((HERE, (Spot(1, BOX),)),)


class NotingHost:
    """Has no process; the tests answer in its place."""

    def __init__(self) -> None:
        self.now = 0.0
        self.starts = 0
        self.kills = 0
        self.alarm: float | None = None
        self.sent: list[Request] = []
        self.told: list[LaidOut | Drawn | Pdf | Failure] = []
        self._reader = FrameReader()
        self.client = Client(self, lambda: self.now)

    def start_process(self) -> None:
        self.starts += 1

    def send(self, data: bytearray) -> None:
        self.sent += [decode_request(body) for body in self._reader.feed(bytes(data))]

    def kill_process(self) -> None:
        self.kills += 1

    def wake_after(self, seconds: float) -> None:
        self.alarm = self.now + seconds

    def tell(self, answer: LaidOut | Drawn | Pdf | Failure) -> None:
        self.told.append(answer)

    def run(self, until: float | None = None) -> None:
        """Let the alarm ring as often as it does up to a time."""
        end = self.now if until is None else until
        while self.alarm is not None and self.alarm <= end:
            self.now, self.alarm = max(self.now, self.alarm), None
            self.client.wake()
        self.now = end

    def hear(self, answer: Answer) -> None:
        self.client.receive(bytes(encode(answer)))
        self.run()

    def greet(self, after: float = 0.0) -> None:
        self.now += after
        self.hear(Hello(__version__))

    def answer_last(self) -> None:
        """Answer the request that was sent last as it asks."""
        self.hear(answer_to(self.sent[-1]))


def answer_to(request: Request) -> Answer:
    match request:
        case LayOut():
            return LaidOut(
                request.ticket,
                (PageSize(595, 842),),
                (msgspec.Raw(msgspec.msgpack.encode([(HERE, BOX)])),),
            )
        case Draw():
            return Drawn(request.ticket, request.width, 1, memoryview(bytes(request.width * 4)))
        case ReadPdf():
            return Pdf(request.ticket, b"%PDF-")
        case Forget():
            raise AssertionError("nothing answers this")


@pytest.fixture
def host() -> NotingHost:
    """A host whose process has greeted, and waits."""
    host = NotingHost()
    host.client.start()
    host.greet()
    return host


def laid_out(host: NotingHost, opened: Opened | None = None) -> int:
    """A sheet on which a report is printed."""
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, opened or example(), "public")
    host.run()
    host.answer_last()
    return sheet


def kinds(host: NotingHost) -> list[str]:
    return [type(each).__name__ for each in host.sent]


def test_a_layout_then_a_page_of_it(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    layout = host.client.lay_out(sheet, example(), "public")
    assert host.sent == []  # nobody hears of a ticket before he has it
    host.run()
    host.answer_last()
    page = host.client.draw(sheet, 1, 40)
    host.run()
    host.answer_last()
    assert kinds(host) == ["LayOut", "Draw"]
    assert [each.ticket for each in host.told] == [layout, page]
    first = host.told[0]
    assert isinstance(first, LaidOut)
    assert first.places() == PLACES


def test_the_process_is_started_by_the_first_job() -> None:
    host = NotingHost()
    host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    assert (host.starts, host.sent) == (1, [])
    host.greet()
    assert kinds(host) == ["LayOut"]


def test_a_newer_layout_overtakes_what_waits_on_its_sheet_only(host: NotingHost) -> None:
    mine, other = laid_out(host), laid_out(host)
    host.told.clear()
    theirs = host.client.draw(other, 1, 40)
    host.client.lay_out(mine, about("a"), "public")
    host.client.draw(mine, 1, 40)
    newest = host.client.lay_out(mine, about("b"), "public")
    host.run()
    host.answer_last()
    host.answer_last()
    assert [each.ticket for each in host.told] == [theirs, newest]


def test_a_newer_picture_overtakes_an_older_one(host: NotingHost) -> None:
    sheet = laid_out(host)
    host.told.clear()
    host.client.draw(sheet, 1, 40)
    newest = host.client.draw(sheet, 1, 50)
    host.run()
    host.answer_last()
    assert [each.ticket for each in host.told] == [newest]


def test_a_picture_overtakes_no_layout(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    layout = host.client.lay_out(sheet, example(), "public")
    page = host.client.draw(sheet, 1, 40)
    host.run()
    host.answer_last()
    host.answer_last()
    assert [each.ticket for each in host.told] == [layout, page]


def test_the_answer_of_an_overtaken_job_is_not_told(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, about("a"), "public")
    host.run()
    newer = host.client.lay_out(sheet, about("b"), "public")
    host.run()
    host.answer_last()  # the first
    host.answer_last()
    assert [each.ticket for each in host.told] == [newer]
    assert host.kills == 0


def test_an_overtaken_job_is_waited_for_as_long_as_a_start_takes() -> None:
    host = NotingHost()
    host.client.start()
    host.greet(after=3.0)
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, about("a"), "public")
    host.run()
    newer = host.client.lay_out(sheet, about("b"), "public")
    host.run(until=host.now + 2.9)
    assert host.kills == 0
    host.run(until=host.now + 0.2)
    assert (host.kills, host.starts) == (1, 2)
    host.greet()
    host.answer_last()
    assert [each.ticket for each in host.told] == [newer]


def test_there_is_a_least_patience(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, about("a"), "public")
    host.run()
    host.client.lay_out(sheet, about("b"), "public")
    host.run(until=LEAST_PATIENCE * 0.9)
    assert host.kills == 0
    host.run(until=LEAST_PATIENCE * 1.1)
    assert host.kills == 1


def test_a_job_that_nothing_overtakes_has_its_time_and_no_more(host: NotingHost) -> None:
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run(until=JOB_LIMIT - 1)
    assert host.told == []
    host.run(until=JOB_LIMIT + 1)
    assert host.told == [Failure(ticket, *failing.TOOK_TOO_LONG)]
    assert (host.kills, host.starts) == (1, 2)


def test_a_crash_is_met_by_a_restart_and_the_same_again_once(host: NotingHost) -> None:
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    host.client.process_ended()
    host.greet()
    assert kinds(host) == ["LayOut", "LayOut"]
    host.client.process_ended()
    assert host.told == [Failure(ticket, *failing.CRASHED)]
    host.greet()
    assert kinds(host) == ["LayOut", "LayOut"]
    assert host.starts == 3  # warm for the next


def test_after_a_crash_a_page_is_drawn_of_a_report_that_is_printed_again(host: NotingHost) -> None:
    sheet = laid_out(host)
    host.client.process_ended()
    host.run()
    host.greet()
    host.told.clear()
    ticket = host.client.draw(sheet, 1, 40)
    host.run()
    host.answer_last()
    host.answer_last()
    assert kinds(host) == ["LayOut", "LayOut", "Draw"]
    assert [each.ticket for each in host.told] == [ticket]


def test_after_a_crash_the_order_is_as_before(host: NotingHost) -> None:
    first = host.client.lay_out(host.client.new_sheet(), example(), "public")
    second = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    host.client.process_ended()
    host.greet()
    host.answer_last()
    host.answer_last()
    assert [each.ticket for each in host.told] == [first, second]


def test_an_overtaken_job_is_not_repeated_after_a_crash(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, about("a"), "public")
    host.run()
    newer = host.client.lay_out(sheet, about("b"), "public")
    host.client.process_ended()
    host.greet()
    host.answer_last()
    assert [each.ticket for each in host.told] == [newer]


def test_a_job_whose_sheet_was_forgotten_is_not_repeated_after_a_crash(host: NotingHost) -> None:
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, example(), "public")
    host.run()
    host.client.forget(sheet)
    host.client.process_ended()
    host.greet()
    assert kinds(host) == ["LayOut"]


@pytest.mark.parametrize(
    "garbage",
    [
        b"Segmentation fault",
        bytes(encode(Failure(99, "input", "Nobody asked."))),
        bytes(encode(Pdf(2, b""))),
    ],
    ids=["no frame", "another ticket", "another kind"],
)
def test_garbage_is_met_like_a_crash(host: NotingHost, garbage: bytes) -> None:
    sheet = host.client.new_sheet()
    ticket = host.client.lay_out(sheet, example(), "public")
    assert ticket == 2
    host.run()
    host.client.receive(garbage)
    assert (host.kills, host.starts) == (1, 2)
    host.greet()
    host.answer_last()
    assert [each.ticket for each in host.told] == [ticket]


def test_a_process_that_does_not_start_is_tried_twice_for_each_job() -> None:
    host = NotingHost()
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    host.client.process_ended()
    assert (host.starts, host.told) == (2, [])
    host.client.process_ended()
    host.run(until=START_LIMIT * 3)
    assert (host.starts, host.told) == (2, [Failure(ticket, *failing.NOT_STARTED)])
    host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    assert host.starts == 3


def test_a_process_that_never_greets_is_given_up() -> None:
    host = NotingHost()
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run(until=START_LIMIT * 3)
    assert host.told == [Failure(ticket, *failing.NOT_STARTED)]
    assert host.kills == host.starts == 2


def test_a_process_that_dies_at_leisure_is_started_again_only_if_it_was_of_use(
    host: NotingHost,
) -> None:
    host.client.process_ended()
    host.run()
    assert host.starts == 1
    host.client.start()
    host.greet()
    laid_out(host)
    host.client.process_ended()
    assert host.starts == 3


def test_a_process_that_nobody_waits_for_is_not_tried_again() -> None:
    host = NotingHost()
    host.client.start()
    host.client.process_ended()
    host.run(until=START_LIMIT * 3)
    assert host.starts == 1


def test_what_a_process_said_before_it_was_killed_is_not_heard() -> None:
    host = NotingHost()
    host.client.start()
    host.client.receive(bytes(encode(Hello("0.0.1")) + encode(Failure(1, "input", "No."))))
    assert host.kills == 1


def test_another_version_is_not_talked_to() -> None:
    host = NotingHost()
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    host.hear(Hello("0.0.1"))
    assert host.told == [Failure(ticket, *failing.UPDATED)]
    assert (host.sent, host.kills, host.starts) == ([], 1, 1)


def test_a_picture_is_sent_once(host: NotingHost) -> None:
    laid_out(host, with_pictures(10, 20))
    sheet = 1
    host.client.lay_out(sheet, with_pictures(10, 20, 30), "public")
    host.run()
    first, second = host.sent
    assert isinstance(first, LayOut)
    assert isinstance(second, LayOut)
    names = [picture(shade)[0] for shade in (10, 20, 30)]
    assert [each.hash for each in first.new_pictures] == names[:2]
    assert [each.hash for each in second.new_pictures] == names[2:]
    assert second.pictures == tuple(names)


def test_a_new_process_gets_every_picture_again(host: NotingHost) -> None:
    sheet = laid_out(host, with_pictures(10))
    host.client.process_ended()
    host.greet()
    host.client.lay_out(sheet, with_pictures(10, 20), "public")
    host.run()
    again = host.sent[-1]
    assert isinstance(again, LayOut)
    assert len(again.new_pictures) == 2


def test_a_picture_that_is_missing_is_not_sent(host: NotingHost) -> None:
    laid_out(host, replace(with_pictures(10), attachments={}))
    (sent,) = host.sent
    assert isinstance(sent, LayOut)
    assert (sent.pictures, sent.new_pictures) == ((), ())


def test_the_logo_is_sent_once(host: NotingHost) -> None:
    logo = Logo(picture(50)[1])
    sheet = laid_out(host, replace(example(), logo=logo))
    host.client.lay_out(sheet, replace(example(), logo=logo), "full")
    host.run()
    first, second = host.sent
    assert isinstance(first, LayOut)
    assert isinstance(second, LayOut)
    assert first.logo == second.logo == logo.hash
    assert first.pictures == second.pictures == (logo.hash,)
    assert [each.data for each in first.new_pictures] == [logo.data]
    assert second.new_pictures == ()


def test_papers_of_appendices_are_not_sent(host: NotingHost) -> None:
    assert example().attachments
    laid_out(host)
    (sent,) = host.sent
    assert isinstance(sent, LayOut)
    assert (sent.pictures, sent.new_pictures) == ((), ())


def test_a_pdf_is_printed_on_a_sheet_of_its_own_that_goes_afterwards(host: NotingHost) -> None:
    sheet = laid_out(host)
    ticket = host.client.print_pdf(example(), "full")
    host.client.lay_out(sheet, about("newer"), "public")
    host.run()
    host.answer_last()
    host.answer_last()
    assert kinds(host) == ["LayOut", "LayOut", "ReadPdf", "Forget", "LayOut"]
    assert host.told[-1] == Pdf(ticket, b"%PDF-")
    assert {each.sheet for each in host.sent[1:4]} == {ticket - 1}


def test_a_failure_on_the_way_to_a_pdf_is_the_answer(host: NotingHost) -> None:
    ticket = host.client.print_pdf(example(), "full")
    host.run()
    host.hear(Failure(ticket, "input", "It cannot be printed."))
    assert host.told == [Failure(ticket, "input", "It cannot be printed.")]
    assert kinds(host) == ["LayOut", "Forget"]


@pytest.mark.parametrize("has_begun", [False, True])
def test_what_is_cancelled_is_never_heard_of(host: NotingHost, has_begun: bool) -> None:
    ticket = host.client.print_pdf(example(), "full")
    if has_begun:
        host.run()
    host.client.cancel(ticket)
    host.run()
    assert host.kills == has_begun
    host.run(until=JOB_LIMIT * 2)
    assert host.told == []


def test_a_page_of_a_cancelled_layout_is_one_of_the_report_it_was_for(host: NotingHost) -> None:
    sheet = laid_out(host)
    host.client.cancel(host.client.lay_out(sheet, about("Newer"), "public"))
    host.client.draw(sheet, 1, 40)
    host.run()
    printed = host.sent[-1]
    assert isinstance(printed, LayOut)
    assert printed.saved.report.subject == "Newer"


def test_cancelling_leaves_other_jobs_alone(host: NotingHost) -> None:
    host.client.cancel(host.client.print_pdf(example(), "full"))
    laid_out(host)
    assert len(host.told) == 1


def test_a_forgotten_sheet_is_cleared_away(host: NotingHost) -> None:
    sheet = laid_out(host)
    host.client.draw(sheet, 1, 40)
    host.client.forget(sheet)
    host.run()
    assert host.sent[1:] == [Forget(sheet)]
    host.client.forget(sheet)
    assert len(host.sent) == 2


def test_a_sheet_that_is_forgotten_while_it_is_printed_goes_when_it_is_done(
    host: NotingHost,
) -> None:
    sheet = host.client.new_sheet()
    host.client.lay_out(sheet, example(), "public")
    host.run()
    host.client.forget(sheet)
    assert kinds(host) == ["LayOut"]
    host.answer_last()
    assert host.sent[1:] == [Forget(sheet)]
    assert host.told == []


def test_a_report_too_large_for_the_pipe_is_told(
    host: NotingHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(message: object) -> bytearray:
        if isinstance(message, LayOut):
            raise MessageTooLargeError
        return frames.encode(message)  # type: ignore[arg-type]

    monkeypatch.setattr(client_module, "encode", refuse)
    ticket = host.client.lay_out(host.client.new_sheet(), example(), "public")
    host.run()
    assert host.told == [Failure(ticket, *failing.TOO_LARGE)]


def test_who_hears_an_answer_may_ask_for_more_at_once(
    host: NotingHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = host.client.new_sheet()

    def ask_for_more(answer: LaidOut | Drawn | Pdf | Failure) -> None:
        host.told.append(answer)
        if isinstance(answer, LaidOut):
            host.client.draw(sheet, 1, 40)

    monkeypatch.setattr(host, "tell", ask_for_more)
    host.client.lay_out(sheet, example(), "public")
    host.run()
    host.answer_last()
    host.answer_last()
    assert [type(each) for each in host.told] == [LaidOut, Drawn]
