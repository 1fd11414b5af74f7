"""What Enter, Backspace, Delete and Tab make of a text."""

from __future__ import annotations

from typing import Literal

import pytest

from boardpaper.report.identity import counted_ids
from boardpaper.report.keystrokes import press_backspace, press_delete, press_enter, press_tab
from tests.report.drafts import draft, rows


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a . on", "n1 . |e"]),
        (["a --l |"], ["a -l |"]),
        (["a -l one", "b -l |", "c -l three"], ["a -l one", "b . |", "c -n1 three"]),
        (["a -l one|"], ["a -l one", "n1 -l |"]),
        (["a -l ^", "b -l |"], ["a -l", "n1 -l |"]),
    ],
)
def test_enter(before: list[str], after: list[str]) -> None:
    assert rows(press_enter(draft(*before), counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a . o|e"]),
        (["a . o^n|e"], ["a . o|e"]),
        (["a . |one"], ["a . |one"]),
        (["a . one", "b . |two"], ["a . one|two"]),
        (["a .", "b ~ |two"], ["b ~ |two"]),
        (["a . one", "b . |"], ["a . one|"]),
        # Bullets and sub-headings become plain first.
        (["a . one", "b --l |two"], ["a . one", "b -l |two"]),
        (["a . one", "b -l |two"], ["a . one", "b . |two"]),
        (["a . one", "b ## |two"], ["a . one", "b . |two"]),
        (["a -l one", "b . |two", "c -m three"], ["a -l one|two", "c -l three"]),
        # An object is selected before it can be erased.
        (["t []", "a . |one"], ["t [] ^ |", "a . one"]),
        (["t []", "a . |"], ["t []  |"]),
        (["t []  |"], ["t [] ^ |"]),
        (["t [] ^ |"], ["n1 . |"]),
        (["a . one", "t [] |"], ["a . one|", "t []"]),
        (["a .", "t [] |"], ["t [] |"]),
        (["t []", "u [] |"], ["t [] ^ |", "u []"]),
        (["t [] |"], ["t [] |"]),
    ],
)
def test_backspace(before: list[str], after: list[str]) -> None:
    assert rows(press_backspace(draft(*before), counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . o|ne"], ["a . o|e"]),
        (["a . o|n^e"], ["a . o|e"]),
        (["a . one|"], ["a . one|"]),
        (["a . one|", "b ~ two"], ["a . one|two"]),
        (["a . |", "b # two"], ["b # |two"]),
        (["a . one|", "b --l two"], ["a . one|two"]),
        (["a . one|", "t []"], ["a . one", "t [] ^ |"]),
        (["a . |", "t []"], ["t [] |"]),
        (["t [] |"], ["t [] ^ |"]),
        (["t []  |", "a . one"], ["t []  |", "a . one"]),
        (["t []  |", "a ."], ["t []  |"]),
        (["t []  |", "u []"], ["t []", "u [] ^ |"]),
        (["t []  |"], ["t []  |"]),
    ],
)
def test_delete(before: list[str], after: list[str]) -> None:
    assert rows(press_delete(draft(*before), counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        (["a -l one", "b -l |two"], 1, ["a -l one", "b --l |two"]),
        (["a --l one", "b --l |two"], 1, ["a --l one", "b ---l |two"]),
        (["a -l one", "b --l |two"], -1, ["a -l one", "b -l |two"]),
        # At most one level below the bullet before it, and never below the third.
        (["a -l |one"], 1, ["a -l |one"]),
        (["a . one", "b -l |two"], 1, ["a . one", "b -l |two"]),
        (["a -l one", "b --l |two"], 1, ["a -l one", "b --l |two"]),
        (["a ---l one", "b ---l |two"], 1, ["a ---l one", "b ---l |two"]),
        (["a -l |one"], -1, ["a -l |one"]),
        # One that is too deep can only come up.
        (["a -l one", "b ---l |two"], 1, ["a -l one", "b ---l |two"]),
        (["a -l one", "b ---l |two"], -1, ["a -l one", "b --l |two"]),
        # Elsewhere Tab is not for the text.
        (["a -l one", "b -l t|wo"], 1, ["a -l one", "b -l t|wo"]),
        (["a -l one", "b -l |t^wo"], 1, ["a -l one", "b -l |t^wo"]),
        (["a . |one"], 1, ["a . |one"]),
    ],
)
def test_tab(before: list[str], by: Literal[1, -1], after: list[str]) -> None:
    given = draft(*before)
    moved = press_tab(given, by)
    assert rows(moved) == after
    assert (moved is given) == (before == after)
