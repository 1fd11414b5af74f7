"""Building the shim, and running a module of the tests with it between Python and the C library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent / "shim" / "faults.c"
ROOT = Path(__file__).parents[2]


def build(folder: Path) -> Path:
    """Compile the shim; where that is not possible the test is skipped, but never in CI."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        reason = "faults are injected on Linux, with a C compiler"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    library = folder / "faults.so"
    command = (compiler, "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl")
    subprocess.run(command, check=True, timeout=60)
    return library


def fast_folder(tmp_path: Path) -> Path:
    """A folder in memory where there is one: here nobody pulls the plug, so no disk is needed."""
    memory = Path("/dev/shm")  # noqa: S108
    if not os.access(memory, os.W_OK):
        return tmp_path
    folder = memory / f"boardpaper-{os.getpid()}-{tmp_path.name}"
    folder.mkdir()
    return folder


def run(shim: Path, module: str, *arguments: object, seconds: int) -> str:
    """Run a module with the shim, and return what it says on standard output."""
    environment = {**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = (sys.executable, "-m", module, *map(str, arguments))
    done = subprocess.run(
        command,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout
