from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from boardpaper.library.library import Library
from tests.library.conftest import without_sync
from tests.library.filled import fill
from tests.library.libraries import SOON, Clock

__all__ = ["without_sync"]


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that has a row in every table, to be copied."""
    folder = tmp_path_factory.mktemp("full")
    fill(folder / "library.db")
    return folder


@pytest.fixture
def library(full: Path, tmp_path: Path) -> Library:
    home = tmp_path / "home"
    shutil.copytree(full, home)
    return Library.open(home / "library.db", Clock(), SOON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder for backups, which is not there yet."""
    return tmp_path / "backups"
