"""Prints below the table what the benchmarks note beside their times."""

from __future__ import annotations

import pytest

BUILD = ("test_render[540]",)
CHECKED_BUILD = ("test_render[540]", "test_verify[540]")
AFTER_A_CHANGE = "test_file_after_a_change[540]"
RATIOS: tuple[tuple[str, str, tuple[str, ...], float], ...] = (
    ("A page of 540 to one of 54, in a build", "test_render[540]", ("test_render[54]",), 0.1),
    ("Reading back to building, 540 pages", "test_verify[540]", BUILD, 1),
    ("A file after a change to a build, both read back", AFTER_A_CHANGE, CHECKED_BUILD, 1),
    ("A file after a change, read back, to a build that is not", AFTER_A_CHANGE, BUILD, 1),
)
"""What is said of times: the first through the sum of the others, times a factor."""


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
    for what, one, others, factor in RATIOS:
        if one in taken and taken.keys() >= set(others):
            ratio = taken[one] / sum(taken[each] for each in others) * factor
            terminalreporter.write_line(f"{what}: {ratio:.2f}")
