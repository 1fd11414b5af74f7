"""Prints below the table what the benchmarks note beside their times."""

from __future__ import annotations

import pytest


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
