"""The command that compares two versions of a report."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from boardpaper.desk import shelf
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import pack
from tests.commands import Run, runner


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with a library that has the example, and a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    run = runner(capfd, "--library", str(tmp_path / "library"))
    example = tmp_path / "example.boardreport"
    example.write_bytes(pack(shelf.sample()))
    run("import", example)
    return run


@pytest.fixture
def other(tmp_path: Path) -> Path:
    saved = shelf.sample().saved
    report = msgspec.structs.replace(saved.report, subject="Zqx & <b>")
    path = tmp_path / "other.json"
    path.write_bytes(report_json.encode(msgspec.structs.replace(saved, report=report)))
    return path


def test_two_files_are_compared_word_by_word(run: Run, tmp_path: Path, other: Path) -> None:
    result = run("compare", tmp_path / "example.boardreport", other)
    assert result.returncode == 1
    assert result.stdout.splitlines()[:2] == ["Details", "  Subject (changed)"]
    assert "{+Zqx & <b>+}" in result.stdout


def test_two_alike_are_said_to_be(run: Run) -> None:
    result = run("compare", "BP-0001@1", "BP-0001")
    assert (result.returncode, result.stdout) == (0, "The two versions are the same.\n")


def test_it_is_written_as_a_web_page(run: Run, tmp_path: Path, other: Path) -> None:
    page = tmp_path / "changes.html"
    result = run("compare", tmp_path / "example.boardreport", other, "--html", page)
    assert result.returncode == 1
    written = page.read_text(encoding="utf-8")
    assert "<ins>" in written
    assert "Zqx &amp; &lt;b&gt;" in written
    assert "Changes since example.boardreport" in written


@pytest.mark.parametrize("source", ["BP-0001@9", "BP-0009@1", "BP-0001@x", "missing.json"])
def test_what_is_not_there_is_refused(run: Run, source: str) -> None:
    result = run("compare", source, "BP-0001")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_version_of_the_history_can_be_exported_too(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "version.pdf"
    assert run("export", "BP-0001@1", "-o", out).returncode == 0
    assert out.read_bytes().startswith(b"%PDF")
