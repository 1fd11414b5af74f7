"""The commands that look the library through, and make it anew."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from boardpaper.desk import shelf
from boardpaper.exchange.boardreport import pack
from tests.commands import Run, runner


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.sqlite"


@pytest.fixture
def run(
    library: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run the command with a library that has the example twice, and a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    run = runner(capfd, "--library", str(library))
    example = tmp_path / "example.boardreport"
    example.write_bytes(pack(shelf.sample()))
    run("import", example, example)
    return run


def damage(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE report SET subject = 'Zqx' WHERE number = 2")
        connection.commit()


def test_a_whole_library_is_said_to_be_so(run: Run) -> None:
    result = run("library", "verify")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "Looked at 2 reports, 2 versions, 2 events and 1 attachment.",
        "All is as it was kept.",
    ]


def test_what_is_damaged_is_named_and_not_quoted(run: Run, library: Path) -> None:
    damage(library)
    result = run("library", "verify")
    assert result.returncode == 1
    assert "BP-0002 is not as it was saved." in result.stdout
    assert "rebuild" in result.stdout
    assert "Zqx" not in result.stdout + result.stderr
    told = json.loads(run("library", "verify", "--json").stdout)
    assert told["reports"] == 2
    assert told["faults"] == ["BP-0002 is not as it was saved."]


def test_it_is_made_anew_and_the_old_one_kept(run: Run, library: Path) -> None:
    damage(library)
    result = run("library", "rebuild")
    assert result.returncode == 0
    first, second = result.stdout.rstrip(".\n").split(". ", 1)
    assert first == "The library was made anew with 2 reports"
    aside = second.removeprefix("The one that was there is kept as ")
    assert library.with_name(aside).exists()
    assert run("library", "verify").returncode == 0
    assert run("check", "2", "--as-of", "2011-12-01").returncode == 0


def test_what_is_lost_is_named(run: Run, library: Path) -> None:
    (copy,) = library.with_name("library.sqlite-reports").glob("BP-0002/*.json")
    copy.write_bytes(b"x")
    library.unlink()
    assert "library rebuild" in run("list").stderr
    result = run("library", "rebuild")
    assert "BP-0002" in result.stderr
    assert "with 1 report." in result.stdout


def test_without_a_library_there_is_nothing_to_look_at(run: Run, library: Path) -> None:
    library.unlink()
    for folder in library.parent.iterdir():
        folder.rename(folder.with_name("elsewhere-" + folder.name))
    for command in ("verify", "rebuild"):
        result = run("library", command)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1
