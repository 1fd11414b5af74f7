"""Which rules are to be heard, as the words of section 5 of the domain have it.

A row is ``path sort``, or ``path sort @ reports`` where it holds for some reports only; the second
comes before the first. It names the rules that must be heard beyond those of the clean report and,
in parentheses, those that may be, because the domain leaves it open. No other may be heard. The
table was written before any rule was read. For paths and sorts see ``mutations``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.checks.expected.details import DETAILS
from tests.checks.expected.items import ACTS, MAIN, PAPERS, RECOMMENDATIONS
from tests.checks.expected.notices import (
    CALL_IN,
    EXEMPTIONS,
    KEY_DECISION,
    PRIVATE_MEETING,
    URGENCY,
)
from tests.checks.expected.words import SECTIONS, WORDS

PARTS: tuple[Mapping[str, str], ...] = (
    DETAILS,
    CALL_IN,
    KEY_DECISION,
    PRIVATE_MEETING,
    URGENCY,
    EXEMPTIONS,
    SECTIONS,
    WORDS,
    MAIN,
    RECOMMENDATIONS,
    PAPERS,
    ACTS,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """The rules that must be heard, and those that may be."""

    must: frozenset[str]
    may: frozenset[str] = frozenset()

    def allows(self, heard: frozenset[str]) -> bool:
        return self.must <= heard <= self.must | self.may

    def __str__(self) -> str:
        return f"{_in_order(self.must) or 'none'}, and perhaps {_in_order(self.may) or 'none'}"


def read(row: str) -> Expected:
    """Read what a row expects, such as ``R4 R28 (R19)``."""
    must, _, may = row.partition("(")
    return Expected(frozenset(must.split()), frozenset(may.removesuffix(")").split()))


def _table() -> Iterator[tuple[tuple[str, str], Expected]]:
    for part in PARTS:
        for key, row in part.items():
            change, _, reports = key.partition(" @ ")
            for report in reports.split(", "):
                yield (report, change), read(row)


TABLE: Mapping[tuple[str, str], Expected] = dict(_table())
"""What is expected by the name of a report, or nothing for all of them, and the change."""

BASELINE: Mapping[str, Expected] = {
    # It names no author, one sentence in two is long, and one of its papers was published. Its
    # one recommendation supports work without saying whose; a dictionary may not know its names.
    "example": read("R2 R31 R40 (R22 R42)"),
    "spending": read(""),
    "urgent": read(""),
    "private": read("R10"),
    "noting": read(""),
    "pillars": read(""),
}
"""What is heard of the clean reports themselves."""


def expected(report: str, path: str, sort: str) -> Expected:
    """What is expected of a mutation.

    Raises:
        KeyError: the table has no row for it.
    """
    change = f"{path} {sort}"
    return TABLE[(report, change) if (report, change) in TABLE else ("", change)]


def _in_order(rules: frozenset[str]) -> str:
    return " ".join(sorted(rules, key=lambda rule: int(rule[1:])))
