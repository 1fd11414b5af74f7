from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from boardpaper.library import opening
from boardpaper.library.library import Library
from tests.library.libraries import SOON, Clock, new_library

MIGRATING, WORKING = opening._TO_MIGRATE, opening._TO_WORK


@pytest.fixture(autouse=True)
def without_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk a thousand times: no test pulls the plug. See also `with_sync`."""
    for name, pragmas in (("_TO_MIGRATE", MIGRATING), ("_TO_WORK", WORKING)):
        quick = tuple(each.replace("synchronous=EXTRA", "synchronous=OFF") for each in pragmas)
        assert quick != pragmas
        monkeypatch.setattr(opening, name, quick)


@pytest.fixture
def with_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk after all: what is used automatically comes first."""
    monkeypatch.setattr(opening, "_TO_MIGRATE", MIGRATING)
    monkeypatch.setattr(opening, "_TO_WORK", WORKING)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that has templates and attachments, to be copied."""
    folder = tmp_path_factory.mktemp("pristine")
    new_library(folder)
    return folder


@pytest.fixture
def library(pristine: Path, tmp_path: Path) -> Library:
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)
    return Library.open(tmp_path / "library.db", Clock(), SOON)
