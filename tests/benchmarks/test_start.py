"""How long a cold start takes, beside that of an empty window of Qt in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desk import shelf
from boardpaper.library.library import Library
from tests.benchmarks.start_window import REPORTS
from tests.desktop.programs import START

ROUNDS = 15
CHILD = Path(__file__).with_name("start_window.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of an officer who has written some reports, and chosen their settings."""
    folder = tmp_path_factory.mktemp("start")
    package = shelf.sample()
    library = Library.create(folder / "data" / "library.sqlite", lambda: START)
    library.keep_template(package.template_toml)
    for data in package.attachments.values():
        library.keep_attachment(data)
    for number in range(REPORTS):
        report = replace(package.saved.report, id=f"report{number}", subject=f"Report {number}")
        library.add(report, package.saved.standing, "A. Officer")
    (folder / "settings").mkdir()
    (folder / "settings" / "settings.toml").write_text('officer_name = "A. Officer"\n')
    return folder


def started(argument: str) -> dict[str, float]:
    """Start a window, and return after how many seconds it said what."""
    begun = time.perf_counter()
    said: dict[str, float] = {}
    command = [sys.executable, "-P", str(CHILD), argument]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said.setdefault(line.strip(), time.perf_counter() - begun)
    assert child.returncode == 0
    return said


def test_cold_start(benchmark: BenchmarkFixture, folder: Path) -> None:
    benchmark.group = "the program is started, and an empty window in turn"
    empty: list[float] = []
    ours: list[dict[str, float]] = []

    def in_turn() -> None:
        empty.append(started("empty")["painted"])
        ours.append(started(str(folder)))

    rounds = ROUNDS if benchmark.enabled else 1
    warm = 1 if benchmark.enabled else 0
    benchmark.pedantic(in_turn, rounds=rounds, warmup_rounds=warm)  # type: ignore[no-untyped-call]
    base = statistics.median(empty)
    benchmark.extra_info["empty window ms"] = round(base * 1000)
    for word in ("painted", "usable"):
        median = statistics.median(each[word] for each in ours)
        benchmark.extra_info[f"{word} ms"] = round(median * 1000)
        benchmark.extra_info[f"{word} ratio"] = round(median / base, 2)
    assert all(each["painted"] < each["usable"] for each in ours)
