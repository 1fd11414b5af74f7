"""Words are styled where they are selected, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.identity import counted_ids
from boardpaper.report.lines import Draft, Line, Lines, ListItem, Point, draft_at, lines_of
from boardpaper.report.spans import PLAIN, joined
from boardpaper.report.text import (
    Bullet,
    Paragraph,
    Ref,
    Span,
    Spans,
    Subheading,
    Table,
    Text,
    WithheldSpan,
    plain,
)
from boardpaper.report.text_styles import (
    common_style,
    link_at,
    selected_words,
    set_link,
    toggle_style,
    typing_style,
)

LINK = "https://example.org"


def lines_with(*runs: Spans) -> Lines:
    return tuple(Paragraph(f"p{number}", run) for number, run in enumerate(runs))


def between(lines: Lines, start: tuple[int, int], end: tuple[int, int]) -> Draft:
    return Draft(lines, Point(*start), Point(*end))


def test_bold_over_several_lines_is_bold_between_the_ends() -> None:
    item = ListItem("l", Bullet("i", (Span("two"),)))
    table = Table("t", (Span("caption"),))
    lines: tuple[Line, ...] = (
        Paragraph("p", (Span("one"),)),
        item,
        table,
        Subheading("h", (Span("four"),)),
    )
    after = toggle_style(between(lines, (0, 1), (3, 2)), "bold")
    assert after.lines == (
        Paragraph("p", (Span("o"), Span("ne", bold=True))),
        ListItem("l", Bullet("i", (Span("two", bold=True),))),
        table,
        Subheading("h", (Span("fo", bold=True), Span("ur"))),
    )
    assert (after.anchor, after.caret) == ((0, 1), (3, 2))
    assert toggle_style(after, "bold").lines == lines


def test_where_some_are_bold_all_become_bold() -> None:
    lines = lines_with((Span("a", bold=True), Span("bc")))
    after = toggle_style(between(lines, (0, 0), (0, 2)), "bold")
    assert after.lines == lines_with((Span("ab", bold=True), Span("c")))


def test_a_cross_reference_can_be_bold_but_not_raised() -> None:
    lines = lines_with((Span("see "), Ref("p9"), WithheldSpan()))
    everything = between(lines, (0, 0), (0, 6))
    assert toggle_style(everything, "bold").lines == lines_with(
        (Span("see ", bold=True), Ref("p9", bold=True), WithheldSpan())
    )
    raised = toggle_style(everything, "superscript")
    assert raised.lines == lines_with(
        (Span("see ", script="superscript"), Ref("p9"), WithheldSpan())
    )
    assert toggle_style(raised, "superscript").lines == lines


@given(st.integers(0, 9), st.integers(0, 9))
def test_words_and_exempt_marks_survive_every_style(first: int, last: int) -> None:
    run = (Span("abc", exempt="x1"), Ref("p1", exempt="x1"), Span("de", link=LINK), Span("fgh"))
    draft = between(lines_with(run), (0, first), (0, last))
    draft = toggle_style(toggle_style(toggle_style(draft, "bold"), "italic"), "subscript")
    spans = selected_words(between(draft.lines, (0, 0), (0, 9)))
    assert plain(spans) == plain(run)
    assert plain(tuple(each for each in spans if isinstance(each, Span) and each.exempt)) == "abc"
    assert plain(tuple(each for each in spans if isinstance(each, Span) and each.link)) == "de"


def test_what_is_selected_is_linked_and_unlinked() -> None:
    lines = lines_with((Span("see "), Span("this", bold=True)))
    linked = set_link(between(lines, (0, 2), (0, 6)), f"  {LINK}\n", counted_ids())
    assert linked.lines == lines_with(
        (
            Span("se"),
            Span("e ", link=LINK),
            Span("th", bold=True, link=LINK),
            Span("is", bold=True),
        )
    )
    assert link_at(linked) == LINK
    assert set_link(linked, "", counted_ids()).lines == lines


def test_with_nothing_selected_the_link_around_the_caret_is_changed_as_a_whole() -> None:
    lines = lines_with((Span("see "), Span("this", link=LINK)))
    draft = draft_at(lines, 0, 5)
    assert link_at(draft) == LINK
    changed = set_link(draft, "tel:1", counted_ids())
    assert changed.lines == lines_with((Span("see "), Span("this", link="tel:1")))
    assert (changed.anchor, changed.caret) == (draft.anchor, draft.caret)


def test_where_there_is_no_link_the_address_is_put_in() -> None:
    draft = draft_at(lines_with((Span("see "),)), 0, 4)
    assert link_at(draft) == ""
    assert set_link(draft, "", counted_ids()) is draft
    linked = set_link(draft, LINK, counted_ids())
    assert linked.lines == lines_with((Span("see "), Span(LINK, link=LINK)))
    assert linked.caret == Point(0, 4 + len(LINK))


def test_words_typed_over_a_selection_take_the_style_of_its_first_character() -> None:
    lines = lines_with((Span("a"), Span("bc", bold=True)))
    assert typing_style(between(lines, (0, 3), (0, 1))) == Span("", bold=True)
    assert typing_style(draft_at(lines, 0, 1)) == PLAIN
    assert typing_style(draft_at((Table("t"),), 0, 0)) == PLAIN


@pytest.mark.parametrize(
    ("run", "style"),
    [
        ((Span("a", bold=True), Span("b", bold=True, italic=True)), Span("", bold=True)),
        ((Span("a", script="subscript"), Span("b")), PLAIN),
        ((Span("a", bold=True, link=LINK), Ref("p", bold=True)), Span("", bold=True)),
        ((Span("a", script="subscript", link=LINK),), Span("", script="subscript", link=LINK)),
        ((WithheldSpan(),), PLAIN),
    ],
)
def test_buttons_show_what_all_words_have_in_common(run: Spans, style: Span) -> None:
    end = sum(len(plain((each,))) or 1 for each in run)
    assert common_style(between(lines_with(run), (0, 0), (0, end))) == style


def test_a_style_that_changes_nothing_leaves_every_line_the_same_object() -> None:
    text = Text((Paragraph("p", (Span("a"), Span("b"))), Paragraph("q", (Span("c"),))))
    lines = lines_of(text)
    assert joined(lines[0].spans) != lines[0].spans  # type: ignore[union-attr]
    after = toggle_style(between(lines, (1, 0), (1, 1)), "bold")
    assert after.lines[0] is lines[0]
    empty = toggle_style(between(lines, (0, 2), (1, 0)), "bold")
    assert all(one is other for one, other in zip(empty.lines, lines, strict=True))
