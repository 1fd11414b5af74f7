"""Runs the programs that the build needs, each bounded in time, and provides them on Debian."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from installer.errors import BuildError

BUILD_PACKAGES: Final = "gcc-mingw-w64-x86-64 msitools nsis osslsigncode wixl"
TEST_PACKAGES: Final = "imagemagick openbox wine wine64 xdotool xvfb"
_BUILD_PROGRAMS: Final = ("x86_64-w64-mingw32-gcc", "makensis", "osslsigncode", "wixl", "msibuild")
_TEST_PROGRAMS: Final = ("/usr/lib/wine/wine64", "Xvfb", "xdotool", "openbox", "import")
_INSTALL_SECONDS: Final = 900
_LAST_LINES: Final = 15
_TRIES: Final = 5


def provide(*, for_test: bool) -> None:
    """Have the programs that the build (and its test) needs; on Debian as root, install them.

    Raises:
        BuildError: some are missing and cannot be installed.
    """
    programs = _BUILD_PROGRAMS + (_TEST_PROGRAMS if for_test else ())
    packages = f"{BUILD_PACKAGES} {TEST_PACKAGES}" if for_test else BUILD_PACKAGES
    if _missing(programs) and shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing what the build needs: {packages}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quiet = ("apt-get", "--yes", "--quiet=2", f"--option=Acquire::Retries={_TRIES}")
        run((*quiet, "update"), seconds=_INSTALL_SECONDS, environment=environment)
        install = (*quiet, "install", "--no-install-recommends", *packages.split())
        run(install, seconds=_INSTALL_SECONDS, environment=environment)
    missing = _missing(programs)
    if missing:
        raise BuildError(
            f"The build needs {', '.join(missing)}; on Debian: sudo apt-get install {packages}"
        )


def _missing(programs: Sequence[str]) -> list[str]:
    return [program for program in programs if shutil.which(program) is None]


def run(
    command: Sequence[str],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Run a program that has to succeed, and return what it wrote.

    Raises:
        BuildError: it failed or took longer than ``seconds``.
    """
    name = Path(command[0]).name
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            env=environment,
            cwd=folder,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        raise BuildError(f"{name} was not done after {seconds:g} seconds") from None
    if done.returncode != 0:
        last = "\n".join(done.stdout.splitlines()[-_LAST_LINES:])
        raise BuildError(f"{name} failed with exit code {done.returncode}:\n{last}")
    return done.stdout


def say(sentence: str) -> None:
    """Tell what is going on."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
