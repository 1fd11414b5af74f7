"""A program over empty folders, and one for which IT set something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.program import Program
from tests.desktop.programs import running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, tmp_path, qtbot) as program:
        yield program


@pytest.fixture
def governed(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """A program whose colours and library folder only IT can change."""
    machine = tmp_path / "machine" / "settings.toml"
    machine.parent.mkdir()
    lines = ('theme = "dark"', 'locked = ["theme", "library_folder"]')
    machine.write_text("\n".join(lines), encoding="utf-8")
    with running(qapp, tmp_path, qtbot) as program:
        yield program
