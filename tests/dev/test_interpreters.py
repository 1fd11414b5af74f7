"""dev.py takes the newest Python that works, not the newest that seems to be there."""

import os
import sys
from pathlib import Path

import pytest

import dev
from tests.dev.stand_ins import write_script

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


class Machine:
    """A machine on which no Python is installed but the stand-ins that a test installs."""

    def __init__(self, root: Path) -> None:
        self.folders = (root / "shims", root / "bin")
        self.pyenv = root / "pyenv"

    def install(self, path: Path, version: str) -> None:
        write_script(path, f"echo {version}", f"echo {path}")

    def install_with_pyenv(self, version: str) -> None:
        minor = version.rpartition(".")[0]
        self.install(self.pyenv / "versions" / version / "bin" / f"python{minor}", version)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, machine.folders)))
    monkeypatch.setenv("PYENV_ROOT", str(machine.pyenv))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    return machine


def test_the_newest_version_is_taken(machine: Machine) -> None:
    for version in ("3.11", "3.13", "3.12", "3.10"):
        machine.install(machine.folders[1] / f"python{version}", f"{version}.4")
    assert dev.find_python() == ("3.13.4", str(machine.folders[1] / "python3.13"))


def test_a_shim_without_a_python_behind_it_is_passed_over(machine: Machine) -> None:
    write_script(machine.folders[0] / "python3.13", "echo 'command not found' >&2", "exit 127")
    machine.install(machine.folders[1] / "python3.12", "3.12.1")
    assert dev.find_python().version == "3.12.1"
    machine.install(machine.folders[1] / "python3.13", "3.13.1")
    assert dev.find_python().version == "3.13.1"


def test_of_several_installed_by_pyenv_the_newest_is_taken(machine: Machine) -> None:
    for version in ("3.13.2", "3.13.10", "3.13.9", "3.13.11t", "3.12.20"):
        machine.install_with_pyenv(version)
    assert dev.find_python().version == "3.13.10"


@pytest.mark.parametrize(
    "lines",
    [
        ["echo 3.9.1", "echo somewhere"],
        ["echo Python"],
        ["echo 3.13.0", "echo somewhere", "exit 1"],
        ["while :; do :; done"],
    ],
    ids=["another version", "nonsense", "fails", "hangs"],
)
def test_a_python_that_does_not_work_is_passed_over(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    monkeypatch.setattr(dev, "PROBE_SECONDS", 0.5)
    write_script(machine.folders[0] / "python3.13", *lines)
    machine.install_with_pyenv("3.11.0")
    assert dev.find_python().version == "3.11.0"


def test_without_a_python_that_works_dev_says_which_it_needs(machine: Machine) -> None:
    machine.install(machine.folders[0] / "python3.10", "3.10.0")
    with pytest.raises(dev.StopError, match=r"needs one of Python 3\.13, 3\.12, 3\.11"):
        dev.find_python()


def test_the_python_that_runs_the_tests_works() -> None:
    interpreter = dev.probe([sys.executable])
    assert interpreter is not None
    assert interpreter.version == "{}.{}.{}".format(*sys.version_info)
    assert Path(interpreter.path).samefile(sys._base_executable)  # type: ignore[attr-defined]


def test_a_python_without_a_module_that_is_needed_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "PROBE", "import no_such_module\n" + dev.PROBE)
    assert dev.probe([sys.executable]) is None
