"""What is printed in which order, and under which number."""

from datetime import date

import msgspec
import pytest

from boardpaper.document import nodes as n
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import Place
from boardpaper.report.template import Section, Template
from tests.document.builders import (
    BARE,
    BOARD,
    LETTERED,
    asks,
    composed,
    exempt,
    finding,
    lines,
    number_of,
    numbers,
    para,
    report,
    runs_of,
    section,
    text,
)


def bullets(identity: str, *levels: t.Level) -> t.Bullets:
    items = [
        t.Bullet(f"{identity}{number}", (t.Span(f"Item {number}"),), level)
        for number, level in enumerate(levels, 1)
    ]
    return t.Bullets(identity, tuple(items))


def subheading(identity: str, *, numbered: bool = False) -> t.Subheading:
    return t.Subheading(identity, (t.Span(f"Heading {identity}"),), numbered)


def table(identity: str) -> t.Table:
    cells = ((t.Span("a"),), (t.Span("b"),))
    return t.Table(identity, (t.Span("Caption"),), cells, ("right",), (cells, cells))


def figure(identity: str) -> t.Figure:
    return t.Figure(identity, "a" * 64, (t.Span("A picture"),), "What it shows")


def note(identity: str) -> t.Note:
    return t.Note(identity, (t.Span(f"Note {identity}"),))


def of_sections(*sections: Section) -> Template:
    return msgspec.structs.replace(
        BOARD, numberings=(*BOARD.numberings, BARE), sections=sections, questions=()
    )


EXAMPLE = report(
    sections=(
        section("summary", "s1", "s2", "s3", "s4", "s5"),
        section("purpose", "p1"),
        section("background", "b1", bullets("bl", 1, 1), "b2", "b3"),
        section("consultation", "c1"),
        section("equality", "e1"),
        section("legal", "l1"),
        section("conclusions", "n1"),
    ),
    main=(
        *[finding(f"f{number}") for number in range(1, 7)],
        subheading("wider"),
        finding("f7"),
    ),
    recommendations=(asks("r1"),),
    background=tuple(r.BackgroundDocument(f"d{number}", f"Paper {number}") for number in (1, 2, 3)),
)


def test_the_numbers_of_the_example() -> None:
    assert numbers(composed(EXAMPLE)) == [
        *[(f"s{number}", f"{number}.") for number in range(1, 6)],
        ("r1p", "6."),
        ("purpose", "1.0"), ("p1", "1.1"),
        ("background", "2.0"), ("b1", "2.1"), ("b2", "2.2"), ("b3", "2.3"),
        ("main", "3.0"), *[(f"f{number}p", f"3.{number}") for number in range(1, 8)],
        ("corporate", "4.0"),
        ("consultation", "4.1"), ("c1", "4.1.1"),
        ("equality", "4.2"), ("e1", "4.2.1"),
        ("legal", "4.3"), ("l1", "4.3.1"),
        ("conclusions", "5.0"), ("n1", "5.1"),
        ("recommendations", "6.0"), ("r1p", "6.1"),
        ("papers", "7.0"), ("d1", "7.1"), ("d2", "7.2"), ("d3", "7.3"),
    ]  # fmt: skip


def test_numbers_follow_when_findings_change_places() -> None:
    first, second, *rest = EXAMPLE.main
    swapped = composed(msgspec.structs.replace(EXAMPLE, main=(second, first, *rest)))
    assert number_of(composed(EXAMPLE), "f1p") == ["3.1"]
    assert number_of(swapped, "f1p") == ["3.2"]
    assert number_of(swapped, "f2p") == ["3.1"]


def test_one_more_paragraph_in_the_summary_moves_the_front_recommendations() -> None:
    summary = section("summary", "s1", "s2", "s3", "s4", "s5", "s6")
    longer = msgspec.structs.replace(EXAMPLE, sections=(summary, *EXAMPLE.sections[1:]))
    assert number_of(composed(longer), "r1p") == ["7.", "6.1"]


def test_an_unnumbered_subheading_does_not_break_the_count() -> None:
    printed = lines(composed(EXAMPLE))
    at = printed.index("###  Heading wider")
    assert printed[at - 1] == "3.6 Words of f6p."
    assert printed[at + 1] == "3.7 Words of f7p."


def test_bullets_have_no_number_and_take_none() -> None:
    printed = lines(composed(EXAMPLE))
    at = printed.index("2.1 Words of b1.")
    assert printed[at + 1 : at + 4] == ["• Item 1", "• Item 2", "2.2 Words of b2."]


def test_running_numbers_and_letters_by_another_template() -> None:
    some = report(
        sections=(section("summary", "s1", "s2"), section("legal", "l1")),
        recommendations=(asks("r1"), asks("r2"), asks("r3")),
        main=(finding("f1"), finding("f2")),
        background=(),
    )
    assert lines(composed(some, LETTERED)) == [
        "##  Brief summary", "1. Words of s1.", "2. Words of s2.",
        "##  Recommendations", "(a) Words of r1p.", "(b) Words of r2p.", "(c) Words of r3p.",
        "##  What is this about?", "3. Words of f1p.", "4. Words of f2p.",
        "##  Legal", "5. Words of l1.",
        "##  Appendices",
        "##  Background papers", "6. None.",
    ]  # fmt: skip


def test_numbered_subheadings_are_counted_with_the_paragraphs() -> None:
    some = report(
        main=(
            finding("f1"),
            subheading("h1", numbered=True),
            finding("f2"),
            subheading("h2"),
            finding("f3"),
            subheading("h3", numbered=True),
            finding("f4"),
        ),
        sections=(section("legal", subheading("h4", numbered=True), "l1"), section("conclusions")),
    )
    found = dict(numbers(composed(some)))
    assert [found[each] for each in ("f1p", "h1", "f2p", "f3p", "h3", "f4p")] == [
        "3.1", "3.2", "3.2.1", "3.2.2", "3.3", "3.3.1",
    ]  # fmt: skip
    assert (found["h4"], found["l1"], found["conclusions"]) == ("4.3.1", "4.3.1.1", "5.0")


def test_text_above_sections_of_the_second_level_shares_their_count() -> None:
    template = of_sections(
        Section("a", "A", "body"), Section("b", "B", "body", level=2), Section("c", "C", "body")
    )
    some = report(sections=(section("a", "a1", "a2"), section("b", "b1"), section("c", "c1")))
    assert numbers(composed(some, template)) == [
        ("a", "1.0"), ("a1", "1.1"), ("a2", "1.2"),
        ("b", "1.3"), ("b1", "1.3.1"),
        ("c", "2.0"), ("c1", "2.1"),
    ]  # fmt: skip


def test_headings_are_one_level_below_what_they_stand_in() -> None:
    some = report(
        main=(subheading("h1"), finding("f1")), sections=(section("legal", subheading("h2")),)
    )
    printed = lines(composed(some))
    assert "## 3.0 Main issues" in printed
    assert "###  Heading h1" in printed
    assert "### 4.3 Legal" in printed
    assert "####  Heading h2" in printed


def test_optional_sections_without_content_are_left_out_number_and_all() -> None:
    template = of_sections(
        Section("a", "A", "body", mandatory=False),
        Section("group", "Group", "body", "group", mandatory=False),
        Section("b", "B", "body", level=2, mandatory=False),
        Section("c", "C", "body", level=2, mandatory=False),
        Section("d", "D", "body"),
    )
    assert lines(composed(report(), template)) == ["## 1.0 D"]
    blank = report(sections=(section("a", t.Paragraph("a1", (t.Span(" "),))),))
    assert lines(composed(blank, template)) == ["## 1.0 D"]
    filled = report(sections=(section("c", "c1"),))
    assert lines(composed(filled, template)) == [
        "## 1.0 Group", "### 1.1 C", "1.1.1 Words of c1.", "## 2.0 D",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "some"),
    [
        ("main", report(main=(finding("f1"),))),
        ("main", report(main=(subheading("h1"),))),
        ("recommendations", report(recommendations=(asks("r1"),))),
        ("background", report(background=())),
        ("appendices", report(appendices=(r.Appendix("a1"),))),
    ],
)
def test_an_optional_section_prints_once_it_holds_something(source: str, some: r.Report) -> None:
    sections = msgspec.convert(
        [{"key": "a", "heading": "A", "numbering": "body", "source": source, "mandatory": False}],
        tuple[Section, ...],
    )
    template = of_sections(*sections)
    assert lines(composed(report(), template)) == []
    assert lines(composed(some, template))[0] == "## 1.0 A"


def test_blank_blocks_print_nothing_and_take_no_number() -> None:
    blank = (t.Span(" \n"), t.Span(""))
    some = section(
        "purpose",
        t.Paragraph("p1", blank),
        "p2",
        t.Subheading("h1", blank, numbered=True),
        t.Bullets("b1", (t.Bullet("b2", blank),)),
        t.Note("n1", blank),
        t.Note("n2", (t.Span("Note"),)),
        "p3",
    )
    printed = lines(composed(report(sections=(some,))))
    at = printed.index("## 1.0 Purpose of this report")
    assert printed[at + 1 : at + 4] == ["1.1 Words of p2.", "^1 Note", "1.2 Words of p3."]


def test_blank_findings_and_recommendations_are_left_out() -> None:
    blank = t.Paragraph("blank")
    some = report(
        main=(r.Finding("f0", text(blank)), finding("f1")),
        recommendations=(
            r.Recommendation("r0", text(blank), owner="Nobody"),
            r.Recommendation("r00"),
            asks("r1"),
        ),
    )
    printed = composed(some)
    assert number_of(printed, "f1p") == ["3.1"]
    assert number_of(printed, "r1p") == ["1.", "6.1"]
    assert not [line for line in lines(printed) if "Nobody" in line]


def test_tables_figures_and_notes_are_numbered_through_the_document() -> None:
    some = report(
        sections=(section("summary", table("t1"), note("n1"), figure("g1")),),
        main=(finding("f1", "f1p", table("t2"), figure("g2"), note("n2"), table("t3")),),
    )
    printed = [line for line in lines(composed(some)) if line[:6] in {"Table ", "Figure"}]
    assert printed == [
        "Table 1: Caption", "Figure 1: A picture",
        "Table 2: Caption", "Figure 2: A picture", "Table 3: Caption",
    ]  # fmt: skip
    assert [line for line in lines(composed(some)) if line[0] == "^"] == [
        "^1 Note n1", "^2 Note n2",
    ]  # fmt: skip


def test_what_hangs_in_a_recommendation_keeps_its_number_when_printed_again() -> None:
    some = report(
        recommendations=(asks("r1", "r1p", table("t1"), note("n1")),),
        main=(finding("f1", "f1p", table("t2"), note("n2")),),
    )
    printed = [line for line in lines(composed(some)) if line[:6] == "Table " or line[0] == "^"]
    assert printed == [
        "Table 1: Caption", "^1 Note n1",
        "Table 2: Caption", "^2 Note n2",
        "Table 1: Caption", "^1 Note n1",
    ]  # fmt: skip


def test_only_the_first_paragraph_of_a_recommendation_is_numbered() -> None:
    longer = asks("r1", bullets("b", 1), para("r1a", numbered=False), "r1b")
    printed = composed(report(recommendations=(longer, asks("r2"))))
    assert number_of(printed, "r1a") == ["1.", "6.1"]
    assert number_of(printed, "r1b") == []
    assert number_of(printed, "r2p") == ["2.", "6.2"]


def test_labels_begin_again_in_every_section() -> None:
    template = of_sections(
        Section("a", "A", "bare", "recommendations", items="(1)"),
        Section("b", "B", "bare", "recommendations", items="1."),
    )
    printed = composed(report(recommendations=(asks("r1"), asks("r2"))), template)
    assert [number for _, number in numbers(printed)] == ["(1)", "(2)", "1.", "2."]


@pytest.mark.parametrize(
    ("owner", "due", "printed"),
    [
        (" ", None, None),
        ("the Director", None, "Responsible officer: the Director."),
        ("J. Smith Jr.", None, "Responsible officer: J. Smith Jr."),
        ("", date(2012, 3, 31), "By 31st March 2012."),
        (
            "the Director",
            date(2012, 3, 31),
            "Responsible officer: the Director; by 31st March 2012.",
        ),
    ],
)
def test_who_acts_and_by_when_follows_the_recommendation(
    owner: str, due: date | None, printed: str | None
) -> None:
    task = r.Recommendation("r1", text("r1p", "r1q"), owner, due)
    document = composed(report(recommendations=(task,)))
    place = Place("recommendations", item="r1", field="owner")
    found = [node for node in document.nodes if node.place == place]
    assert lines(msgspec.structs.replace(document, nodes=tuple(found))) == (
        [] if printed is None else [printed, printed]
    )


def test_deeper_bullets_belong_to_the_item_before_them() -> None:
    levels: tuple[t.Level, ...] = (3, 3, 1, 2, 3, 1, 3)
    document = composed(report(sections=(section("summary", bullets("b", *levels)),)))
    (printed,) = [node for node in document.nodes if isinstance(node, n.BulletList)]
    assert [item.level for item in printed.items] == [1, 2, 1, 2, 3, 1, 2]


def test_the_columns_of_a_table() -> None:
    document = composed(report(sections=(section("summary", table("t1")),)))
    (printed,) = [node for node in document.nodes if isinstance(node, n.Table)]
    assert printed.alignment == ("right", "left")
    assert printed.header[1].place == Place("sections", "summary", "t1", "header 2")
    assert printed.rows[1][0].place == Place("sections", "summary", "t1", "row 2 cell 1")


def test_a_blank_header_row_is_none() -> None:
    without = msgspec.structs.replace(table("t1"), header=((), (t.Span(" "),)), alignment=())
    document = composed(report(sections=(section("summary", without),)))
    (printed,) = [node for node in document.nodes if isinstance(node, n.Table)]
    assert printed.header == ()
    assert printed.alignment == ("left", "left")


def test_every_node_says_which_place_it_prints() -> None:
    some = report(
        sections=(section("purpose", "p1", bullets("bl", 1)),),
        main=(finding("f1"), subheading("h1")),
        recommendations=(asks("r1"),),
        background=(r.BackgroundDocument("d1", "Paper"),),
        appendices=(r.Appendix("a1", "Letter"),),
        exemptions=(exempt(Place("appendices", item="a1")),),
    )
    document = composed(some)
    places = [node.place for node in document.nodes]
    assert Place("sections", item="purpose") in places
    assert Place("sections", item="purpose", block="p1") in places
    assert Place("main", item="f1", block="f1p") in places
    assert Place("main", item="h1") in places
    assert Place("recommendations", item="r1", block="r1p") in places
    assert Place("background", item="d1") in places
    assert Place("appendices", item="a1") in places
    assert places.count(Place("exemptions", item="x1")) == len(["the marking", "the statement"])
    (listed,) = [node for node in document.nodes if isinstance(node, n.BulletList)]
    assert listed.place == Place("sections", item="purpose", block="bl")
    assert listed.items[0].place == Place("sections", item="purpose", block="bl1")


def test_empty_spans_become_no_runs_and_line_breaks_stay() -> None:
    spans = (t.Span("a\nb", bold=True), t.Span(""), t.Span("c", script="subscript"))
    document = composed(report(sections=(section("summary", t.Paragraph("p", spans)),)))
    assert list(runs_of(document))[1:3] == [
        n.Run("a\nb", bold=True),
        n.Run("c", script="subscript"),
    ]
