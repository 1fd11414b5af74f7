"""PDF_UA1.md names tests that exist, and leaves no clause of the standard out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

LEDGER = Path(__file__).with_name("PDF_UA1.md").read_text(encoding="utf-8")
TESTS = Path(__file__).parents[1]
CLAUSES = [f"7.{number}" for number in range(1, 22)]
SUBCLAUSES = ["7.4.1", "7.4.2", "7.4.3", "7.4.4", *[f"7.18.{number}" for number in range(1, 6)]]
FONTS = ["7.21.1", "7.21.3", "7.21.4.1", "7.21.4.2", "7.21.5", "7.21.6", "7.21.7", "7.21.8"]


def written_tests() -> set[str]:
    """The names of the tests that the ledger may name."""
    paths = (*TESTS.glob("pdf/test_*.py"), *TESTS.glob("conformance/test_*.py"))
    return {
        node.name
        for path in (*paths, TESTS / "test_example.py")
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.FunctionDef)
    }


def rows() -> list[tuple[str, str, str]]:
    cells = [line.strip("| ").split(" | ") for line in LEDGER.splitlines() if line[:2] == "| "]
    return [(row[0], row[1], row[2]) for row in cells if row[0] != "Clause"]


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", LEDGER))
    assert named
    assert named <= written_tests()


def test_no_clause_is_left_out() -> None:
    found = " ".join([clause for clause, _, _ in rows()])
    missing = [
        clause
        for clause in (*CLAUSES, *SUBCLAUSES, *FONTS)
        if not re.search(rf"(?<![\d.]){re.escape(clause)}(?!\d)", found)
    ]
    assert missing == []


def test_every_row_says_who_keeps_the_clause() -> None:
    ways = ("always", "last look", "impossible", "author", "`test_")
    assert all(any(way in keeper for way in ways) for _, _, keeper in rows())
