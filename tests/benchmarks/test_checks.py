"""How long the readiness rules take: all of them at once, and those that a key concerns."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from msgspec import structs
from pytest_benchmark.fixture import BenchmarkFixture

from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.checks.rules import RULES
from boardpaper.report.identity import content_hash
from boardpaper.report.report import Finding, Report
from boardpaper.report.standing import Clearance, Standing
from boardpaper.report.text import Paragraph, Span, Text
from tests.benchmarks.content import long_report
from tests.checks.cases import example

PAGES = (10, 100, 500)
RULES_BUT_SPELLING = tuple(each for each in RULES if each.id != "R42")

pytestmark = pytest.mark.parametrize("pages", PAGES)


def case_of(pages: int) -> Case:
    """A report of so many pages that was cleared, in the template and council of the example."""
    report = long_report(pages)
    at = datetime(2026, 10, 1, tzinfo=UTC)
    standing = Standing(clearances=(Clearance("legal", "A. Officer", at, content_hash(report)),))
    return replace(example(), report=report, standing=standing)


def typed(report: Report, words: str) -> Report:
    """The report with words written into the finding in the middle of it."""
    at = next(
        index
        for index, entry in enumerate(report.main)
        if index >= len(report.main) // 2 and isinstance(entry, Finding)
    )
    block = Paragraph("typed", (Span(words),))
    entry = structs.replace(report.main[at], text=Text((block,)))
    return structs.replace(report, main=(*report.main[:at], entry, *report.main[at + 1 :]))


def test_all_rules_at_once(benchmark: BenchmarkFixture, pages: int) -> None:
    """Asked: under 50 ms for 100 pages, without spelling."""
    case = case_of(pages)
    problems = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda checker: checker.run(case),
        setup=lambda: ((Checker(RULES_BUT_SPELLING),), {}),
        rounds=20,
    )
    assert problems


def test_the_rules_a_key_concerns(benchmark: BenchmarkFixture, pages: int) -> None:
    """Asked: under 4 ms for 100 pages, without spelling."""
    case, checker = case_of(pages), Checker(RULES_BUT_SPELLING)
    checker.run(case)
    lengths = itertools.count(1)

    def press() -> Case:
        words = "The service improves, and the board is asked to note it. " * 3
        return replace(case, report=typed(case.report, words[: next(lengths) % len(words)]))

    problems = benchmark.pedantic(  # type: ignore[no-untyped-call]
        checker.run, setup=lambda: ((press(),), {}), rounds=300, warmup_rounds=5
    )
    assert problems
