"""The worker process as a window has it: real processes, killed, stopped and misbehaving."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardpaper.desk.exporting import export
from boardpaper.desk.worker import failing
from boardpaper.desk.worker.messages import Drawn, Failure, LaidOut, Pdf
from boardpaper.desktop.worker.bridge import Worker, own_command
from boardpaper.desktop.worker.process import WorkerProcess
from boardpaper.pdf.fonts import Fonts
from tests.desktop.worker_samples import (
    PICTURE_WIDTH,
    UNPRINTABLE,
    Ears,
    about,
    example,
    long_one,
    with_pictures,
    working,
)

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="stops and kills processes by signals"),
]

HUGE = 1500


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def warm(qtbot: QtBot, worker: Worker, ears: Ears) -> tuple[int, int]:
    """A sheet with the example on it, and the number of the process that printed it."""
    sheet = worker.new_sheet()
    (layout,) = ears.wait_for(qtbot, worker.lay_out(sheet, example(), "public"))
    assert isinstance(layout, LaidOut)
    return sheet, worker.process_number


def test_pages_pictures_and_file(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, _ = warm(qtbot, worker, ears)
        drawn, pdf = ears.wait_for(
            qtbot, worker.draw(sheet, 2, 340), worker.print_pdf(example(), "full")
        )
    assert isinstance(drawn, Drawn)
    assert len(drawn.pixels) == drawn.width * drawn.height * 4
    assert isinstance(pdf, Pdf)
    assert pdf.data == export(example(), "full", Fonts.shipped()).report.data


def test_a_large_picture_comes_whole(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, _ = warm(qtbot, worker, ears)
        (drawn,) = ears.wait_for(qtbot, worker.draw(sheet, 1, 2600))
    assert isinstance(drawn, Drawn)
    assert len(drawn.pixels) == 2600 * drawn.height * 4 > 30_000_000


def test_a_picture_in_the_report_is_printed(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        with_one, with_two = ears.wait_for(
            qtbot,
            worker.print_pdf(with_pictures(10), "public"),
            worker.print_pdf(with_pictures(10, 20), "public"),
        )
    width = f"/Width {PICTURE_WIDTH}".encode()
    assert isinstance(with_one, Pdf)
    assert isinstance(with_two, Pdf)
    assert (with_one.data.count(width), with_two.data.count(width)) == (1, 2)


def test_the_process_is_gone_after_closing(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        _, number = warm(qtbot, worker, ears)
        assert is_there(number)
    assert not is_there(number)


def test_closing_ends_a_process_that_is_busy_or_only_starting(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        _, busy = warm(qtbot, worker, ears)
        worker.lay_out(worker.new_sheet(), long_one(HUGE), "public")
        worker._wake()
    with working() as (worker, _):
        worker.start()
        starting = worker.process_number
    assert not is_there(busy)
    assert not is_there(starting)


def test_nothing_is_started_after_closing(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, _ = warm(qtbot, worker, ears)
        running = worker.lay_out(sheet, about("Running"), "public")
        worker._wake()
        worker.close()
        worker.cancel(running)
        worker.start()
        worker.draw(sheet, 1, 50)
        assert worker.process_number == 0
        assert not worker._alarm.isActive()


def test_what_a_process_said_before_it_was_killed_is_not_heard(
    qtbot: QtBot, qapp: QObject, tmp_path: Path
) -> None:
    sign = tmp_path / "said"
    talk = (
        "import pathlib, sys; print('One thing', flush=True);"
        f"pathlib.Path({str(sign)!r}).touch(); sys.stdin.read()"
    )
    process = WorkerProcess((sys.executable, "-c", talk), qapp)
    heard: list[bytes] = []
    process.received.connect(heard.append)
    process.start()
    while not sign.exists():
        time.sleep(0.01)
    process.kill()
    with qtbot.waitSignal(process.destroyed, timeout=10_000):
        pass
    assert heard == []


def test_only_the_newest_of_many_is_answered(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, _ = warm(qtbot, worker, ears)
        tickets = [worker.lay_out(sheet, about(f"No {each}"), "public") for each in range(9)]
        ears.wait_for(qtbot, tickets[-1])
        assert set(tickets) & set(ears.heard) == {tickets[-1]}


def test_a_killed_process_is_replaced_and_the_request_answered(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, first = warm(qtbot, worker, ears)
        os.kill(first, signal.SIGSTOP)  # so that it is surely in the middle of it
        ticket = worker.lay_out(sheet, about("Another"), "public")
        worker._wake()
        os.kill(first, signal.SIGKILL)
        (layout,) = ears.wait_for(qtbot, ticket)
        assert isinstance(layout, LaidOut)
        assert worker.process_number != first


def test_a_page_is_drawn_although_the_process_was_killed_before(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, first = warm(qtbot, worker, ears)
        os.kill(first, signal.SIGKILL)
        (drawn,) = ears.wait_for(qtbot, worker.draw(sheet, 5, 200))
        assert isinstance(drawn, Drawn)


def test_a_process_that_is_killed_at_leisure_is_warm_again(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        _, first = warm(qtbot, worker, ears)
        os.kill(first, signal.SIGKILL)
        qtbot.waitUntil(lambda: worker.process_number not in (0, first), timeout=10_000)


def test_a_request_that_hangs_is_cancelled_by_a_newer_one(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, first = warm(qtbot, worker, ears)
        os.kill(first, signal.SIGSTOP)
        old = worker.lay_out(sheet, about("Old"), "public")
        worker._wake()
        new = worker.lay_out(sheet, about("New"), "public")
        ears.wait_for(qtbot, new)
        assert old not in ears.heard
        assert worker.process_number != first
        assert not is_there(first)


def test_a_huge_report_is_cancelled_by_a_newer_one(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, first = warm(qtbot, worker, ears)
        huge = worker.lay_out(sheet, long_one(HUGE), "public")
        worker._wake()
        (layout,) = ears.wait_for(qtbot, worker.lay_out(sheet, example(), "public"))
        assert isinstance(layout, LaidOut)
        assert len(layout.pages) == 5
        assert huge not in ears.heard
        assert worker.process_number != first


def test_a_file_that_is_being_printed_can_be_cancelled(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, first = warm(qtbot, worker, ears)
        ticket = worker.print_pdf(long_one(HUGE), "public")
        worker._wake()
        worker.cancel(ticket)
        ears.wait_for(qtbot, worker.draw(sheet, 1, 50))
        assert ticket not in ears.heard
        assert not is_there(first)


def test_an_unprintable_character_gives_the_sentence(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, number = warm(qtbot, worker, ears)
        (failure,) = ears.wait_for(qtbot, worker.lay_out(sheet, about(UNPRINTABLE), "public"))
        assert isinstance(failure, Failure)
        assert "cannot show" in failure.sentence
        assert worker.process_number == number


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("boardpaper-is-not-installed-here",), failing.NOT_STARTED),
        ((sys.executable, "-c", "pass"), failing.NOT_STARTED),
        ((sys.executable, "-c", "print('This is no message.')"), failing.NOT_STARTED),
        (
            (
                sys.executable,
                "-c",
                "import sys; from boardpaper.desk.worker import frames, messages;"
                "sys.stdout.buffer.write(frames.encode(messages.Hello('0.0.1')));"
                "sys.stdout.flush(); sys.stdin.read()",
            ),
            failing.UPDATED,
        ),
    ],
    ids=["missing", "ends", "talks nonsense", "is of another version"],
)
def test_a_program_that_is_no_worker(
    qtbot: QtBot, command: tuple[str, ...], reason: failing.Reason
) -> None:
    with working(*command) as (worker, ears):
        (failure,) = ears.wait_for(qtbot, worker.print_pdf(example(), "public"))
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.sentence) == reason


def test_a_program_that_crashes_on_every_report(qtbot: QtBot) -> None:
    crashing = (
        "import os; from boardpaper.desk.worker import press, serving;"
        "press.print_report = lambda *_: os._exit(9); serving.main()"
    )
    with working(sys.executable, "-c", crashing) as (worker, ears):
        (failure,) = ears.wait_for(qtbot, worker.lay_out(worker.new_sheet(), example(), "public"))
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.sentence) == failing.CRASHED


def test_nonsense_in_the_middle_is_met_by_another_process(qtbot: QtBot) -> None:
    nonsense = (
        "import os; from boardpaper.desk.worker import serving;"
        "serving.encode = lambda _, encode=serving.encode:"
        " encode(_) if type(_).__name__ == 'Hello' else bytearray(b'What?' * 99);"
        "serving.main()"
    )
    with working(sys.executable, "-c", nonsense) as (worker, ears):
        (failure,) = ears.wait_for(qtbot, worker.lay_out(worker.new_sheet(), example(), "public"))
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.sentence) == failing.CRASHED


def test_what_a_process_complains_of_does_not_pile_up(qtbot: QtBot) -> None:
    noisy = (
        "import sys; sys.stderr.write('x' * 1_000_000);"
        "from boardpaper.desk.worker import serving; serving.main()"
    )
    with working(sys.executable, "-c", noisy) as (worker, ears):
        warm(qtbot, worker, ears)
        assert worker._process is not None
        assert worker._process._process.readAllStandardError().size() == 0


def test_processes_of_the_past_are_let_go(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        sheet, number = warm(qtbot, worker, ears)
        for _ in range(2):
            os.kill(number, signal.SIGKILL)
            ears.wait_for(qtbot, worker.draw(sheet, 1, 50))
            number = worker.process_number
        ticket = worker.print_pdf(long_one(HUGE), "public")
        worker._wake()
        worker.cancel(ticket)
        qtbot.waitUntil(lambda: len(worker.children()) == 2, timeout=10_000)  # and the alarm


class Attachments(dict[str, bytes]):
    """Goes with the report it belongs to, and can be watched."""


def test_reports_are_let_go(qtbot: QtBot) -> None:
    with working() as (worker, ears):
        attachments = Attachments()
        gone = weakref.ref(attachments)
        opened = replace(example(), attachments=attachments)
        sheet = worker.new_sheet()
        ears.wait_for(
            qtbot,
            worker.lay_out(sheet, opened, "public"),
            worker.print_pdf(opened, "public"),
        )
        worker.forget(sheet)
        del attachments, opened
        gc.collect()
        assert gone() is None


def test_the_command_takes_no_module_from_the_current_folder() -> None:
    assert own_command() == (sys.executable, "-P", "-m", "boardpaper.desk.worker")
