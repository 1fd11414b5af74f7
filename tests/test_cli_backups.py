"""The commands that back the library up and restore it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from boardpaper.desk import shelf
from boardpaper.exchange.boardreport import pack
from tests.commands import Run, runner
from tests.library.backups.holding import spoil


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def run(
    library: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run the command with a home of its own, and a library that has the example in it."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    run = runner(capfd, "--library", str(library))
    example = tmp_path / "example.boardreport"
    example.write_bytes(pack(shelf.sample()))
    assert run("import", example).returncode == 0
    return run


def refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("boardpaper: ")
    for word in words:
        assert word in line


def test_a_backup_is_made_and_listed(run: Run, library: Path) -> None:
    made = run("library", "backup")
    path = Path(made.stdout.strip())
    assert (made.returncode, path.parent) == (0, library / "library.sqlite-backups")
    (line,) = run("library", "backups").stdout.splitlines()
    assert line.startswith(path.name.removeprefix("library ").removesuffix(".sqlite"))
    assert " 1 report " in line
    assert line.endswith(str(path))


def test_the_list_as_json_is_of_whole_facts(run: Run) -> None:
    path = Path(run("library", "backup").stdout.strip())
    (row,) = json.loads(run("library", "backups", "--json").stdout)
    assert row["file"] == str(path)
    assert row["made"].endswith("+00:00")
    assert (row["reports"], row["bytes"]) == (1, path.stat().st_size)


def test_another_folder_can_be_named(run: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    run("library", "backup", "--to", stick)
    assert len(run("library", "backups", "--from", stick).stdout.splitlines()) == 1
    usual = run("library", "backups")
    assert (usual.stdout, usual.returncode) == ("", 0)
    assert "There is no backup in" in usual.stderr


def test_one_that_cannot_be_read_is_listed_as_that(run: Run) -> None:
    Path(run("library", "backup").stdout.strip()).write_bytes(b"")
    assert "cannot be read" in run("library", "backups").stdout
    (row,) = json.loads(run("library", "backups", "--json").stdout)
    assert row["reports"] is None


def test_a_backup_is_restored_by_its_name(run: Run, library: Path, tmp_path: Path) -> None:
    path = Path(run("library", "backup").stdout.strip())
    run("import", tmp_path / "example.boardreport")
    restored = run("library", "restore", path.name)
    assert restored.returncode == 0
    assert restored.stdout.startswith(f"{library / 'library.sqlite'} was restored.\n")
    assert "The library as it was is the backup “library " in restored.stdout
    assert len(run("list").stdout.splitlines()) == 1
    assert len(run("library", "backups").stdout.splitlines()) == 2


def test_a_damaged_library_is_not_backed_up_but_put_aside(run: Run, library: Path) -> None:
    path = run("library", "backup").stdout.strip()
    spoil(library / "library.sqlite", "UPDATE report SET subject = 'Potholes'")
    refused(run("library", "backup"), "BP-0001", "restore one of them")
    restored = run("library", "restore", path)
    assert "The damaged library is kept beside it as “library damaged " in restored.stdout
    assert "Ofsted" in run("list").stdout


def test_what_has_lost_papers_is_restored_without_them_when_asked(run: Run, library: Path) -> None:
    path = Path(run("library", "backup").stdout.strip())
    shutil.rmtree(path.parent / "attachments")
    shutil.rmtree(library / "library.sqlite-attachments")
    refused(run("library", "restore", path), "has lost")
    assert run("library", "restore", path, "--without-papers").returncode == 0


def test_without_a_library_it_is_said(run: Run, library: Path, tmp_path: Path) -> None:
    shutil.rmtree(library)
    refused(run("library", "backup"), "There is no library")
    refused(run("library", "restore", tmp_path / "gone.sqlite"), "There is no backup")
    assert not library.exists()
