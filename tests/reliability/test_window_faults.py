"""What goes wrong with the disk is said in the window: what happened, and that the text is safe.

The text stays, nothing stands in the way of writing on, and another try keeps it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from tests.desktop.programs import draft, keep, open_window, running, type_words
from tests.desktop.report.windows import click
from tests.reliability.small_disk import Disk, small_disk

SIZE = "8m"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", SIZE) as disk:
        yield disk


@pytest.fixture
def program(qapp: QApplication, disk: Disk, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, disk.folder, qtbot) as program:
        yield program


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> ReportWindow:
    window = open_window(program, qtbot, keep(program, qtbot, draft()))
    qtbot.waitUntil(lambda: window.is_settled, timeout=20_000)
    return window


def try_to_save(window: ReportWindow, qtbot: QtBot, words: str) -> str:
    """Write something that cannot be saved, and return what is said."""
    type_words(words)
    window.session.saver.save()
    qtbot.waitUntil(lambda: bool(window._save_bar.sentence), timeout=15_000)
    return window._save_bar.sentence


def see_that_it_is_kept_after_all(window: ReportWindow, qtbot: QtBot, words: str) -> None:
    """Nothing is in the way, the text is there, and a click keeps it."""
    assert QApplication.activeModalWidget() is None
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert words in repr(window.desk.report)
    click(window._save_bar, "Try again", qtbot)
    qtbot.waitUntil(lambda: not window.session.saver.has_work, timeout=15_000)
    assert window._save_bar.sentence == ""


def test_the_disk_is_full(window: ReportWindow, qtbot: QtBot, disk: Disk) -> None:
    disk.fill()
    said = try_to_save(window, qtbot, "Zqx ")
    assert "the disk is full; make room and try again" in said
    assert said.endswith("Your text is safe in this window.")
    disk.make_room()
    see_that_it_is_kept_after_all(window, qtbot, "Zqx")


def test_the_disk_can_only_be_read(window: ReportWindow, qtbot: QtBot, disk: Disk) -> None:
    disk.allow_writing(allowed=False)
    try:
        said = try_to_save(window, qtbot, "Zqx ")
    finally:
        disk.allow_writing(allowed=True)
    assert "can only be read" in said
    assert said.endswith("Your text is safe in this window.")
    see_that_it_is_kept_after_all(window, qtbot, "Zqx")


def moved(path: Path) -> Callable[[], None]:
    """Take the folder of the library away, and return what puts it back."""
    elsewhere = path.parent.with_name("elsewhere")
    path.parent.rename(elsewhere)
    return lambda: _move_back(elsewhere, path.parent)


def _move_back(elsewhere: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    elsewhere.rename(folder)


def locked(path: Path) -> Callable[[], None]:
    """Lock the library as another program does."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other.close


def damaged(path: Path) -> Callable[[], None]:
    """Overwrite the library, and return what puts it back."""
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    return lambda: _write(path, data)


def emptied(path: Path) -> Callable[[], None]:
    """Empty the library, and return what puts it back."""
    data = path.read_bytes()
    path.write_bytes(b"")
    return lambda: _write(path, data)


def _write(path: Path, data: bytes) -> None:
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (moved, "cannot be opened; check that its folder is there"),
        (locked, "is in use by another program; try again in a moment"),
        (damaged, "is damaged; nothing was changed: restore it from a backup"),
        (emptied, "is damaged; nothing was changed: restore it from a backup"),
    ],
)
def test_the_library_cannot_be_used(
    window: ReportWindow,
    program: Program,
    qtbot: QtBot,
    spoil: Callable[[Path], Callable[[], None]],
    words: str,
) -> None:
    put_back = spoil(program.library_file)
    try:
        said = try_to_save(window, qtbot, "Zqx ")
    finally:
        put_back()
    assert words in said
    assert said.endswith("Your text is safe in this window.")
    see_that_it_is_kept_after_all(window, qtbot, "Zqx")


def test_nothing_that_was_written_is_in_the_log(
    window: ReportWindow, program: Program, qtbot: QtBot, disk: Disk
) -> None:
    disk.fill()
    try_to_save(window, qtbot, "Zqxsecret ")
    disk.make_room()
    see_that_it_is_kept_after_all(window, qtbot, "Zqxsecret")
    state = program.folders.state
    logs = [each for each in state.rglob("*") if each.is_file()] if state.exists() else []
    assert not [each for each in logs if b"Zqxsecret" in each.read_bytes()]
    with closing(sqlite3.connect(program.library_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
