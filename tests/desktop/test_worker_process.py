"""The worker process itself, spoken to through its pipes, without Qt."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from boardpaper import __version__
from boardpaper.desk.exporting import export
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.frames import decode_answer, encode, read_bodies
from boardpaper.desk.worker.messages import (
    Answer,
    Draw,
    Drawn,
    Failure,
    Forget,
    Hello,
    LaidOut,
    LayOut,
    Pdf,
    Picture,
    ReadPdf,
    Request,
)
from boardpaper.desk.worker.press import Press
from boardpaper.desktop.worker.bridge import own_command
from boardpaper.document.nodes import Audience
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH
from tests.conformance.defects import break_every_print
from tests.desktop.worker_samples import (
    UNPRINTABLE,
    about,
    example,
    long_one,
    picture,
    with_pictures,
)

ROOT = Path(__file__).parents[2]
A_MINUTE = 60
HUGE = 1500
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


class Pipes:
    """The pipes of a process, after its greeting."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self.stdin = process.stdin
        self._bodies = read_bodies(process.stdout)
        assert self.hear() == Hello(__version__)

    def hear(self) -> Answer:
        return decode_answer(next(self._bodies))

    def ask(self, *requests: Request) -> Answer:
        for request in requests:
            self.stdin.write(encode(request))
        self.stdin.flush()
        return self.hear()

    def rest(self) -> list[Answer]:
        return [decode_answer(body) for body in self._bodies]


@contextmanager
def started(command: tuple[str, ...] = ()) -> Iterator[Pipes]:
    process = subprocess.Popen(
        command or own_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            yield Pipes(process)
        finally:
            process.kill()


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    with started() as pipes:
        yield pipes


@pytest.fixture
def press() -> Press:
    return Press(Fonts.shipped())


def lay_out(opened: Opened, audience: Audience = "public", sheet: int = 1) -> LayOut:
    return LayOut(9, sheet, opened.saved, opened.template, opened.council, audience)


def shades(drawn: Drawn) -> set[int]:
    """All values that bytes of the picture have."""
    return set(bytes(drawn.pixels))


def test_a_report_becomes_pages_places_and_pictures(pipes: Pipes) -> None:
    layout = pipes.ask(lay_out(example()))
    direct = export(example(), "public", Fonts.shipped())
    assert isinstance(layout, LaidOut)
    assert {(round(each.width), round(each.height)) for each in layout.pages} == {(595, 842)}
    assert len(layout.pages) == 5
    assert {place: list(spots) for place, spots in layout.places()} == direct.places
    drawn = pipes.ask(Draw(10, 1, 5, 356))
    assert isinstance(drawn, Drawn)
    assert (drawn.ticket, drawn.width) == (10, 356)
    assert abs(drawn.height - 356 * PAGE_HEIGHT / PAGE_WIDTH) < 1.5
    assert len(drawn.pixels) == 356 * drawn.height * 4
    assert min(shades(drawn)) < 64
    assert max(shades(drawn)) == 255


def test_a_file_that_fails_its_last_check_is_shown_but_not_handed_over(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_every_print(monkeypatch, "a word less")
    assert isinstance(press.answer(lay_out(example())), LaidOut)
    answer = press.answer(ReadPdf(11, 1))
    assert isinstance(answer, Failure)
    assert answer.kind == "defect"
    assert "a word of" in answer.sentence


def test_the_file_is_the_one_that_export_makes(pipes: Pipes) -> None:
    pipes.ask(lay_out(example(), "full"))
    direct = export(example(), "full", Fonts.shipped())
    assert pipes.ask(ReadPdf(11, 1)) == Pdf(11, direct.report.data)


def test_it_ends_with_its_input(pipes: Pipes) -> None:
    pipes.stdin.close()
    assert pipes.rest() == []
    assert pipes.process.wait(A_MINUTE) == 0


def test_it_ends_with_its_input_in_the_middle_of_a_report(pipes: Pipes) -> None:
    pipes.stdin.write(encode(lay_out(long_one(HUGE))))
    pipes.stdin.close()
    assert pipes.rest() == []
    assert pipes.process.wait(A_MINUTE) == 0


@pytest.mark.parametrize("garbage", [b"what is this", bytes(encode(Draw(1, 1, 1, 9)))[:-1]])
def test_garbage_ends_it(pipes: Pipes, garbage: bytes) -> None:
    pipes.stdin.write(garbage)
    pipes.stdin.close()
    assert pipes.rest() == []
    assert pipes.process.wait(A_MINUTE) != 0


@needs_posix
def test_ctrl_c_is_not_its_affair(pipes: Pipes) -> None:
    pipes.process.send_signal(signal.SIGINT)
    assert isinstance(pipes.ask(lay_out(example())), LaidOut)


def test_what_a_library_prints_does_not_get_among_the_answers() -> None:
    chatter = (
        "import os\n"
        "from boardpaper.desk.worker import press, serving\n"
        "class Chatty(press.Press):\n"
        "    def answer(self, request):\n"
        "        print('hello', flush=True)\n"
        "        os.write(1, b'hello')\n"
        "        return super().answer(request)\n"
        "serving.Press = Chatty\n"
        "serving.main()\n"
    )
    with started((sys.executable, "-c", chatter)) as pipes:
        assert isinstance(pipes.ask(lay_out(example())), LaidOut)
        assert isinstance(pipes.ask(Draw(10, 1, 1, 50)), Drawn)


def test_it_knows_nothing_of_qt_and_the_window_nothing_of_pdfium() -> None:
    worker = (
        "import sys, boardpaper.desk.worker.serving\n"
        "assert not {'PySide6', 'shiboken6'} & set(sys.modules)\n"
    )
    window = (
        "import sys, boardpaper.desktop.preview\n"
        "assert not {'pypdfium2', 'reportlab', 'pikepdf'} & set(sys.modules)\n"
    )
    for code in (worker, window):
        subprocess.run([sys.executable, "-c", code], check=True)


@needs_posix
@pytest.mark.parametrize("is_busy", [False, True], ids=["idle", "in the middle of a report"])
def test_it_ends_when_the_window_is_killed(is_busy: bool) -> None:
    window = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from boardpaper.desktop.worker.bridge import Worker, own_command\n"
        "from tests.desktop.worker_samples import example, long_one\n"
        "application = QCoreApplication([])\n"
        "worker = Worker(own_command())\n"
        "def go_on(ticket, answer):\n"
        "    if sys.argv[1] == 'True':\n"
        f"        worker.lay_out(worker.new_sheet(), long_one({HUGE}), 'public')\n"
        "        worker._wake()\n"
        "        pipe = worker._process._process\n"
        "        while pipe.bytesToWrite():\n"
        "            pipe.waitForBytesWritten()\n"
        "    print('ready', flush=True)\n"
        "worker.finished.connect(go_on)\n"
        "worker.lay_out(worker.new_sheet(), example(), 'public')\n"
        "application.exec()\n"
    )
    reader, writer = os.pipe()  # both processes hold the other end, so it ends with the last
    with os.fdopen(reader, "rb", buffering=0) as alive:
        parent = subprocess.Popen(
            [sys.executable, "-c", window, str(is_busy)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            pass_fds=(writer,),
        )
        os.close(writer)
        with parent:
            assert parent.stdout is not None
            assert parent.stdout.readline() == b"ready\n"
            assert select.select([alive], [], [], 0)[0] == []
            parent.kill()
        assert select.select([alive], [], [], A_MINUTE)[0] != []
        assert alive.read() == b""


@needs_posix
def test_it_ends_with_a_window_that_forgets_to_close_it() -> None:
    window = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from boardpaper.desktop.worker.bridge import Worker, own_command\n"
        "from tests.desktop.worker_samples import example\n"
        "application = QCoreApplication([])\n"
        "worker = Worker(own_command())\n"
        "worker.finished.connect(application.quit)\n"
        "worker.lay_out(worker.new_sheet(), example(), 'public')\n"
        "application.exec()\n"
    )
    done = subprocess.run([sys.executable, "-c", window], cwd=ROOT, capture_output=True, check=True)
    assert done.stderr == b""  # Qt complains of processes that are still running


def test_an_unprintable_character_is_told_in_a_sentence(press: Press) -> None:
    answer = press.answer(lay_out(about(f"Dragons {UNPRINTABLE}")))
    assert isinstance(answer, Failure)
    assert (answer.ticket, answer.kind) == (9, "input")
    assert answer.sentence.startswith("The PDF cannot show these characters: “漢”")
    assert "Dragons" not in answer.sentence


def test_a_defect_is_told_by_kind_and_place_without_text(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("the price is nine pounds")

    monkeypatch.setattr("boardpaper.desk.worker.press.print_report", stumble)
    answer = press.answer(lay_out(example()))
    assert isinstance(answer, Failure)
    assert answer.kind == "defect"
    assert "KeyError at test_worker_process.py:" in answer.sentence
    assert "price" not in answer.sentence


def test_after_a_failure_nothing_is_left_of_the_page_before(press: Press) -> None:
    press.answer(lay_out(example()))
    press.answer(lay_out(about(UNPRINTABLE)))
    assert isinstance(press.answer(Draw(10, 1, 1, 50)), Failure)


def test_sheets_do_not_disturb_each_other(press: Press) -> None:
    press.answer(lay_out(example(), sheet=1))
    press.answer(lay_out(long_one(2), sheet=2))
    first, second = press.answer(Draw(1, 1, 1, 90)), press.answer(Draw(2, 2, 1, 90))
    assert isinstance(first, Drawn)
    assert isinstance(second, Drawn)
    assert first.pixels != second.pixels
    assert press.answer(Forget(1)) is None
    assert isinstance(press.answer(Draw(1, 1, 1, 90)), Failure)
    assert isinstance(press.answer(Draw(2, 2, 1, 90)), Drawn)


def test_a_logo_is_printed(press: Press) -> None:
    name, data = picture(50)
    bare = lay_out(example())
    assert isinstance(press.answer(bare), LaidOut)
    without = press.answer(Draw(1, bare.sheet, 1, 90))
    logo = msgspec.structs.replace(
        bare, pictures=(name,), new_pictures=(Picture(name, data),), logo=name
    )
    assert isinstance(press.answer(logo), LaidOut)
    with_logo = press.answer(Draw(2, bare.sheet, 1, 90))
    assert isinstance(without, Drawn)
    assert isinstance(with_logo, Drawn)
    assert without.pixels != with_logo.pixels


def test_pictures_that_were_sent_stay_while_the_report_names_them(press: Press) -> None:
    both = tuple(Picture(*picture(shade)) for shade in (10, 20))
    names = tuple(each.hash for each in both)
    bare = lay_out(with_pictures(10, 20))
    again = msgspec.structs.replace(bare, pictures=names)
    assert isinstance(press.answer(msgspec.structs.replace(again, new_pictures=both)), LaidOut)
    assert isinstance(press.answer(again), LaidOut)
    press.answer(msgspec.structs.replace(lay_out(with_pictures(10)), pictures=names[:1]))
    assert isinstance(press.answer(again), Failure)


def test_a_picture_that_is_missing_is_told(press: Press) -> None:
    answer = press.answer(lay_out(with_pictures(10)))
    assert isinstance(answer, Failure)
    assert answer.kind == "input"
    assert "picture" in answer.sentence


@pytest.mark.parametrize("width", [1, 2, 11, 175, 356, 444, 700, 1999])
def test_a_page_is_exactly_as_wide_as_it_is_asked_for(press: Press, width: int) -> None:
    press.answer(lay_out(example()))
    drawn = press.answer(Draw(1, 1, 1, width))
    assert isinstance(drawn, Drawn)
    assert len(drawn.pixels) == width * drawn.height * 4
    assert set(bytes(drawn.pixels[3::4])) == {255}  # what Qt wants of an opaque picture


def test_sizes_are_those_of_the_paper(press: Press) -> None:
    layout = press.answer(lay_out(example()))
    assert isinstance(layout, LaidOut)
    assert layout.pages[0].width == pytest.approx(PAGE_WIDTH)
    assert layout.pages[0].height == pytest.approx(PAGE_HEIGHT)
