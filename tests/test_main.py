"""What a command line without a command means."""

from __future__ import annotations

import pytest

from boardpaper.__main__ import report_named, window_wanted


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], (True, "")),
        (["--library", "my library"], (True, "my library")),
        (["--library=here"], (True, "here")),
        (["--library", "list"], (True, "list")),
        (["--library", "here", "list"], (False, "")),
        (["--library=here", "list"], (False, "")),
        (["--library", "--help"], (False, "")),
        (["--library"], (False, "")),
        (["list"], (False, "")),
        (["--version"], (False, "")),
    ],
)
def test_only_a_library_may_be_named_for_the_window(
    arguments: list[str], wanted: tuple[bool, str]
) -> None:
    assert window_wanted(arguments) == wanted


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["My report.boardreport"], "My report.boardreport"),
        (["OLD.BOARDREPORT"], "OLD.BOARDREPORT"),
        (["report.json"], None),
        (["import", "a.boardreport"], None),
        (["--x.boardreport"], None),
        ([], None),
    ],
)
def test_a_report_that_is_opened_is_named_alone(arguments: list[str], named: str | None) -> None:
    report, rest = report_named(arguments)
    assert (None if report is None else str(report)) == named
    assert list(rest) == ([] if named else arguments)
