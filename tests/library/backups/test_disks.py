"""A backup on the disk of the library goes with it, and that is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from boardpaper.library.backups.disks import is_on_same_disk


def test_two_folders_of_a_disk_are_on_it(tmp_path: Path) -> None:
    assert is_on_same_disk(tmp_path / "library.sqlite", tmp_path / "not there yet" / "backups")


def test_another_disk_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stick").mkdir()
    real = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        found = real(path, **options)
        if path.name != "stick":
            return found
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:]))

    monkeypatch.setattr(Path, "stat", stat)
    assert not is_on_same_disk(tmp_path / "library.sqlite", tmp_path / "stick" / "backups")


def test_what_cannot_be_found_out_is_not_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, **_options: bool) -> os.stat_result:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refuse)
    assert not is_on_same_disk(tmp_path, tmp_path)
