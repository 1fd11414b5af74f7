"""What is remembered of an earlier state of a report changes nothing: the same, node for node."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardpaper.document.blocks import BlockPrinter
from boardpaper.document.compose import Composed, compose, compose_again
from boardpaper.document.nodes import Audience, Heading, Node, Paragraph, Run
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import Place
from boardpaper.report.template import Section, Template
from tests import strategies
from tests.document.builders import COUNCIL
from tests.document.test_properties import DECIMAL, RUNNING, UNNUMBERED

TWICE = replace(
    DECIMAL, sections=(*DECIMAL.sections, Section("issues-again", "Issues", "body", "main"))
)
TEMPLATES = (DECIMAL, RUNNING, UNNUMBERED, TWICE)
PARTS = ("sections", "main", "recommendations", "background", "appendices", "exemptions")

Edit = Callable[[r.Report], r.Report]


def words(number: int) -> t.Spans:
    """Words that cite something else every few times."""
    return (t.Span(f"words {number} "), t.Ref(f"b{number % 12}"))[: 1 + number % 2]


def block(number: int) -> t.Block:
    identity = f"n{number}"
    blocks = (
        t.Paragraph(identity, words(number)),
        t.Paragraph(identity, words(number), numbered=False),
        t.Subheading(identity, words(number), numbered=number % 2 == 0),
        t.Note(identity, words(number)),
        t.Table(identity, words(number), (words(1),), (), ((words(2),),)),
        t.Bullets(identity, (t.Bullet(f"{identity}b", words(number)),)),
        t.Paragraph(identity),
    )
    return blocks[number % len(blocks)]


def in_items(items: tuple[Any, ...], at: int, change: Callable[[Any], tuple[Any, ...]]) -> Any:
    """Put what a change makes of one item in its place; of none, where there is none."""
    at %= len(items) + 1
    return (*items[:at], *change(items[at] if at < len(items) else None), *items[at + 1 :])


def typed(part: str, at: int, number: int) -> Edit:
    """Set other words in a block, or one more block behind all others."""

    def change(item: Any) -> tuple[Any, ...]:
        if not hasattr(item, "text"):
            return () if item is None else (item,)
        blocks = in_items(item.text.blocks, number, retyped)
        return (replace(item, text=t.Text(blocks)),)

    def retyped(old: t.Block | None) -> tuple[t.Block, ...]:
        return (replace(block(number), id=old.id) if old else block(number),)

    return lambda report: replace(report, **{part: in_items(getattr(report, part), at, change)})


def entered(at: int, number: int) -> Edit:
    finding = r.Finding(f"f{number}", t.Text((block(number), block(number + 1))))
    entry = t.Subheading(f"s{number}", words(number)) if number % 5 == 0 else finding

    def change(item: Any) -> tuple[Any, ...]:
        return (entry,) if item is None else (entry, item)

    return lambda report: replace(report, main=in_items(report.main, at, change))


def removed(part: str, at: int) -> Edit:
    return lambda report: replace(
        report, **{part: in_items(getattr(report, part) or (), at, lambda _: ())}
    )


def moved(part: str, at: int) -> Edit:
    def edit(report: r.Report) -> r.Report:
        items = getattr(report, part) or ()
        at_now = at % (len(items) + 1)
        return replace(report, **{part: (*items[at_now:], *items[:at_now])})

    return edit


def taken_from(other: r.Report, part: str) -> Edit:
    return lambda report: replace(report, **{part: getattr(other, part)})


def hidden(number: int) -> Edit:
    exemption = r.Exemption("x1", "10.4(3)", Place("main", item=f"b{number}", block=f"b{number}"))
    return lambda report: replace(report, exemptions=(exemption,))


def dated(number: int) -> Edit:
    return lambda report: replace(report, meeting_date=date(2026, 1, number))


AT = st.integers(0, 12)
PART = st.sampled_from(PARTS)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(typed, st.sampled_from(PARTS[:3]), AT, AT),
    st.builds(typed, st.sampled_from(PARTS[:3]), AT, AT),
    st.builds(entered, AT, AT),
    st.builds(removed, PART, AT),
    st.builds(moved, PART, AT),
    st.builds(taken_from, strategies.reports(), PART),
    st.builds(hidden, AT),
    st.builds(dated, st.integers(1, 28)),
)
STEPS = st.tuples(
    EDITS,
    st.sampled_from((None, None, None, None, *TEMPLATES)),
    st.sampled_from((None, None, None, "public", "full")),
)


@given(strategies.reports(), st.sampled_from(TEMPLATES), st.lists(STEPS, max_size=8))
def test_the_result_of_any_edits_is_that_of_a_new_composition(
    report: r.Report, template: Template, steps: Sequence[Any]
) -> None:
    audience: Audience = "public"
    before = compose_again(report, template, COUNCIL, audience, None)
    for edit, other_template, other_audience in steps:
        report = edit(report)
        template, audience = other_template or template, other_audience or audience
        before = compose_again(report, template, COUNCIL, audience, before)
        assert before.document == compose(report, template, COUNCIL, audience)


def findings(count: int) -> tuple[r.Finding, ...]:
    return tuple(
        r.Finding(f"f{number}", t.Text((t.Paragraph(f"p{number}", (t.Span(f"words {number}"),)),)))
        for number in range(count)
    )


def report_of(main: tuple[r.MainEntry, ...]) -> r.Report:
    return r.Report("long", r.TemplateRef("board", 1, "a" * 64), "leeds", main=main)


def after(before: Composed | None, main: tuple[r.MainEntry, ...]) -> Composed:
    return compose_again(report_of(main), DECIMAL, COUNCIL, "public", before)


def new_nodes(before: Composed, now: Composed) -> list[Node]:
    """The nodes of the main issues that are not the objects they were."""
    old = {id(node) for node in before.document.nodes}
    in_main = (node for node in now.document.nodes if node.place.part == "main")
    return [node for node in in_main if id(node) not in old]


def changed_words(main: tuple[r.MainEntry, ...], at: int, *spans: t.Inline) -> tuple[Any, ...]:
    new = r.Finding(f"f{at}", t.Text((t.Paragraph(f"p{at}", spans),)))
    return (*main[:at], new, *main[at + 1 :])


def test_after_a_changed_word_only_its_paragraph_is_printed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    main = findings(200)
    before = after(None, main)
    printed = []
    print_block = BlockPrinter.print_block

    def counted(self: BlockPrinter, block: t.Block, place: Place) -> Node:
        printed.append(block.id)
        return print_block(self, block, place)

    monkeypatch.setattr(BlockPrinter, "print_block", counted)
    now = after(before, changed_words(main, 90, t.Span("other words")))
    assert printed == ["p90", "p90"]  # once in each pass
    assert len(new_nodes(before, now)) == 1


def test_what_cites_a_heading_is_printed_again_when_its_words_change() -> None:
    def main(heading: str) -> tuple[r.MainEntry, ...]:
        citing = changed_words(findings(9), 5, t.Ref("h"))
        return (t.Subheading("h", (t.Span(heading),)), *citing)

    before = after(None, main("Costs"))
    now = after(before, main("Benefits"))
    heading, citing = new_nodes(before, now)
    assert isinstance(heading, Heading)
    assert isinstance(citing, Paragraph)
    assert (heading.anchor, citing.anchor) == ("h", "p5")
    assert citing.runs == (Run("Benefits", target="h"),)


def test_all_behind_a_new_paragraph_is_numbered_anew() -> None:
    main = findings(6)
    before = after(None, main)
    new = r.Finding("new", t.Text((t.Paragraph("new", (t.Span("new"),)),)))
    now = after(before, (*main[:4], new, *main[4:]))
    numbers = [node.number for node in new_nodes(before, now) if isinstance(node, Paragraph)]
    assert numbers == ["2.5", "2.6", "2.7"]


def assert_same(before: Composed, report: r.Report, template: Template = DECIMAL) -> Composed:
    """Compose again, and anew."""
    now = compose_again(report, template, COUNCIL, "public", before)
    assert now.document == compose(report, template, COUNCIL, "public")
    return now


def test_a_paragraph_below_a_numbered_subheading_is_still_counted_one_deeper() -> None:
    heading = t.Subheading("h", (t.Span("Costs"),), numbered=True)
    main: tuple[r.MainEntry, ...] = (heading, *findings(5))
    now = assert_same(after(None, main), report_of(changed_words(main, 3, t.Span("other"))))
    assert "2.1.3" in [node.number for node in now.document.nodes if isinstance(node, Paragraph)]


def test_a_table_that_stands_twice_keeps_its_number_only_while_it_stands_before() -> None:
    def table(identity: str, finding: str) -> r.Finding:
        return r.Finding(finding, t.Text((t.Table(identity, (t.Span("Costs"),)),)))

    citing = r.Finding("f4", t.Text((t.Paragraph("p4", (t.Ref("x"),)),)))
    rest = (table("y", "f2"), table("x", "f3"), citing)
    before = after(None, (table("x", "f1"), *rest))
    assert_same(before, report_of((table("z", "f1"), *rest)))


def test_what_becomes_exempt_is_withheld_from_what_was_printed() -> None:
    before = after(None, findings(5))
    exemption = r.Exemption("x1", "10.4(3)", Place("main", item="f3"))
    hiding = assert_same(before, replace(report_of(findings(5)), exemptions=(exemption,)))
    assert "words 3" not in str(hiding.document)
    shown = assert_same(hiding, report_of(findings(5)))
    assert "words 3" in str(shown.document)


def test_another_template_numbers_all_anew() -> None:
    before = after(None, findings(5))
    bare = replace(
        DECIMAL,
        numberings=tuple(replace(each, paragraphs="none") for each in DECIMAL.numberings),
    )
    assert_same(before, report_of(findings(5)), bare)
