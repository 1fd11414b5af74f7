"""The command says what stands in the way of publication, and an export marks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.folders import default_folders
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import Package, pack
from boardpaper.report.standing import Standing
from boardpaper.report.status import Status
from tests.commands import Run, runner
from tests.pdf.reader import Reader


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(capfd)


def write(folder: Path, status: Status = "draft", subject: str = "") -> Path:
    """Write the example with another subject and status, and return its path."""
    sample = shelf.sample()
    report = replace(sample.saved.report, subject=subject)
    saved = replace(sample.saved, report=report, standing=Standing(status))
    path = folder / "broken.boardreport"
    path.write_bytes(pack(Package(saved, sample.template_toml, sample.attachments)))
    return path


def test_the_example_has_no_errors(run: Run) -> None:
    done = run("check", "--sample", "--as-of", "2011-12-01")
    assert done.returncode == 0
    assert done.stdout.startswith("the example as of 1 December 2011: ")
    assert "Error" not in done.stdout
    assert "Warning R2, Author – Details\n  Name the author" in done.stdout
    assert "  Why: The author box of the council’s form." in done.stdout


def test_errors_are_told_by_the_exit_code(run: Run, tmp_path: Path) -> None:
    done = run("check", write(tmp_path), "--as-of", "2011-12-01")
    assert done.returncode == 1
    assert "Error R1, Title block – Details\n  Give the report a subject.\n" in done.stdout


def test_programs_read_the_problems_as_json(run: Run, tmp_path: Path) -> None:
    done = run("check", write(tmp_path), "--as-of", "2011-12-01", "--json")
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    assert {
        "id": "R1",
        "level": "error",
        "message": "Give the report a subject.",
        "place": {"part": "details", "field": "subject"},
    } in problems
    assert {tuple(each) for each in problems} == {("id", "level", "message", "place")}


def test_a_report_json_is_checked_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(report_json.encode(shelf.sample().saved))
    assert run("check", path, "--as-of", "2011-12-01").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nothing.json",), "There is no file “nothing.json”"),
        ((), "Name one report to check"),
        (("x.json", "--sample"), "Name one report to check"),
        (
            ("--sample", "--as-of", "1/12/2011"),
            "“1/12/2011” is not a date",
        ),
        (("BP-0042",), "There is no library"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run("--library", tmp_path, "check", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_export_with_errors_lists_them_and_is_marked_as_a_draft(
    run: Run, tmp_path: Path
) -> None:
    """It is ready by its standing, and all the same is not."""
    out = tmp_path / "out.pdf"
    done = run("export", write(tmp_path, "ready"), "-o", out)
    assert done.returncode == 0
    assert "marked DRAFT, because" in done.stderr
    assert "  R1  Details: Give the report a subject." in done.stderr
    assert "DRAFT" in Reader(out.read_bytes()).outside


def test_what_is_published_stays_so(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    done = run("export", write(tmp_path, "published"), "-o", out)
    assert done.returncode == 0
    assert "  R1  Details: Give the report a subject." in done.stderr
    assert "marked" not in done.stderr
    assert "DRAFT" not in Reader(out.read_bytes()).outside


def test_spelling_is_checked_with_the_officers_own_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    report = write(tmp_path, subject="The beesly stratgey")
    done = run("check", report, "--as-of", "2011-12-01")
    assert "Warning R42, Spelling – Details\n  “beesly” may be misspelt: " in done.stdout
    assert "  “stratgey” may be misspelt: did you mean “strategy”?\n" in done.stdout
    words = default_folders().own_words_file
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("beesly\n", encoding="utf-8")
    done = run("check", report, "--as-of", "2011-12-01")
    assert "beesly" not in done.stdout
    assert "stratgey" in done.stdout
