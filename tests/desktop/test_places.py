"""That a library is on a network drive or in a synced folder is said, once for each place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.places import System
from boardpaper.desktop.places import PlaceWarning, this_system
from boardpaper.desktop.program import Program
from tests.desktop.programs import running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


def synced(path: PurePath) -> bool:
    return path.name == ".dropbox"


def nothing(_: object) -> int:
    return 0


SYNCED = System({}, "", nothing, synced)
SAFE = System({}, "", nothing, lambda _: False)


def test_it_is_said_once(program: Program, qtbot: QtBot) -> None:
    notice = program.show_library().notice
    PlaceWarning(program, SYNCED).look()
    qtbot.waitUntil(lambda: "Dropbox syncs" in notice.sentence)
    notice.clear()
    notice.say("ok", "something else")
    done: list[object] = []
    PlaceWarning(program, SYNCED).look()
    program.run_errand(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert notice.sentence == "something else"


def test_a_safe_place_is_not_spoken_of(program: Program, qtbot: QtBot) -> None:
    notice = program.show_library().notice
    done: list[object] = []
    PlaceWarning(program, SAFE).look()
    program.run_errand(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert notice.sentence == ""


def test_the_system_is_read_as_it_is() -> None:
    system = this_system()
    assert system.drive_type("C:\\") == 0
    assert not system.has(PurePath("/no/such/file"))
