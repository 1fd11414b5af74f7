"""Two passages word by word: nothing is lost, and it reads as a careful reader would mark it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.comparing.comparison import Run, new_words, old_words
from boardpaper.document.comparing.flow import flow_of, words_of, written
from boardpaper.document.comparing.words import difference
from boardpaper.report.text import Ref, Span
from tests.strategies import spans

NAMES = {"a": "recommendation 1", "b": "recommendation 1"}


def marked(runs: tuple[Run, ...]) -> str:
    """The runs as a person would write them."""
    forms = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "restyled": "({})"}
    return "".join([forms[run.kind].format(run.words) for run in runs])


@given(spans(), spans())
def test_the_runs_give_back_both_passages(old: tuple[Span, ...], new: tuple[Span, ...]) -> None:
    one, other = flow_of(old, {}), flow_of(new, {})
    runs = difference(one, other)
    assert old_words(runs) == words_of(one)
    assert new_words(runs) == words_of(other)
    assert ({run.kind for run in runs} <= {"kept"}) == (one == other)


@given(st.lists(st.sampled_from("a b , . £5 don’t  \n"), max_size=30), st.data())
def test_any_edit_gives_back_both_passages(words: list[str], data: st.DataObject) -> None:
    others = data.draw(st.permutations(words))
    old, new = "".join(words), "".join(others)
    runs = difference(written(old), written(new))
    assert (old_words(runs), new_words(runs)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the old board", "the new board", "the [-old-]{+new+} board"),
        ("the board", "the new board", "the {+new +}board"),
        ("It ends.", "It ends. More.", "It ends.{+ More.+}"),
        ("cost £250,000 a year", "cost £275,000 a year", "cost £[-250,000-]{+275,000+} a year"),
        ("we don’t agree", "we do agree", "we [-don’t-]{+do+} agree"),
        ("one  two", "one two", "one [- -]two"),
        ("", "words", "{+words+}"),
        (
            "Members are asked to note the report",
            "The Board approves the plan",
            "[-Members are asked to note the report-]{+The Board approves the plan+}",
        ),
    ],
)
def test_changes_read_well(old: str, new: str, expected: str) -> None:
    assert marked(difference(written(old), written(new))) == expected


def test_what_is_only_restyled_is_said_so() -> None:
    old = flow_of((Span("a bold and exempt word"),), {})
    new = flow_of(
        (
            Span("a "),
            Span("bo", bold=True),
            Span("ld and "),
            Span("exempt", exempt="x"),
            Span(" word"),
        ),
        {"x": "exempt under rule 10.4(3)"},
    )
    notes = [(run.words, run.note) for run in difference(old, new) if run.kind == "restyled"]
    assert notes == [("bo", "now bold"), ("exempt", "now exempt under rule 10.4(3)")]


def test_a_reference_to_something_else_is_another_word() -> None:
    old, new = flow_of((Ref("a"),), NAMES), flow_of((Ref("b"),), NAMES)
    assert marked(difference(old, new)) == "[-recommendation 1-]{+recommendation 1+}"


HOSTILE = {
    "one word": ("a " * 50_000, "a " * 49_999 + "b a"),
    "two words": ("a b " * 25_000, "b b a " * 17_000),
    "no word twice": (
        " ".join(f"w{n}" for n in range(50_000)),
        " ".join(f"w{n}" for n in reversed(range(50_000))),
    ),
    "a few words in every order": (
        " ".join(f"w{n * n % 97}" for n in range(50_000)),
        " ".join(f"w{n * n * n % 89}" for n in range(50_000)),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_fifty_thousand_words_are_compared_in_bounded_time(name: str) -> None:
    old, new = HOSTILE[name]
    start = time.process_time()
    runs = difference(written(old), written(new))
    assert (old_words(runs), new_words(runs)) == (old, new)
    assert time.process_time() - start < 10
