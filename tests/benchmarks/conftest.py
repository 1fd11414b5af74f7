"""Prints below the table what the benchmarks note beside their times."""

from __future__ import annotations

import pytest

RATIOS = (
    ("A page of 540 to one of 54, in a build", "test_render[540]", "test_render[54]", 0.1),
    ("Reading back to building, 540 pages", "test_verify[540]", "test_render[540]", 1),
    ("A file after a change to a build", "test_file_after_a_change[540]", "test_render[540]", 1),
)
"""What is said of two times: the first through the second, times a factor."""


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    session = getattr(config, "_benchmarksession", None)
    noted = [each for each in getattr(session, "benchmarks", ()) if each.extra_info]
    if noted:
        terminalreporter.section("Noted beside the times")
    for each in noted:
        words = ", ".join(f"{name} {value}" for name, value in each.extra_info.items())
        terminalreporter.write_line(f"{each.name}: {words}")
    taken = {each.name: float(each.stats.median) for each in getattr(session, "benchmarks", ())}
    for what, one, other, factor in RATIOS:
        if one in taken and other in taken:
            terminalreporter.write_line(f"{what}: {taken[one] / taken[other] * factor:.2f}")
