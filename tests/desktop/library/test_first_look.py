"""How the first window looks before anything is read, and what is kept for that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from boardpaper.desktop.library.first_look import FirstLook, read_first_look, write_first_look
from boardpaper.desktop.library.frame import OPENING, Frame

LOOK = FirstLook(b"\x00\xff", "#102030", "#203040", "#f0f0f0", 11.5, 78)


def test_a_look_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state" / "first-look.ini"
    path.parent.mkdir()
    write_first_look(path, LOOK)
    assert read_first_look(path) == LOOK


def test_without_a_file_it_is_the_first_day(tmp_path: Path) -> None:
    assert read_first_look(tmp_path / "first-look.ini") == FirstLook()


@pytest.mark.parametrize(
    "text",
    [
        "window=#102030\nsurface=red;\ntext=#zzz\n",
        "window=\npoints=many\nhead=1e9\n",
        "points=nan\nhead=-4\ngeometry=7\n",
        "[General\n\x00\x01",
        "window=@Invalid()\ngeometry=@ByteArray(\n",
    ],
)
def test_what_cannot_be_used_is_left_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "first-look.ini"
    path.write_text(text, encoding="utf-8")
    look = read_first_look(path)
    assert (look.window, look.surface, look.text, look.points, look.head) == ("", "", "", 0, 0)


@given(st.binary(max_size=300))
def test_whatever_is_in_the_file_the_window_opens(
    qapp: QApplication,  # noqa: ARG001 — a window needs it
    tmp_path_factory: pytest.TempPathFactory,
    data: bytes,
) -> None:
    path = tmp_path_factory.mktemp("example") / "first-look.ini"
    path.write_bytes(data)
    frame = Frame(read_first_look(path))
    assert frame.width() > 0
    frame.deleteLater()


def test_a_look_that_cannot_be_kept_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_first_look(tmp_path / "file" / "first-look.ini", LOOK)
    assert read_first_look(tmp_path / "file" / "first-look.ini") == FirstLook()


def test_the_frame_has_the_colours_of_the_last_time_until_it_is_filled(qapp: QApplication) -> None:
    frame = Frame(LOOK)
    label = frame.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.text() == OPENING
    assert label.font().pointSizeF() == LOOK.points
    assert frame.palette().color(QPalette.ColorRole.Window).name() == LOOK.window
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LOOK.text
    content = QWidget()
    frame.fill(content)
    assert frame.centralWidget() is content
    assert frame.palette().color(QPalette.ColorRole.Window) == qapp.palette().color(
        QPalette.ColorRole.Window
    )
    frame.deleteLater()
