"""What a library costs as it grows: saving, opening, listing, finding, and room on the disk."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.desk.opening import Opened
from boardpaper.library.backups.backups import Backups
from boardpaper.library.first_list import first_list
from boardpaper.library.library import Library
from boardpaper.report.report import Report
from boardpaper.report.text import Paragraph, Span, Text
from tests.benchmarks import filled_library as filled

COUNTS = (1_000, 10_000)
ROUNDS = 40
MIDDLE = 15
"""The report that is worked on."""

_SMALLER = 50

SOUGHT = {
    "a rare word": filled.RARE,
    "a word in every report": filled.EVERYWHERE,
    "a prefix": filled.PREFIX,
    "a phrase": filled.PHRASE,
}


@pytest.fixture(scope="module", params=COUNTS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Library, Opened, int]:
    count: int = request.param
    if not request.config.getoption("benchmark_enable"):  # in the test run it is only seen to work
        count //= _SMALLER
    return (*filled.make(tmp_path_factory.mktemp(f"library-{count}"), count), count)


def typed(report: Report, words: str) -> Report:
    """The report with other words in the finding that is its own."""
    *others, own = report.main
    text = Text((Paragraph("own", (Span(words),)),))
    return replace(report, main=(*others, replace(own, text=text)))


def bytes_written() -> int:
    """What this process has asked the system to write so far, in bytes."""
    lines = Path("/proc/self/io").read_text(encoding="ascii").splitlines()
    return int(dict(line.split(": ") for line in lines)["wchar"])


def note_p95(benchmark: BenchmarkFixture) -> None:
    if benchmark.stats is None:  # nothing is measured in the test run
        return
    times = sorted(benchmark.stats.stats.data)
    benchmark.extra_info["p95 in ms"] = f"{times[int(len(times) * 0.95)] * 1000:.1f}"


def test_save(benchmark: BenchmarkFixture, made: tuple[Library, Opened, int]) -> None:
    library, _, _ = made
    saved = library.load(MIDDLE)
    counter = itertools.count(1)
    state = {"version": saved.version, "written": 0}

    def save() -> None:
        report = typed(saved.report, f"typed {next(counter)} times")
        before = bytes_written()
        kept = library.save(MIDDLE, report, saved.standing, state["version"], "A. Officer")
        state["version"], state["written"] = kept.version, bytes_written() - before

    benchmark.pedantic(save, rounds=ROUNDS, warmup_rounds=2)  # type: ignore[no-untyped-call]
    note_p95(benchmark)
    benchmark.extra_info["kB written"] = state["written"] // 1000


def test_open(benchmark: BenchmarkFixture, made: tuple[Library, Opened, int]) -> None:
    library, _, _ = made
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: library.load(MIDDLE), rounds=ROUNDS, warmup_rounds=2
    )
    note_p95(benchmark)


def test_list(benchmark: BenchmarkFixture, made: tuple[Library, Opened, int]) -> None:
    library, _, count = made
    entries = benchmark.pedantic(first_list, args=(library.path,), rounds=10)  # type: ignore[no-untyped-call]
    assert len(entries) == count


@pytest.mark.parametrize("what", SOUGHT)
def test_search(benchmark: BenchmarkFixture, made: tuple[Library, Opened, int], what: str) -> None:
    """Asked: p95 under 50 ms in 10,000 reports."""
    library, _, _ = made
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: library.search(SOUGHT[what]), rounds=ROUNDS, warmup_rounds=1
    )
    note_p95(benchmark)
    benchmark.extra_info["found"] = found.total


def test_backup(
    benchmark: BenchmarkFixture, made: tuple[Library, Opened, int], tmp_path: Path
) -> None:
    """How long it takes to back a library up and to look the backup through."""
    library, _, _ = made
    backups, now = Backups(library.path, tmp_path), datetime(2026, 11, 25, tzinfo=UTC)
    backup = benchmark.pedantic(backups.make, args=(now,), rounds=2)  # type: ignore[no-untyped-call]
    benchmark.extra_info["MB"] = backup.size // 1_000_000


def test_ten_revisions_of_each(
    benchmark: BenchmarkFixture, made: tuple[Library, Opened, int]
) -> None:
    """How large the file is, and how long it takes to list the revisions of a report."""
    library, opened, count = made
    before = library.path.stat().st_size
    filled.add_revisions(library, count, opened)
    size = library.path.stat().st_size
    benchmark.extra_info["MB without revisions"] = before // 1_000_000
    benchmark.extra_info["MB with ten of each"] = size // 1_000_000
    revisions = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: library.revisions(MIDDLE), rounds=ROUNDS
    )
    assert len(revisions) >= filled.REVISIONS
