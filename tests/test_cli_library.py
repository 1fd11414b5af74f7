"""The commands that work on the library."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from boardpaper.cli import main
from boardpaper.desk import shelf
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import pack
from boardpaper.report.report import Report
from tests.commands import Run, runner
from tests.pdf.reader import Reader


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
    """Run the command with a library and a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    return runner(capfd, "--library", str(library))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "example.boardreport"
    path.write_bytes(pack(shelf.sample()))
    return path


def edited(change: Callable[[Report], Report]) -> bytes:
    saved = shelf.sample().saved
    return report_json.encode(msgspec.structs.replace(saved, report=change(saved.report)))


def without_papers(subject: str) -> Callable[[Report], Report]:
    return lambda report: msgspec.structs.replace(report, subject=subject, appendices=())


def test_a_report_goes_in_and_its_pdf_comes_out_the_same(
    run: Run, tmp_path: Path, example: Path
) -> None:
    assert run("import", example).stdout.startswith("BP-0001  The Ofsted Annual Assessment")
    assert run("export", "BP-0001", "-o", tmp_path / "library.pdf").returncode == 0
    assert run("export", example, "-o", tmp_path / "file.pdf").returncode == 0
    from_library, from_file = (
        Reader((tmp_path / f"{name}.pdf").read_bytes()).text() for name in ("library", "file")
    )
    assert from_library == from_file


def test_numbers_are_understood_as_people_write_them(
    run: Run, tmp_path: Path, example: Path
) -> None:
    run("import", example)
    for number in ("1", "bp-1", "BP 0001"):
        assert run("export", number, "-o", tmp_path / "out.pdf").returncode == 0


def test_a_number_into_a_folder_brings_its_appendix(
    run: Run, tmp_path: Path, example: Path
) -> None:
    run("import", example)
    result = run("export", "1", "-o", tmp_path / "agenda")
    assert len(result.stdout.splitlines()) == 2


def test_the_same_file_can_be_taken_in_twice(run: Run, example: Path) -> None:
    result = run("import", example, example)
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["BP-0001", "BP-0002"]


def test_the_list_shows_the_last_changed_first(run: Run, tmp_path: Path, example: Path) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(edited(without_papers("Flood\nalleviation")))
    run("import", example, other)
    lines = run("list").stdout.splitlines()
    assert lines[0] == "BP-0002  published  2011-12-14  Executive Board: Flood alleviation"
    assert lines[1].startswith("BP-0001")


def test_the_list_can_be_searched_and_shows_why(run: Run, tmp_path: Path, example: Path) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(edited(without_papers("Flood alleviation")))
    run("import", example, other)
    found = json.loads(run("list", "--search", "flood", "--json").stdout)
    assert [row["number"] for row in found] == ["BP-0002"]
    assert "Flood" in found[0]["excerpt"]
    assert run("list", "--search", "no-such-word").stdout == ""
    assert run("list", "--search", " ").stdout == run("list").stdout


def test_the_list_can_be_of_one_status(run: Run, example: Path) -> None:
    run("import", example)
    assert run("list", "--status", "draft").stdout == ""
    assert "BP-0001" in run("list", "--status", "published").stdout


def test_the_list_as_json_is_of_whole_facts(run: Run, example: Path) -> None:
    run("import", example)
    (row,) = json.loads(run("list", "--json").stdout)
    assert row["number"] == "BP-0001"
    assert row["status"] == "published"
    assert row["meeting_date"] == "2011-12-14"
    assert row["report_to"] == "Executive Board"


def refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_without_a_library_the_list_says_so_and_makes_none(run: Run, library: Path) -> None:
    refused(run("list"), "no library", "import")
    assert not library.exists()


def test_a_report_that_is_not_there_is_named(run: Run, tmp_path: Path, example: Path) -> None:
    run("import", example)
    refused(run("export", "99", "-o", tmp_path / "x.pdf"), "BP-0099")
    assert not (tmp_path / "x.pdf").exists()


def test_a_file_without_its_papers_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(edited(lambda report: report))
    refused(run("import", path), ".boardreport")


def test_one_bad_file_does_not_keep_the_others_out(run: Run, tmp_path: Path, example: Path) -> None:
    bad = tmp_path / "bad.boardreport"
    bad.write_bytes(b"bad")
    result = run("import", bad, example)
    assert result.returncode == 2
    assert "bad.boardreport was not imported" in result.stderr
    assert "BP-0001" in result.stdout


def test_what_is_no_library_is_left_untouched(run: Run, library: Path) -> None:
    library.mkdir()
    (library / "library.sqlite").write_bytes(b"a letter to my aunt")
    refused(run("list"), "library")
    assert (library / "library.sqlite").read_bytes() == b"a letter to my aunt"


def test_the_environment_names_the_library_too(
    tmp_path: Path, example: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("BOARDPAPER_LIBRARY", str(tmp_path / "named"))
    with pytest.raises(SystemExit):
        main(["import", str(example)])
    assert (tmp_path / "named" / "library.sqlite").exists()
    assert "no library" in run("list").stderr  # the option, where both are given, wins


def test_the_history_tells_what_was_kept_and_what_was_done(
    run: Run, tmp_path: Path, example: Path
) -> None:
    run("import", example)
    for audience in ("public", "full"):
        out = tmp_path / f"{audience}.pdf"
        assert run("export", "1", "-o", out, "--audience", audience).returncode == 0
    lines = run("history", "BP-1").stdout.splitlines()
    assert [line[26:] for line in lines if line.startswith(" ")] == [
        "When it was exported",
        "When it was exported",
        "As it was begun or taken in (Example author)",
        "Exported the full version",
        "Exported the public version",
        "Took the report in from a file (Example author)",
    ]
    told = json.loads(run("history", "1", "--json").stdout)
    assert [each["id"] for each in told["versions"]] == [3, 2, 1]
    assert told["events"][0]["what"] == "export"
    assert told["events"][0]["details"] == {"audience": "full"}
    refused(run("history", "7"), "BP-0007")


def test_an_export_under_another_form_keeps_the_report_as_it_is(
    run: Run, tmp_path: Path, example: Path
) -> None:
    run("import", example)
    run("export", "1", "-o", tmp_path / "out.pdf", "--template", "leeds-2021")
    first, second = json.loads(run("history", "1", "--json").stdout)["versions"]
    assert first["content_hash"] == second["content_hash"]


def test_a_file_that_is_exported_needs_no_library(
    run: Run, tmp_path: Path, example: Path, library: Path
) -> None:
    assert run("export", example, "-o", tmp_path / "out.pdf").returncode == 0
    assert not library.exists()
