"""A program in folders of its own, and the example in a window of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from tests.desktop.programs import draft, keep, open_window, running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> ReportWindow:
    """The example as a draft."""
    return open_window(program, qtbot, keep(program, qtbot, draft()))


@pytest.fixture
def out(program: Program, tmp_path: Path) -> Path:
    """The folder that files are written into."""
    folder = tmp_path / "out"
    folder.mkdir()
    program.last_folder = folder
    return folder
