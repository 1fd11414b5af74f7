"""Running the command in the tests' own process, as the shell would see it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpaper.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]


def runner(capfd: pytest.CaptureFixture[str], *options: str) -> Run:
    """Make what runs the command with these options first."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        with pytest.raises(SystemExit) as caught:
            main([*options, *map(str, arguments)])
        out, err = capfd.readouterr()
        code = caught.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, out, err)

    return run
