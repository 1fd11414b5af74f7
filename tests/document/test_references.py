"""Cross-references print numbers; links lead out; neither leads astray."""

import msgspec
import pytest

from boardpaper.document import nodes as n
from boardpaper.document.inline import safe_link
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import Place
from boardpaper.report.template import Template
from tests.document.builders import (
    BOARD,
    LETTERED,
    anchors_of,
    asks,
    composed,
    exempt,
    finding,
    lines,
    para,
    report,
    runs_of,
    section,
)

FULL = report(
    sections=(
        section(
            "purpose",
            "p1",
            para("p2", numbered=False),
            t.Bullets("bl", (t.Bullet("b1", (t.Span("Item"),)),)),
            t.Table("t1"),
            t.Figure("g1", "a" * 64),
            t.Note("n1", (t.Span("Note"),)),
            t.Subheading("h1", (t.Span("Costs\nand "), t.Ref("t1"))),
            t.Subheading("h2", (t.Span("Numbered"),), numbered=True),
            para("p3", numbered=False),
            t.Paragraph("blank"),
        ),
    ),
    main=(
        r.Finding("f1", t.Text((t.Subheading("h3", (t.Span("Now"),)), para("f1a"), para("f1b")))),
        r.Finding("f2", t.Text((t.Table("t2"),))),
    ),
    recommendations=(asks("r1"),),
    background=(r.BackgroundDocument("d1", "Paper"),),
    appendices=(r.Appendix("a1", "One"), r.Appendix("a2", "Two")),
)


def cited(target: str, template: Template = BOARD, some: r.Report = FULL) -> n.Run:
    """What a cross-reference in the summary prints, whatever is said of it."""
    return msgspec.structs.replace(reference(target, template, some), spoken="")


def reference(target: str, template: Template = BOARD, some: r.Report = FULL) -> n.Run:
    summary = section("summary", t.Paragraph("here", (t.Ref(target),)))
    citing = msgspec.structs.replace(some, sections=(summary, *some.sections))
    document = composed(citing, template)
    (node,) = [each for each in document.nodes if each.place.block == "here"]
    assert isinstance(node, n.Paragraph)
    (run,) = node.runs
    assert run.target == "" or run.target in anchors_of(document)
    return run


@pytest.mark.parametrize(
    ("target", "number", "anchor"),
    [
        ("here", "1", "here"),
        ("p1", "1.1", "p1"),
        ("purpose", "1", "section:purpose"),
        ("equality", "4.2", "section:equality"),
        ("t1", "1", "t1"),
        ("g1", "1", "g1"),
        ("h2", "1.2", "h2"),
        ("f1", "3.1", "f1a"),
        ("f1b", "3.2", "f1b"),
        ("r1", "6.1", "r1p"),
        ("r1p", "6.1", "r1p"),
        ("d1", "7.1", "d1"),
        ("a2", "2", "a2"),
    ],
)
def test_a_reference_prints_the_number_without_its_suffix(
    target: str, number: str, anchor: str
) -> None:
    assert cited(target) == n.Run(number, target=anchor)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("p1", "paragraph 1.1"),
        ("purpose", "section 1"),
        ("t1", "Table 1"),
        ("g1", "Figure 1"),
        ("n1", "note 1"),
        ("h2", "heading 1.2"),
        ("r1", "recommendation 6.1"),
        ("a2", "Appendix 2"),
        ("p2", "paragraph 1.1"),
        ("bl", "paragraph 1.1"),
        ("h1", ""),
        ("summary", ""),
        ("lost", ""),
    ],
)
def test_a_reference_is_spoken_by_what_it_is_the_number_of(target: str, said: str) -> None:
    assert reference(target).spoken == said


def test_a_reference_to_a_note_is_raised() -> None:
    assert cited("n1") == n.Run("1", script="superscript", target="n1")


def test_a_heading_without_number_is_cited_by_its_words() -> None:
    assert cited("h1") == n.Run("Costs and 1", target="h1")
    assert cited("summary") == n.Run("Summary of main issues", target="section:summary")


@pytest.mark.parametrize(
    ("target", "number"),
    [("p2", "1.1"), ("b1", "1.1"), ("bl", "1.1"), ("p3", "1.2")],
)
def test_text_without_number_is_cited_by_what_it_hangs_off(target: str, number: str) -> None:
    assert cited(target) == n.Run(number, target=target)


def test_a_finding_without_a_numbered_paragraph_is_cited_by_its_section() -> None:
    assert cited("f2") == n.Run("3", target="t2")


@pytest.mark.parametrize("target", ["gone", "blank", "nowhere", "x1", ""])
def test_a_reference_that_leads_nowhere_says_so(target: str) -> None:
    assert cited(target) == n.Run("[reference not found]")


def test_a_reference_keeps_its_style() -> None:
    spans = (t.Ref("p1", bold=True, italic=True), t.Ref("gone", bold=True))
    document = composed(report(sections=(section("purpose", "p1", t.Paragraph("p2", spans)),)))
    assert [run for run in runs_of(document) if run.bold] == [
        n.Run("1.1", bold=True, italic=True, target="p1", spoken="paragraph 1.1"),
        n.Run("[reference not found]", bold=True),
    ]


def test_an_appendix_has_its_number_even_if_no_section_lists_it() -> None:
    sections = tuple(each for each in BOARD.sections if each.source != "appendices")
    unlisted = msgspec.structs.replace(BOARD, sections=sections)
    assert cited("a2", unlisted) == n.Run("2")


def test_lettered_recommendations_are_cited_by_their_letter() -> None:
    assert cited("r1", LETTERED) == n.Run("(a)", target="r1p")


def test_a_recommendation_printed_twice_has_its_anchor_where_it_is_cited() -> None:
    document = composed(FULL)
    printed = [each for each in document.nodes if each.place.block == "r1p"]
    assert [each.anchor for each in printed if isinstance(each, n.Paragraph)] == ["", "r1p"]


def test_headings_that_cite_each_other_come_to_an_end() -> None:
    first = t.Subheading("h1", (t.Span("One "), t.Ref("h2"), t.Ref("h1")))
    second = t.Subheading("h2", (t.Span("Two "), t.Ref("h1")))
    document = composed(report(sections=(section("purpose", first, second),)))
    assert "###  One TwoOne" in lines(document)
    assert "###  Two One" in lines(document)


def test_a_heading_of_nothing_but_itself_is_cited_by_its_section() -> None:
    heading = t.Subheading("h1", (t.Ref("h1"),))
    document = composed(report(sections=(section("purpose", heading),)))
    assert "###  1" in lines(document)


def test_a_reference_goes_with_what_was_withheld() -> None:
    spans = (t.Ref("f1"), t.Span(" and "), t.Ref("f2", exempt="x1"))
    some = report(
        sections=(section("purpose", t.Paragraph("p1", spans)),),
        main=(finding("f1"), finding("f2")),
        exemptions=(exempt(Place("main", item="f1")),),
    )
    public = composed(some, audience="public")
    assert "1.1 3.1 and [withheld: Rule 10.4(3)]" in lines(public)
    assert "1.1 3.1 and 3.2" in lines(composed(some))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("http://example.org/a?b=c#d", "http://example.org/a?b=c#d"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        (" www.example.org ", "https://www.example.org"),
        ("WWW.example.org", "https://WWW.example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+441130000000", "tel:+441130000000"),
        ("", ""),
        ("example.org", ""),
        ("http:", ""),
        ("https://", ""),
        ("http:example.org", ""),
        ("mailto:", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("\\\\server\\share", ""),
        ("https://example.org/a b", ""),
        ("https://example.org/\nx", ""),
        ("www.example.org and others", ""),
    ],
)
def test_only_safe_addresses_become_links(address: str, link: str) -> None:
    assert safe_link(address) == link
    spans = (t.Span("words", link=address),)
    document = composed(report(sections=(section("summary", t.Paragraph("p", spans)),)))
    assert n.Run("words", link=link) in runs_of(document)
