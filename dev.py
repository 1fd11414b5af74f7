#!/usr/bin/env python3
"""What a developer does with Boardpaper, on a machine that has nothing but Python.

Usage: python3 dev.py COMMAND

    run [ARGUMENTS...]         run Boardpaper: a command, or the window when none is given
    test [--long] [OPTIONS...] format, lint, types, layers and tests; the options go to pytest
    bench [OPTIONS...]         run the benchmarks; the options go to pytest; without any,
                               also print a report beside other makers of PDF
    screenshots FOLDER         write pictures of every screen into a folder
    installer [--test]         build the Windows installer; install and use it in Wine
    lock [--upgrade]           pin the dependencies anew after a change to pyproject.toml

Every command first makes .venv where there is none or it is out of date.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Iterator, Mapping, NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent

PYTHON_VERSIONS = ("3.13", "3.12", "3.11")
PROBE_SECONDS = 20
PROBE = """
import ctypes, ensurepip, os, sqlite3, ssl, sys, sysconfig, venv, zlib
assert sys.implementation.name == "cpython" and not sysconfig.get_config_var("Py_GIL_DISABLED")
base = getattr(sys, "_base_executable", None) or sys.executable
print("%d.%d.%d" % sys.version_info[:3])
print(base if os.name == "nt" else os.path.realpath(base))
"""

RUN_LOCK = "requirements/run.txt"
DEV_LOCK = "requirements/dev.txt"
BENCH_LOCK = "requirements/bench.txt"
LOCK_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--only-binary=:all:",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--quiet",
)

LOAD_QT = """
import ctypes, pathlib, PySide6
folder = pathlib.Path(PySide6.__file__).parent
ctypes.CDLL(str(folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
"""
QT_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libx11-xcb1 libxcb-cursor0"
    " libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0"
    " libxkbcommon-x11-0"
)
JAXB = Path("/usr/share/java/jaxb-runtime.jar")

CHECKS = (
    ("Format", ("ruff", "format", "--check")),
    ("Lint", ("ruff", "check")),
    ("Types", ("mypy",)),
    ("Layers", ("lint-imports", "--no-logo")),
)


class StopError(Exception):
    """What ends dev.py: one sentence for the person, and the exit status."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


class Interpreter(NamedTuple):
    """A Python that was tried and works."""

    version: str
    path: str


class Environment:
    """The virtual environment in .venv, with a stamp that says what it was made from.

    The stamp is written last, so what an interrupted dev.py left behind is never used.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._stamp = self.folder / "made-from"

    def tool(self, name: str) -> str:
        """Return the path of a program in the environment."""
        if os.name == "nt":
            return str(self.folder / "Scripts" / f"{name}.exe")
        return str(self.folder / "bin" / name)

    def ensure(self) -> None:
        """Make the environment unless it is there; a second dev.py waits for the first."""
        if self._is_ready():
            return
        with exclusive(self.root / ".venv.lock"):
            if not self._is_ready():
                self._make()

    def add_peers(self) -> None:
        """Install what Boardpaper is only compared with."""
        self._pip_install("--require-hashes", "--only-binary=:all:", f"-r{self.root / BENCH_LOCK}")

    def _is_ready(self) -> bool:
        try:
            stamp = self._stamp.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        interpreter, _, ingredients = stamp.partition("\n")
        needed = (interpreter, self.tool("python"), self.tool("boardpaper"))
        return ingredients == self._ingredients() and all(Path(path).exists() for path in needed)

    def _ingredients(self) -> str:
        """Name by a hash what goes in: the place, the lock file, the project's own metadata."""
        metadata = (self.root / "pyproject.toml").read_bytes().partition(b"\n[tool.")[0]
        parts = (os.fsencode(self.root), (self.root / DEV_LOCK).read_bytes(), metadata)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _make(self) -> None:
        ingredients = self._ingredients()
        interpreter = find_python()
        say(f"Making .venv with Python {interpreter.version}; this takes about a minute.")
        if self.folder.exists():
            shutil.rmtree(self.folder)
        require(
            "Python could not make .venv", interpreter.path, "-I", "-m", "venv", str(self.folder)
        )
        self._pip_install("--require-hashes", "--only-binary=:all:", f"-r{self.root / DEV_LOCK}")
        # The build backend came with the lock file, so this needs no network.
        self._pip_install("--no-index", "--no-deps", "--no-build-isolation", f"-e{self.root}")
        if sys.platform == "linux":
            self._provide_qt_libraries()
        self._stamp.write_text(f"{interpreter.path}\n{ingredients}", encoding="utf-8")

    def _pip_install(self, *options: str) -> None:
        pip = (self.tool("python"), "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")
        require(f"pip failed, see above: install {' '.join(options)}", *pip, "install", *options)

    def _provide_qt_libraries(self) -> None:
        attempt = [self.tool("python"), "-I", "-c", LOAD_QT]
        if subprocess.run(attempt, check=False, capture_output=True).returncode != 0:
            provide_packages("Qt's windows", QT_PACKAGES)


def find_python() -> Interpreter:
    """Return the newest Python that Boardpaper supports and that works here."""
    for version in PYTHON_VERSIONS:
        for command in candidates(version):
            interpreter = probe(command)
            if interpreter and interpreter.version.startswith(f"{version}."):
                return interpreter
    versions = ", ".join(PYTHON_VERSIONS)
    raise StopError(f"Boardpaper needs one of Python {versions}, and none that works was found")


def candidates(version: str) -> Iterator[list[str]]:
    """Yield commands that may start this version of Python, whether they exist or not."""
    if version == "{}.{}".format(*sys.version_info):
        yield [sys.executable]
    if os.name == "nt":
        yield ["py", f"-{version}"]
        return
    for folder in os.get_exec_path():
        yield [str(Path(folder, f"python{version}"))]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv", "versions")
    patches = [folder.name.rpartition(".")[2] for folder in pyenv.glob(f"{version}.*")]
    for patch in sorted((int(patch) for patch in patches if patch.isdigit()), reverse=True):
        yield [str(pyenv / f"{version}.{patch}" / "bin" / f"python{version}")]


def probe(command: list[str]) -> Interpreter | None:
    """Try a Python by running it; one that is missing, broken or only a shim gives None."""
    try:
        answer = subprocess.run(
            [*command, "-I", "-c", PROBE],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_SECONDS,
        )
        version, path = os.fsdecode(answer.stdout).splitlines()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter(version, path)


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock between processes; it ends with this process and what `require` started."""
    with path.open("wb") as file:
        if sys.platform == "win32":
            while True:
                with contextlib.suppress(OSError):  # raised after ten seconds of waiting
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            os.set_inheritable(file.fileno(), True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def provide_packages(purpose: str, packages: str) -> None:
    """Install Debian packages where that is allowed; elsewhere name them, and go on."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing what {purpose} need: {packages}")
        if apt_get("update") and apt_get("install", "--no-upgrade", *packages.split()):
            return
    say(f"{purpose} need packages that are missing; on Debian: sudo apt-get install {packages}")


def apt_get(*arguments: str) -> bool:
    """Run Debian's package manager without questions, and tell whether it succeeded."""
    command = ("apt-get", "--yes", "--quiet=2", *arguments)
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, stdout=sys.stderr, env=unattended).returncode == 0


def require(failure: str, *command: str) -> None:
    """Run a program that has to succeed, with its output on standard error."""
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        close_fds=False,  # so that it keeps the lock should dev.py be killed
    )
    if done.returncode != 0:
        raise StopError(failure)


def say(sentence: str) -> None:
    """Tell the person something, on standard error as standard output may be a program's."""
    print(sentence, file=sys.stderr, flush=True)


def run(environment: Environment, arguments: list[str]) -> int:
    """Become Boardpaper, or on Windows, where no process can be replaced, start it."""
    if not arguments and not has_display():
        raise StopError(
            "There is no display to open a window on; without one, make a report with"
            " python3 dev.py run export --sample -o report.pdf",
            status=2,
        )
    environment.ensure()
    command = [environment.tool("boardpaper"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False).returncode


def has_display() -> bool:
    """Tell whether a window can be seen: always on Windows and macOS."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def test(environment: Environment, arguments: list[str]) -> int:
    """Check everything, whatever fails on the way; pytest is last and has the last word."""
    environment.ensure()
    if not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
        provide_packages("The tests", "poppler-utils")
    if not (shutil.which("javac") and JAXB.exists()):
        provide_packages("The tests with veraPDF", "default-jdk-headless libjaxb-java")
    failed = [name for name, command in CHECKS if run_step(environment, name, *command) != 0]
    if failed:
        print(f"\nFailed before the tests: {', '.join(failed)}")
    status = run_step(environment, "Tests", "pytest", "--numprocesses=auto", *arguments)
    return 1 if failed else status


def bench(environment: Environment, arguments: list[str]) -> int:
    """Run the benchmarks and nothing else; all of them with what others take for a report."""
    environment.ensure()
    only = ("--benchmark-enable", "--benchmark-only")
    status = run_step(environment, "Benchmarks", "pytest", "tests/benchmarks", *only, *arguments)
    if not arguments:
        environment.add_peers()
        compare = ("-m", "tests.benchmarks.compare_pdf")
        status = run_step(environment, "PDF beside others", "python", *compare) or status
    return status


def run_step(environment: Environment, name: str, tool: str, *arguments: str) -> int:
    """Run one tool of the environment on the project, under a heading."""
    print(f"\n== {name}: {' '.join((tool, *arguments))}", flush=True)
    command = (environment.tool(tool), *arguments)
    return subprocess.run(command, check=False, cwd=environment.root).returncode


def screenshots(environment: Environment, arguments: list[str]) -> int:
    """Write pictures of every screen into a folder."""
    if len(arguments) != 1:
        raise misuse("screenshots takes one folder")
    return run_script(environment, "tests/screenshots.py", *arguments)


def installer(environment: Environment, arguments: list[str]) -> int:
    """Build the Windows installer, and try it where that is asked for."""
    if arguments not in ([], ["--test"]):
        raise misuse("installer takes nothing but --test")
    if not (environment.root / "packaging" / "build.py").exists():
        raise StopError("This version of Boardpaper has no Windows installer yet", status=2)
    return run_script(environment, "packaging/build.py", *arguments)


def run_script(environment: Environment, script: str, *arguments: str) -> int:
    """Run one of the project's scripts in the environment."""
    environment.ensure()
    command = (environment.tool("python"), str(environment.root / script), *arguments)
    return subprocess.run(command, check=False).returncode


def lock(environment: Environment, arguments: list[str]) -> int:
    """Write the lock files: what Boardpaper needs to run, with its tests, with its peers."""
    if arguments not in ([], ["--upgrade"]):
        raise misuse("lock takes nothing but --upgrade")
    environment.ensure()
    here = f"--directory={environment.root}"
    compile_lock = (environment.tool("uv"), "pip", "compile", "pyproject.toml", here, *LOCK_OPTIONS)
    needs = {
        RUN_LOCK: (),
        DEV_LOCK: ("--group=dev", f"--constraints={RUN_LOCK}"),
        BENCH_LOCK: ("--group=bench", f"--constraints={DEV_LOCK}"),
    }
    for path, options in needs.items():
        output = f"--output-file={path}"
        require(f"uv could not write {path}", *compile_lock, *options, *arguments, output)
    return 0


COMMANDS: Mapping[str, Callable[[Environment, list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "screenshots": screenshots,
    "installer": installer,
    "lock": lock,
}


def misuse(sentence: str) -> StopError:
    """Say what is wrong with the command line, and how it is meant to be."""
    return StopError(f"{sentence}\n\n{__doc__}", status=2)


def main(arguments: list[str]) -> int:
    """Run one command and return the exit status."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    try:
        if not arguments or arguments[0] not in COMMANDS:
            raise misuse(f"the command is one of {', '.join(COMMANDS)}")
        return COMMANDS[arguments[0]](Environment(ROOT), arguments[1:])
    except StopError as stop:
        say(f"dev.py: {stop}")
        return stop.status
    except OSError as error:
        say(f"dev.py: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
