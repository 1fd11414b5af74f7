"""What dev.py does with its command line."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.dev.stand_ins import Maker, write_project, write_script

EXPORT = "python3 dev.py run export --sample -o report.pdf"
scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is no project: a command that goes as far as .venv fails there with 1."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dev.Environment:
    """An environment of scripts that is ready for use."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    interpreter = dev.Interpreter("3.13.0", sys.executable)
    write_project(tmp_path)
    environment = dev.Environment(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(dev, "find_python", lambda: interpreter)
        patch.setattr(dev, "require", Maker(environment))
        environment.ensure()
    return environment


def test_an_old_python_can_read_it() -> None:
    ast.parse(Path(dev.__file__).read_bytes(), feature_version=(3, 8))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the command is one of run, test, bench"),
        (["tset"], "the command is one of run, test, bench"),
        (["screenshots"], "screenshots takes one folder"),
        (["installer", "now"], "installer takes nothing but --test"),
        (["lock", "--all"], "lock takes nothing but --upgrade"),
    ],
)
@pytest.mark.usefixtures("root")
def test_bad_usage_is_told_with_the_good(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"dev.py: {sentence}")
    assert "Usage: python3 dev.py COMMAND" in told


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    assert "Usage: python3 dev.py COMMAND" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_without_a_display_run_names_the_command_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 2
    assert EXPORT in capsys.readouterr().err


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_run_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str
) -> None:
    monkeypatch.setenv(variable, ":0")
    assert dev.main(["run"]) == 1
    assert "pyproject.toml" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_version_without_an_installer_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["installer"]) == 2
    assert "has no Windows installer yet" in capsys.readouterr().err


@scripts
def test_run_becomes_boardpaper(environment: dev.Environment, tmp_path: Path) -> None:
    write_script(environment.tool("boardpaper"), 'printf "[%s]" "$@"', "pwd -P", "exit 7")
    started_in = tmp_path / "elsewhere"
    started_in.mkdir()
    copied = shutil.copy(dev.__file__, environment.root)
    done = subprocess.run(
        [sys.executable, copied, "run", "export", "-o", "a b.pdf"],
        check=False,
        cwd=started_in,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 7
    assert done.stdout == f"[export][-o][a b.pdf]{started_in.resolve()}\n"
    assert done.stderr == ""


@scripts
@pytest.mark.parametrize(
    ("failing", "status"), [([], 0), (["ruff"], 1), (["pytest"], 3), (["mypy", "pytest"], 1)]
)
def test_test_runs_every_step_and_ends_with_pytest(
    environment: dev.Environment,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    failing: list[str],
    status: int,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(dev, "JAXB", Path(__file__))
    for tool in ("ruff", "mypy", "lint-imports", "pytest"):
        write_script(
            environment.tool(tool), f'echo "{tool} $@"', f"exit {3 if tool in failing else 0}"
        )
    assert dev.main(["test", "--long"]) == status
    lines = capfd.readouterr().out.splitlines()
    headings = [line.split(":")[0] for line in lines if line.startswith("== ")]
    assert headings == ["== Format", "== Lint", "== Types", "== Layers", "== Tests"]
    assert lines[-1] == "pytest --numprocesses=auto --long"


@scripts
def test_bench_measures_benchmarks_only(
    environment: dev.Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    write_script(environment.tool("pytest"), 'echo "$@"')
    assert dev.main(["bench", "-k", "pdf"]) == 0
    measured = "tests/benchmarks --benchmark-enable --benchmark-only -k pdf"
    assert capfd.readouterr().out.splitlines()[-1] == measured


@scripts
def test_bench_without_options_also_compares_with_others(
    environment: dev.Environment, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(dev, "require", lambda _, *command: steps.extend(command))
    for tool in ("pytest", "python"):
        write_script(environment.tool(tool), 'echo "$@"', f"exit {3 if tool == 'pytest' else 0}")
    assert dev.main(["bench"]) == 3
    assert steps[-1].endswith("requirements/bench.txt")
    assert capfd.readouterr().out.splitlines()[-1] == "-m tests.benchmarks.compare_pdf"


@scripts
def test_lock_writes_every_file_within_the_one_before(
    environment: dev.Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    write_script(environment.tool("uv"), 'echo "$@"')
    assert dev.main(["lock", "--upgrade"]) == 0
    first, second, third = capfd.readouterr().err.splitlines()
    assert first.endswith("--upgrade --output-file=requirements/run.txt")
    assert "--group=dev --constraints=requirements/run.txt" in second
    assert second.endswith("--upgrade --output-file=requirements/dev.txt")
    assert "--group=bench --constraints=requirements/dev.txt" in third
    assert third.endswith("--upgrade --output-file=requirements/bench.txt")


@scripts
def test_root_on_debian_gets_missing_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write_script(tmp_path / "apt-get", 'echo "$@" >&2')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.provide_packages("The tests", "poppler-utils fonts")
    told, updated, installed = capfd.readouterr().err.splitlines()
    assert told == "Installing what The tests need: poppler-utils fonts"
    assert updated.endswith("update")
    assert installed.endswith("poppler-utils fonts")


@scripts
@pytest.mark.parametrize("has_tools", [True, False])
def test_what_the_tests_need_of_the_system_is_provided(
    environment: dev.Environment, monkeypatch: pytest.MonkeyPatch, has_tools: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dev, "provide_packages", lambda _, packages: asked.append(packages))
    monkeypatch.setattr(dev, "JAXB", Path(__file__ if has_tools else "no such file"))
    monkeypatch.setattr(shutil, "which", lambda name: name if has_tools else None)
    for tool in ("ruff", "mypy", "lint-imports", "pytest"):
        write_script(environment.tool(tool), "exit 0")
    assert dev.main(["test"]) == 0
    needed = ["poppler-utils", "default-jdk-headless libjaxb-java"]
    assert asked == ([] if has_tools else needed)


@scripts
@pytest.mark.parametrize(
    ("user", "apt_get"), [(1000, "exit 0"), (0, "exit 100"), (0, None)], ids=str
)
def test_others_are_told_which_packages_are_missing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    user: int,
    apt_get: str | None,
) -> None:
    if apt_get:
        write_script(tmp_path / "apt-get", apt_get)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: user)
    dev.provide_packages("The tests", "poppler-utils")
    assert capfd.readouterr().err.endswith("on Debian: sudo apt-get install poppler-utils\n")
