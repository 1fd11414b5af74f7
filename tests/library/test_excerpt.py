"""An excerpt shows the words that were looked for, with their own capitals and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.library.excerpt import best_passage, excerpt
from boardpaper.library.terms import Term, folded, terms_of
from tests.strategies import words as texts


def shown(passage: str, typed: str) -> str:
    """An excerpt as a string, with what was found in brackets."""
    pieces = excerpt(passage, terms_of(typed))
    return "".join(f"[{each.text}]" if each.found else each.text for each in pieces)


@pytest.mark.parametrize(
    ("passage", "typed", "expected"),
    [
        ("Ynys Môn, Tŷ Ŵyn", "mon TY", "Ynys [Môn], [Tŷ] Ŵyn"),
        ("assessments assess reassess", "assess", "[assessments] [assess] reassess"),
        ("assessments assess", '"assess"', "assessments [assess]"),
        ("rule 10.4(3), 10.4(31)", "10.4(3)", "rule [10.4(3]), [10.4(31])"),
        ("reserve low, low reserve", '"low reserve"', "reserve low, [low reserve]"),
        ("snake_case", "case", "snake_[case]"),
        ("a.b(c)* [x] | y", '"b(c)*" "x|y"', "a.[b(c])* [[x] | y]"),
        ("line\none\ttwo\u2029three", "one", "line [one] two · three"),
        ("nothing of it", "else", "nothing of it"),
        ("", "else", ""),
        ("ǅ İ ﬁ ß", "ß", "ǅ İ ﬁ [ß]"),
    ],
)  # fmt: skip
def test_what_was_found_is_marked(passage: str, typed: str, expected: str) -> None:
    assert shown(passage, typed) == expected


def test_a_long_passage_is_cut_around_the_first_term() -> None:
    passage = " ".join([f"w{number}" for number in range(100)])
    assert shown(passage, "w50").split() == [
        *("…w44", "w45", "w46", "w47", "w48", "w49", "[w50]"),
        *(f"w{number}" for number in range(51, 67)),
        "w67…",
    ]
    assert shown(passage, "w0").startswith("[w0]")
    assert shown(passage, "w99").endswith("[w99]")


def test_a_word_without_end_is_cut_too() -> None:
    assert len(shown("x" * 100_000, "else")) < 500


@pytest.mark.parametrize(
    ("passages", "typed", "best"),
    [
        (("budget", "reserve"), "reserve", 1),
        (("budget", "reserve", "reserve budget"), "budget reserve", 2),
        (("nothing", "budget", "reserve"), "reserve budget", 1),
        (("nothing", "at all"), "else", 0),
    ],
)
def test_the_passage_with_most_terms_is_shown(
    passages: tuple[str, ...], typed: str, best: int
) -> None:
    assert best_passage(passages, terms_of(typed)) == best


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ('— "" * “', ()),
        ("budget budget", (Term("budget", True),)),
        ('a "a" ab "bc', (Term("a", False), Term("ab", True), Term("bc", True))),
        ('"general  reserve"s', (Term("general  reserve", False), Term("s", False))),
    ],
)  # fmt: skip
def test_what_was_typed_is_taken_apart(typed: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(typed) == terms


@given(st.text() | texts())
def test_folding_moves_no_character(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@given(texts(40), texts())
def test_an_excerpt_is_the_text_itself(passage: str, typed: str) -> None:
    terms = terms_of(typed)
    if terms:
        assert "".join(each.text for each in excerpt(passage, terms)) == " ".join(passage.split())
