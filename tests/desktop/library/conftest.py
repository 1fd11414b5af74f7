"""A program with a library, and the window that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from tests.desktop.library.shown import open_library
from tests.desktop.programs import running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """A program of an officer who was here before."""
    settings = tmp_path / "settings" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('theme = "light"\n', encoding="utf-8")
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> LibraryView:
    """The window of a library without reports."""
    return open_library(program, qtbot)
