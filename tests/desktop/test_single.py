"""A second start finds the program that runs, and hands over what it was asked for."""

from __future__ import annotations

import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.folders import Folders
from boardpaper.desktop.single import Single

SECOND = """
import sys
import tempfile
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from boardpaper.desk.folders import Folders
from boardpaper.desktop.single import Single
state, library, report = (Path(each) if each else None for each in sys.argv[1:])
single = Single(Folders(state, state, state, state), library, QCoreApplication([]))
sys.exit(0 if single.hand_over(report) else 7)
"""
HANDED_OVER, ALONE = 0, 7


@pytest.fixture
def state() -> Iterator[Path]:
    """A folder with a short name, as the path of a socket has at most about 100 bytes."""
    with tempfile.TemporaryDirectory(prefix="bp") as folder:
        yield Path(folder, "state")


@pytest.fixture
def make(qapp: QApplication, state: Path) -> Iterator[Callable[[Path | None], Single]]:
    made: list[Single] = []

    def one(library: Path | None = None) -> Single:
        made.append(Single(Folders(state, state, state, state), library, QObject(qapp)))
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture
def running(make: Callable[[], Single]) -> Single:
    single = make()
    single.listen()
    return single


def start_again(state: Path, library: str = "", report: str = "") -> subprocess.Popen[bytes]:
    return subprocess.Popen((sys.executable, "-c", SECOND, str(state), library, report))


@pytest.mark.parametrize("report", ["Räte & Bürö.boardreport", "", "two\nlines.boardreport"])
def test_a_second_start_hands_over(
    running: Single, state: Path, tmp_path: Path, report: str, qtbot: QtBot
) -> None:
    path = tmp_path / report if report else None
    asked: list[Path | None] = []
    running.asked.connect(asked.append)
    second = start_again(state, report=str(path or ""))
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == HANDED_OVER
    assert asked == [path]


@pytest.mark.parametrize(
    ("library", "screen"), [("/elsewhere/library", ""), ("", ":4711")], ids=("library", "screen")
)
@pytest.mark.skipif(sys.platform == "win32", reason="there it is the session that counts")
@pytest.mark.usefixtures("running")
def test_another_library_or_screen_has_a_program_of_its_own(
    state: Path, library: str, screen: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    if screen:
        monkeypatch.setenv("DISPLAY", screen)
    second = start_again(state, library)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == ALONE


def test_who_is_alone_is_told_so(make: Callable[[], Single]) -> None:
    assert not make().hand_over(None)


def test_one_that_was_closed_is_not_found(running: Single, state: Path, qtbot: QtBot) -> None:
    running.close()
    second = start_again(state)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == ALONE
    assert not list(state.iterdir())


def test_one_that_hangs_is_no_obstacle(
    running: Single, make: Callable[[], Single], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardpaper.desktop.single._ANSWER_MS", 1)
    asked: list[object] = []
    running.asked.connect(asked.append)
    assert not make().hand_over(None)  # no loop runs here, which could answer
    assert not asked


def test_a_socket_left_by_one_that_was_killed_is_taken_over(
    make: Callable[[], Single], state: Path, qtbot: QtBot
) -> None:
    first = make()
    first.listen()
    left = next(state.iterdir())
    first.close()
    left.touch()
    single, asked = make(), list[object]()
    single.listen()
    single.asked.connect(asked.append)
    second = start_again(state)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert (second.returncode, asked) == (HANDED_OVER, [None])


@pytest.mark.usefixtures("running")
def test_only_its_user_can_speak_to_it(state: Path) -> None:
    mode = stat.S_IMODE(next(state.iterdir()).stat().st_mode)
    assert mode & (stat.S_IRWXG | stat.S_IRWXO) == 0


def test_chatter_without_end_is_cut_off(running: Single, state: Path, qtbot: QtBot) -> None:
    asked: list[object] = []
    running.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(str(next(state.iterdir())))
    assert socket.waitForConnected(1000)
    socket.write(b"x" * 1_000_000)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert not asked


def test_where_it_cannot_listen_it_does_without(make: Callable[[], Single], state: Path) -> None:
    state.write_text("a file where a folder should be", encoding="utf-8")
    make().listen()
    assert not make().hand_over(None)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have short names of their own")
def test_under_too_long_a_path_it_does_without(qapp: QApplication, tmp_path: Path) -> None:
    far = tmp_path / ("x" * 120)
    single = Single(Folders(far, far, far, far), None, QObject(qapp))
    single.listen()
    assert not single.hand_over(None)
