"""A long report to JSON and back."""

from __future__ import annotations

from datetime import UTC, datetime

from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.exchange.report_json import decode, encode
from boardpaper.report.identity import content_hash
from boardpaper.report.standing import Saved
from tests.benchmarks.content import long_report

SAVED = Saved(long_report(100), datetime(2026, 10, 1, tzinfo=UTC))


def test_encode(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "report.json of 100 pages"
    assert benchmark(encode, SAVED)


def test_decode(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "report.json of 100 pages"
    assert benchmark(decode, encode(SAVED)) == SAVED


def test_content_hash(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "report.json of 100 pages"
    assert benchmark(content_hash, SAVED.report)
