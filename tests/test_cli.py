from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from boardpaper import resources
from boardpaper.cli import commands
from boardpaper.cli import export as export_module
from boardpaper.desk import exporting, shelf
from boardpaper.exchange import report_json
from boardpaper.exchange.boardreport import pack
from boardpaper.report.report import Report
from boardpaper.report.text import Paragraph, Span, Text
from tests.commands import Run, runner
from tests.conformance.defects import break_every_print
from tests.pdf.reader import Reader


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(capfd)


@pytest.fixture
def boardreport(tmp_path: Path) -> Path:
    path = tmp_path / "example.boardreport"
    path.write_bytes(pack(shelf.sample()))
    return path


def refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    """One sentence on stderr, nothing on stdout, exit code 2, no traceback."""
    assert result.returncode == 2
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("boardpaper: ")
    assert line.endswith((".", "!", "?"))
    assert "Traceback" not in line
    for word in words:
        assert word in line


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def edited(change: Callable[[Report], Report]) -> bytes:
    """The example with another report, as report.json."""
    saved = shelf.sample().saved
    return report_json.encode(msgspec.structs.replace(saved, report=change(saved.report)))


def with_summary(*paragraphs: str) -> bytes:
    blocks = tuple(Paragraph(f"new{n}", (Span(text),)) for n, text in enumerate(paragraphs))

    def change(report: Report) -> Report:
        sections = tuple(
            msgspec.structs.replace(each, text=Text(blocks)) if each.key == "summary" else each
            for each in report.sections
        )
        return msgspec.structs.replace(report, sections=sections)

    return edited(change)


class TestExport:
    def test_the_example_becomes_a_pdf(self, run: Run, tmp_path: Path) -> None:
        result = run("export", "--sample", "-o", tmp_path / "report.pdf")
        assert result.returncode == 0
        assert result.stdout.splitlines() == [str(tmp_path / "report.pdf")]
        assert "1 appendix is not in this file" in result.stderr
        assert names(tmp_path) == ["report.pdf"]
        text = Reader((tmp_path / "report.pdf").read_bytes()).text()
        assert "6. Members are recommended to note" in text

    def test_a_boardreport_and_its_report_json_give_the_same_pdf(
        self, run: Run, tmp_path: Path, boardreport: Path
    ) -> None:
        source = tmp_path / "report.json"
        source.write_bytes(report_json.encode(shelf.sample().saved))
        assert run("export", boardreport, "-o", tmp_path / "a.pdf").returncode == 0
        assert run("export", source, "-o", tmp_path / "b.pdf").returncode == 0
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()

    def test_into_a_folder_the_papers_get_their_names(
        self, run: Run, tmp_path: Path, boardreport: Path
    ) -> None:
        result = run("export", boardreport, "--audience", "full", "-o", tmp_path / "agenda")
        start = (
            "2011-12-14 Executive Board - "
            "The Ofsted Annual Assessment of Children's Services in Leeds (full)"
        )
        assert result.returncode == 0
        assert names(tmp_path / "agenda") == [f"{start} - Appendix 1.pdf", f"{start}.pdf"]

    def test_a_logo_is_printed_and_what_is_none_refused(self, run: Run, tmp_path: Path) -> None:
        logo, out = tmp_path / "logo.png", tmp_path / "report.pdf"
        Image.new("RGB", (90, 60), "navy").save(logo)
        assert run("export", "--sample", "--logo", logo, "-o", out).returncode == 0
        assert b"/Subtype /Image" in out.read_bytes()
        logo.write_bytes(b"<svg/>")
        refused(run("export", "--sample", "--logo", logo, "-o", out), "logo.png", "no picture")
        refused(run("export", "--sample", "--logo", tmp_path / "no", "-o", out), "check the path")

    def test_several_reports_show_progress_and_do_not_replace_each_other(
        self, run: Run, tmp_path: Path, boardreport: Path
    ) -> None:
        result = run("export", boardreport, "--sample", "-o", tmp_path / "agenda")
        assert result.returncode == 0
        assert result.stderr.splitlines() == [
            "1 of 2: example.boardreport",
            "2 of 2: the example",
        ]
        assert len(names(tmp_path / "agenda")) == 4
        assert any(name.endswith("(public) (2).pdf") for name in names(tmp_path / "agenda"))

    def test_one_bad_report_does_not_keep_the_others_from_being_written(
        self, run: Run, tmp_path: Path, boardreport: Path
    ) -> None:
        bad = tmp_path / "bad.boardreport"
        bad.write_bytes(b"bad")
        result = run("export", bad, boardreport, "-o", tmp_path / "agenda")
        assert result.returncode == 2
        assert "bad.boardreport was not exported" in result.stderr
        assert "1 of 2 reports were not exported" in result.stderr
        assert len(names(tmp_path / "agenda")) == 2

    def test_a_defect_in_one_report_does_not_keep_the_others_from_being_written(
        self, run: Run, tmp_path: Path, boardreport: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        export, failures = exporting.export, [TypeError("secret words")]

        def fail_once(*arguments: Any) -> Any:
            if failures:
                raise failures.pop()
            return export(*arguments)

        monkeypatch.setattr(export_module, "export", fail_once)
        result = run("export", boardreport, "--sample", "-o", tmp_path / "agenda")
        assert result.returncode == 2
        assert "example.boardreport was not exported" in result.stderr
        assert "defect of its own (TypeError" in result.stderr
        assert "secret" not in result.stderr
        assert len(names(tmp_path / "agenda")) == 2

    def test_the_same_report_prints_under_another_template(self, run: Run, tmp_path: Path) -> None:
        out = tmp_path / "report.pdf"
        result = run("export", "--sample", "--template", "leeds-2021", "-o", out)
        assert result.returncode == 0
        text = Reader(out.read_bytes()).text()
        assert "(a) Members are recommended to note" in text
        assert "What is this report about? 6. This report presents" in text

    def test_text_without_a_section_is_told(self, run: Run, tmp_path: Path) -> None:
        def misplace(report: Report) -> Report:
            first = msgspec.structs.replace(report.sections[0], key="elsewhere")
            return msgspec.structs.replace(report, sections=(first, *report.sections[1:]))

        source = tmp_path / "report.json"
        source.write_bytes(edited(misplace))
        result = run("export", source, "-o", tmp_path / "report.pdf")
        assert result.returncode == 0
        assert "section “elsewhere” has text" in result.stderr

    def test_an_old_pdf_is_replaced_only_by_a_new_one(self, run: Run, tmp_path: Path) -> None:
        out = tmp_path / "report.pdf"
        out.write_bytes(b"old")
        source = tmp_path / "report.json"
        source.write_bytes(with_summary("secret ع words"))
        refused(run("export", source, "-o", out), "Arabic letter ain", "paragraph 1")
        assert out.read_bytes() == b"old"
        source.write_bytes(with_summary("words"))
        assert run("export", source, "-o", out).returncode == 0
        assert out.read_bytes().startswith(b"%PDF-1.7")

    def test_an_unprintable_character_is_named_without_the_words_around_it(
        self, run: Run, tmp_path: Path
    ) -> None:
        source = tmp_path / "report.json"
        source.write_bytes(with_summary("secret \U0001f986 words"))
        result = run("export", source, "-o", tmp_path / "report.pdf")
        refused(result, "Duck, U+1F986", "in paragraph 1.")
        assert "secret" not in result.stderr
        assert names(tmp_path) == ["report.json"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["-o", "x.pdf"], "Name a report"),
            (["--sample"], "'-o'"),
            (["--sample", "-o", "x.pdf", "--audience", "everyone"], "everyone"),
            (["--sample", "-o", "x.pdf", "--template", "york"], "leeds-2021"),
            (["nowhere.boardreport", "-o", "x.pdf"], "nowhere.boardreport"),
            (["--sample", "-o", "out.txt"], "neither"),
            (["--sample", "-o", "-"], "neither"),
            (["--sample", "-o", "n" * 300 + ".pdf"], "too long"),
            (["--sample", "--sample", "--unknown"], "--unknown"),
        ],
    )
    def test_bad_usage_is_one_sentence(
        self,
        run: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        words: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        refused(run("export", *arguments), words)
        assert names(tmp_path) == []

    def test_several_reports_do_not_go_into_one_file(
        self, run: Run, tmp_path: Path, boardreport: Path
    ) -> None:
        refused(run("export", boardreport, "--sample", "-o", tmp_path / "x.pdf"), "folder")
        assert names(tmp_path) == ["example.boardreport"]

    def test_a_report_is_not_replaced_by_its_own_pdf(self, run: Run, tmp_path: Path) -> None:
        source = tmp_path / "misnamed.pdf"
        source.write_bytes(pack(shelf.sample()))
        before = source.read_bytes()
        refused(run("export", source, "-o", source), "replace")
        assert source.read_bytes() == before

    def test_nor_is_it_by_another_name_of_the_same_file(self, run: Run, tmp_path: Path) -> None:
        source = tmp_path / "report.boardreport"
        source.write_bytes(pack(shelf.sample()))
        (tmp_path / "link.pdf").symlink_to(source)
        before = source.read_bytes()
        refused(run("export", source, "-o", tmp_path / "link.pdf"), "replace")
        assert source.read_bytes() == before

    def test_a_folder_that_cannot_be_made_is_named(self, run: Run, tmp_path: Path) -> None:
        refused(run("export", "--sample", "-o", tmp_path / "no" / "such"), "such")
        assert names(tmp_path) == []

    def test_a_template_that_is_not_here_is_named(self, run: Run, tmp_path: Path) -> None:
        def elsewhere(report: Report) -> Report:
            template = msgspec.structs.replace(report.template, hash="0" * 64)
            return msgspec.structs.replace(report, template=template)

        source = tmp_path / "report.json"
        source.write_bytes(edited(elsewhere))
        refused(run("export", source, "-o", tmp_path / "x.pdf"), "leeds-executive-board-2011")

    def test_a_council_that_is_not_here_is_named(self, run: Run, tmp_path: Path) -> None:
        source = tmp_path / "report.json"
        source.write_bytes(edited(lambda r: msgspec.structs.replace(r, council="york")))
        refused(run("export", source, "-o", tmp_path / "x.pdf"), "york", "leeds")

    @pytest.mark.parametrize("failing", ["open", "write", "fsync", "replace"])
    def test_a_machine_that_refuses_leaves_nothing_half_written(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
    ) -> None:
        out = tmp_path / "report.pdf"
        out.write_bytes(b"old")
        real = getattr(os, failing)

        def refuse(*arguments: Any, **options: Any) -> Any:
            if failing == "open" and not arguments[1] & os.O_CREAT:
                return real(*arguments, **options)
            raise OSError(30, "Read-only file system")

        monkeypatch.setattr(os, failing, refuse)
        result = run("export", "--sample", "-o", out)
        monkeypatch.undo()
        refused(result, "read-only", "report.pdf")
        assert names(tmp_path) == ["report.pdf"]
        assert out.read_bytes() == b"old"


class TestHostileFiles:
    @pytest.mark.parametrize(
        "damage",
        [
            lambda _: b"",
            lambda data: data[: len(data) // 2],
            lambda data: data[:-30],
            lambda _: b"not a report",
            lambda data: data.replace(b"report.json", b"../port.json"),
        ],
    )
    def test_a_damaged_boardreport_is_refused_by_name(
        self, run: Run, tmp_path: Path, damage: Callable[[bytes], bytes]
    ) -> None:
        source = tmp_path / "damaged.boardreport"
        source.write_bytes(damage(pack(shelf.sample())))
        refused(run("export", source, "-o", tmp_path / "x.pdf"), "damaged.boardreport")
        assert names(tmp_path) == ["damaged.boardreport"]

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b'{"format": 9, "later": true}', "newer"),
            (b"[1, 2", "report.json"),
            (b'{"format": 1, "report": 7}', "report"),
            (b'{"format": 1' + b"0" * 5000 + b"}", "format"),
            (b"[" * 200_000, "report.json"),
        ],
    )
    def test_a_strange_report_json_is_refused_by_name(
        self, run: Run, tmp_path: Path, data: bytes, words: str
    ) -> None:
        source = tmp_path / "report.json"
        source.write_bytes(data)
        refused(run("export", source, "-o", tmp_path / "x.pdf"), "report.json", words)
        assert names(tmp_path) == ["report.json"]


class TestOtherCommands:
    def test_the_sample_can_be_written_and_exported(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "s.boardreport"
        assert run("sample", path).stdout.splitlines() == [str(path)]
        assert run("export", path, "-o", tmp_path / "s.pdf").returncode == 0

    def test_the_sample_is_not_written_into_a_missing_folder(
        self, run: Run, tmp_path: Path
    ) -> None:
        refused(run("sample", tmp_path / "missing" / "s.boardreport"), "folder")

    def test_the_schema_is_printed(self, run: Run) -> None:
        result = run("schema")
        assert result.returncode == 0
        assert json.loads(result.stdout)["$schema"].endswith("2020-12/schema")

    def test_the_templates_are_listed(self, run: Run) -> None:
        lines = run("templates").stdout.splitlines()
        assert [line.split()[0] for line in lines] == ["leeds-2021", "leeds-executive-board-2011"]

    def test_a_good_template_can_be_used(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "mine.toml"
        path.write_text(resources.read_text("templates", "leeds-2021.toml"), encoding="utf-8")
        result = run("templates", "--check", path)
        assert result.returncode == 0
        assert "can be used" in result.stdout

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ('key = "summary"', 'key = "main"', "main"),
            ("version = 1", 'version = "one"', "version"),
            ("version = 1", "version = ", "line"),
            ('source = "subject"', 'source = "title"', "headers"),
        ],
    )
    def test_a_mistake_in_a_template_is_refused_with_file_and_place(
        self, run: Run, tmp_path: Path, old: str, new: str, words: str
    ) -> None:
        path = tmp_path / "mine.toml"
        toml = resources.read_text("templates", "leeds-2021.toml")
        path.write_text(toml.replace(old, new, 1), encoding="utf-8")
        refused(run("templates", "--check", path), "mine.toml", words)

    def test_a_template_in_another_encoding_is_refused(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "mine.toml"
        path.write_bytes("name = “Bericht”".encode("cp1252"))
        refused(run("templates", "--check", path), "mine.toml", "UTF-8")

    def test_the_installation_is_whole(self, run: Run) -> None:
        result = run("self-test")
        assert result.returncode == 0
        assert all(line.startswith("ok ") for line in result.stdout.splitlines())

    def test_a_damaged_installation_is_told(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(resources, "read_bytes", lambda *_: b"")
        result = run("self-test")
        assert result.returncode == 2
        assert "BROKEN fonts" in result.stdout
        assert "install Boardpaper again" in result.stderr

    def test_an_unknown_command_is_one_sentence(self, run: Run) -> None:
        refused(run("frobnicate"), "frobnicate")


class TestDefects:
    def test_a_defect_is_told_without_traceback_or_report_text(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def fail(*_: object) -> None:
            raise KeyError("secret words of the report")

        monkeypatch.setattr(export_module, "export", fail)
        result = run("export", "--sample", "-o", tmp_path / "x.pdf")
        refused(result, "KeyError", "test_cli.py")
        assert "secret" not in result.stderr
        assert names(tmp_path) == []

    def test_stopping_is_no_defect(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(shelf, "templates", stop)
        refused(run("templates"), "Stopped")


def test_the_command_runs_without_qt_and_without_a_home(tmp_path: Path) -> None:
    """As a process of its own: only what the command needs is imported, nothing is left behind."""
    program = (
        "import sys; from boardpaper.cli.program import _run; code = _run(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; "
        "sys.exit(code)"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, "export", "--sample", "-o", "report.pdf"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert names(tmp_path) == ["report.pdf"]


def test_output_survives_a_console_that_lacks_a_character(tmp_path: Path) -> None:
    name = tmp_path / "☒.toml"
    name.write_text(resources.read_text("templates", "leeds-2021.toml"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "boardpaper", "templates", "--check", str(name)],
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    assert b"?.toml" in result.stdout
    assert result.stderr == b""


def test_help_says_what_there_is() -> None:
    result: Result = CliRunner().invoke(commands, ["--help"])
    for command in ("sample", "export", "schema", "templates", "self-test"):
        assert command in result.output


def test_a_pdf_that_fails_its_last_check_is_not_written_and_the_old_one_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"the one made before")
    break_every_print(monkeypatch, "a word less")
    refused(run("export", "--sample", "-o", path), "a word of", "is missing")
    assert path.read_bytes() == b"the one made before"
    assert names(tmp_path) == ["report.pdf"]
