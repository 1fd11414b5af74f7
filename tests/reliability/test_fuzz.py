"""Whatever is in a file that is opened: a result, or one sentence, within bounds of memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.reliability.preloading import ROOT

COUNTS: Mapping[str, int] = {
    "boardreports": 1_500,
    "report-files": 1_500,
    "templates": 1_500,
    "libraries": 800,
}
LONG = 40
"""How many times as many files there are with --long."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits memory as POSIX does")


def feed(kind: str, count: int, seconds: int) -> None:
    command = (sys.executable, "-m", "tests.reliability.fuzzing", kind, str(count))
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    refused = int(done.stdout.split()[0])
    assert count // 20 <= refused <= count


@pytest.mark.parametrize("kind", COUNTS)
def test_a_damaged_file_is_refused_in_a_sentence(kind: str) -> None:
    feed(kind, COUNTS[kind], 300)


@pytest.mark.long
@pytest.mark.parametrize("kind", COUNTS)
def test_so_are_many(kind: str) -> None:
    feed(kind, LONG * COUNTS[kind], 1200)
