"""A program that is killed at any moment loses nothing that it said was kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardpaper.library.library import Library
from boardpaper.library.verifying import verify
from tests.library.libraries import Clock
from tests.reliability import writing_on
from tests.reliability.preloading import ROOT

ROUNDS, LONG_ROUNDS = 40, 2_000
MOST_SAVES = 6
LONGEST_WAIT = 0.03
"""Seconds after a save was told, within which the program is killed: some saves last as long."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and forks as POSIX does")


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "library.sqlite"
    writing_on.begin(path)
    return path


@pytest.fixture
def writers(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that starts a writer for every line it is told."""
    program = subprocess.Popen(
        (sys.executable, "-m", "tests.reliability.writing_on", path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
    yield program
    program.communicate(timeout=30)


def line(program: subprocess.Popen[str]) -> list[str]:
    assert program.stdout is not None
    return program.stdout.readline().split()


def kill_one(program: subprocess.Popen[str], dice: random.Random) -> tuple[int, int] | None:
    """Let a writer write for a while and kill it; return the last version and count it told."""
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()
    told: tuple[int, int] | None = None
    child = 0
    for _ in range(dice.randint(1, MOST_SAVES)):
        match line(program):
            case ["pid", number]:
                child = int(number)
            case ["kept", version, count]:
                told = (int(version), int(count))
            case other:
                raise AssertionError(other)
    while not child:
        match line(program):
            case ["pid", number]:
                child = int(number)
            case ["kept", version, count]:
                told = (int(version), int(count))
    time.sleep(dice.random() * LONGEST_WAIT)  # to be killed somewhere within a save
    os.kill(child, signal.SIGKILL)
    while (said := line(program)) != ["gone"]:
        told = (int(said[1]), int(said[2]))
    return told


def see_that_nothing_is_lost(path: Path, told: tuple[int, int]) -> tuple[int, int]:
    """Compare the library with what was told; return the version and the count it has."""
    library = Library.open(path, Clock())
    saved = library.load(1)
    count = int(saved.report.subject.split()[1])
    version, said = told
    assert (saved.version, count) in {(version, said), (version + 1, said + 1)}
    paper = library.keep_attachment(writing_on.paper_of(count))
    assert saved.report == writing_on.text_of(count, paper)
    assert library.attachment(paper) == writing_on.paper_of(count)
    assert verify(path, 5.0).faults == ()
    return saved.version, count


def be_killed(path: Path, writers: subprocess.Popen[str], rounds: int) -> None:
    dice, has = random.Random(1729), (1, 0)  # noqa: S311
    within = 0
    for _ in range(rounds):
        told = kill_one(writers, dice) or has
        within += (path.parent / f"{path.name}-journal").exists()
        has = see_that_nothing_is_lost(path, told)
    assert has[0] >= rounds  # they did write
    assert within >= rounds // 20  # and some were killed in the middle of a transaction


def test_what_was_told_to_be_kept_is_kept(path: Path, writers: subprocess.Popen[str]) -> None:
    be_killed(path, writers, ROUNDS)


@pytest.mark.long
def test_that_is_so_two_thousand_times(path: Path, writers: subprocess.Popen[str]) -> None:
    be_killed(path, writers, LONG_ROUNDS)
