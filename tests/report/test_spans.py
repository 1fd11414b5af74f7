"""Runs of spans are measured, cut and joined without a character lost or changed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.spans import (
    PLAIN,
    Toggle,
    cut,
    has_style,
    is_same_style,
    joined,
    length,
    link_extent,
    style_at,
    toggled,
    with_style,
)
from boardpaper.report.text import Ref, Span, Spans, WithheldSpan, plain
from tests.strategies import spans

LINK = "https://example.org"


@given(spans(), st.integers(0, 60))
def test_what_is_cut_adds_up(run: Spans, offset: int) -> None:
    before, after = cut(run, offset)
    assert length(before) == min(offset, length(run))
    assert length(before) + length(after) == length(run)
    assert plain(before) + plain(after) == plain(run)
    assert joined(before, after) == joined(run)


@given(spans())
def test_joining_keeps_the_words_and_leaves_nothing_to_join(run: Spans) -> None:
    once = joined(run)
    assert joined(once) == once
    assert not any(
        isinstance(one, Span) and isinstance(other, Span) and is_same_style(one, other)
        for one, other in itertools.pairwise(once)
    )
    assert all(not isinstance(each, Span) or each.text for each in once)


def test_an_accent_that_meets_its_letter_becomes_one_character_with_it() -> None:
    assert joined((Span("cafe"),), (Span("\u0301s"),)) == (Span("cafés"),)
    assert joined((Span("cafe"),), (Span("\u0301s", bold=True),)) == (
        Span("cafe"),
        Span("\u0301s", bold=True),
    )


def test_a_cross_reference_counts_as_one_and_is_never_cut() -> None:
    run = (Span("see "), Ref("p1"), WithheldSpan(), Span("."))
    assert length(run) == 7
    assert cut(run, 5) == (run[:2], run[2:])
    assert cut(run, 6) == (run[:3], run[3:])


def test_a_character_beyond_the_basic_plane_counts_as_one() -> None:
    assert cut((Span("a\U0001f600b"),), 2) == ((Span("a\U0001f600"),), (Span("b"),))


@pytest.mark.parametrize(
    ("run", "offset", "style"),
    [
        ((), 0, PLAIN),
        ((Span("ab", bold=True), Span("c")), 2, Span("", bold=True)),
        ((Span("ab", bold=True), Span("c")), 3, PLAIN),
        ((Span("ab", italic=True),), 0, Span("", italic=True)),
        ((Span("m"), Span("2", script="superscript")), 2, Span("", script="superscript")),
        ((Span("ab", link=LINK),), 0, PLAIN),
        ((Span("ab", link=LINK),), 1, Span("", link=LINK)),
        ((Span("ab", link=LINK),), 2, PLAIN),
        ((Span("ab", link=LINK), Span("c", link="tel:1")), 2, PLAIN),
        (
            (Span("a", link=LINK), Span("b", bold=True, link=LINK)),
            1,
            Span("", link=LINK),
        ),
        ((Span("£1m", exempt="x1"), Span(" more")), 3, Span("", exempt="x1")),
        ((Span("for "), Span("£1m", exempt="x1")), 4, PLAIN),
        ((Ref("p1", bold=True, exempt="x1"),), 1, Span("", bold=True, exempt="x1")),
        ((WithheldSpan("10.4(3)"),), 1, PLAIN),
    ],
)
def test_words_typed_take_the_style_of_what_stands_before(
    run: Spans, offset: int, style: Span
) -> None:
    assert style_at(run, offset) == style


@pytest.mark.parametrize("toggle", ["bold", "italic", "superscript", "subscript"])
def test_a_style_is_turned_on_and_off(toggle: Toggle) -> None:
    on = toggled(PLAIN, toggle)
    assert has_style(on, toggle)
    assert toggled(on, toggle) == PLAIN


def test_raised_words_are_lowered_and_not_both() -> None:
    raised = with_style(Span("2"), "superscript", on=True)
    assert with_style(raised, "subscript", on=True) == Span("2", script="subscript")
    assert with_style(raised, "subscript", on=False) is raised


def test_what_cannot_have_a_style_is_left_alone() -> None:
    ref, withheld = Ref("p1"), WithheldSpan()
    assert with_style(ref, "superscript", on=True) is ref
    assert with_style(withheld, "bold", on=True) is withheld
    assert with_style(ref, "bold", on=True) == Ref("p1", bold=True)


@pytest.mark.parametrize(
    ("offset", "extent"), [(0, (0, 0)), (3, (3, 8)), (5, (3, 8)), (8, (3, 8)), (9, (9, 9))]
)
def test_a_link_reaches_as_far_as_its_address(offset: int, extent: tuple[int, int]) -> None:
    run = (Span("at "), Span("th", link=LINK), Span("is!", bold=True, link=LINK), Span(" ."))
    assert link_extent(run, offset) == extent
