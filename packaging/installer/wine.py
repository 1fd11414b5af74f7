"""A Windows to try things in: Wine in a fresh prefix, on a screen that nobody sees."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from installer.errors import BuildError
from installer.tools import run

_WINE: Final = "/usr/lib/wine/wine64"
_SERVER: Final = "/usr/lib/wine/wineserver64"
_PREFIX_SECONDS: Final = 180
_SECONDS: Final = 60
_PAUSE: Final = 0.2
_PIECE: Final = 65_536
_NO_EXTRAS: Final = "mscoree=;mshtml=;winemenubuilder.exe=d"
USER: Final = "officer"


class Wine:
    """A prefix, and the environment in which its programs run."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self._waiting: subprocess.Popen[bytes] | None = None

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.folder / "prefix" / "drive_c"

    @property
    def profile(self) -> Path:
        """The folder of the user."""
        return self.drive / "users" / USER

    def run(self, *command: str, seconds: float = _SECONDS) -> tuple[int, str]:
        """Run a program, and return its exit code and what it wrote.

        Raises:
            BuildError: it took longer.
        """
        process = self.start(*command)
        try:
            return self.wait(process, seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise BuildError(f"{command[0]} was not done after {seconds:g} seconds") from None

    @staticmethod
    def wait(process: subprocess.Popen[bytes], seconds: float) -> tuple[int, str]:
        """Wait for a program, and return its exit code and what it wrote.

        Parts of Windows that it started have its pipe too, and go on: its end is not waited for.

        Raises:
            subprocess.TimeoutExpired: it took longer.
        """
        assert process.stdout is not None  # noqa: S101 — see ``start``
        pipe, told, end = process.stdout.fileno(), bytearray(), time.monotonic() + seconds
        while time.monotonic() < end:
            has_ended = process.poll() is not None
            if select.select([pipe], [], [], _PAUSE)[0]:
                piece = os.read(pipe, _PIECE)
                told += piece
                has_ended = not piece
            if has_ended:
                code = process.wait(timeout=max(end - time.monotonic(), _PAUSE))
                return code, told.decode(errors="replace")
        raise subprocess.TimeoutExpired(process.args, seconds)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a program; it writes into a pipe, as Python ends where that is a file in Wine."""
        return subprocess.Popen(
            (_WINE, *command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
        )

    def switch_on(self) -> None:
        """Have Windows stay there between programs, else each waits until it is up and down."""
        command = (_WINE, "cmd")
        pipe = subprocess.PIPE
        self._waiting = subprocess.Popen(
            command, stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, env=self.environment
        )

    def switch_off(self) -> None:
        """Wait until every program has ended and the registry is written."""
        if self._waiting is not None:
            self._waiting.communicate(timeout=_SECONDS)  # it ends with its input
            self._waiting = None
        run((_SERVER, "-w"), seconds=_SECONDS, environment=self.environment)

    def settle(self) -> None:
        """Switch off and on again, as after installing and uninstalling."""
        self.switch_off()
        self.switch_on()

    def tool(self, *command: str, seconds: float = _SECONDS) -> str:
        """Run a program of this system on the same screen."""
        return run(command, seconds=seconds, environment=self.environment)


@contextlib.contextmanager
def fresh_wine(folder: Path, shims: Path) -> Iterator[Wine]:
    """Make a Windows 10 of nothing, and end all that runs in it afterwards.

    ``shims`` has the sources of what Windows has and this Wine lacks; they are put into the prefix
    alone and are never shipped.
    """
    shutil.rmtree(folder, ignore_errors=True)
    home = folder / "home"
    home.mkdir(parents=True)
    with _screen() as display:
        environment = {
            **{name: os.environ[name] for name in ("PATH",) if name in os.environ},
            "HOME": str(home),
            "USER": USER,
            "LOGNAME": USER,
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": f"mscms=n;{_NO_EXTRAS}",
        }
        wine = Wine(folder, environment)
        manager = subprocess.Popen(("openbox",), env=environment, stderr=subprocess.DEVNULL)
        try:
            _make_prefix(wine, shims)
            yield wine
        finally:
            end = (_SERVER, "-k")
            subprocess.run(end, check=False, env=environment, timeout=_SECONDS)
            _end(manager)


def _make_prefix(wine: Wine, shims: Path) -> None:
    first = {**wine.environment, "WINEDLLOVERRIDES": _NO_EXTRAS}
    Wine(wine.folder, first).run("wineboot", "-i", seconds=_PREFIX_SECONDS)
    wine.run("winecfg", "-v", "win10")
    crash = r"HKCU\Software\Wine\WineDbg"
    wine.run("reg", "add", crash, "/v", "ShowCrashDialog", "/t", "REG_DWORD", "/d", "0", "/f")
    for source in sorted(shims.glob("*.c")):
        target = wine.drive / "windows" / "system32" / f"{source.stem}.dll"
        target.unlink(missing_ok=True)
        compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", str(target))
        run((*compiler, str(source)), seconds=_SECONDS)
    wine.settle()


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """A screen of the size of a laptop's that nobody sees; it finds itself a number."""
    reader, writer = os.pipe()
    command = ("Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp")
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise BuildError("Xvfb did not start")
        yield f":{number}"
    finally:
        _end(server)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def wait_for(condition: Callable[[], bool], what: str, seconds: float = _SECONDS) -> None:
    """Wait until something is so.

    Raises:
        BuildError: it is not so in time; the sentence says what was waited for.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise BuildError(f"{what}: not after {seconds:g} seconds")
        time.sleep(_PAUSE)
