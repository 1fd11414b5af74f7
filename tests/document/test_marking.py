"""What a report says of its own exempt matter."""

import itertools

import msgspec
import pytest

from boardpaper.document import nodes as n
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import WHOLE_REPORT, Place
from tests.document.builders import (
    BOARD,
    LETTERED,
    asks,
    composed,
    exempt,
    finding,
    lines,
    para,
    report,
    section,
    words,
)

SOME = report(
    sections=(
        section("summary", "s1"),
        section(
            "purpose",
            "p1",
            t.Bullets("bl", (t.Bullet("b1", (t.Span("Item"),)),)),
            t.Subheading("h1", (t.Span("Heading"),)),
            para("p2", numbered=False),
            t.Subheading("h2", (t.Span("Numbered"),), numbered=True),
            para("p3", numbered=False),
            "p4",
            t.Table("t1", (), ((),), (), (((t.Span("cell"),),),)),
            t.Figure("g1", "a" * 64),
            t.Note("n1", (t.Span("Note"),)),
            t.Paragraph("blank"),
        ),
        section("legal", "l1"),
    ),
    main=(finding("f1"), finding("f2", "f2a", "f2b", "f2c"), t.Subheading("h3", (t.Span("H"),))),
    recommendations=(asks("r1"), asks("r2", "r2p", "r2q")),
    background=(r.BackgroundDocument("d1", "Paper"),),
    appendices=(r.Appendix("a1", "One"), r.Appendix("a2", "Two")),
)


def markings(document: n.Document) -> list[str]:
    """What the front page says of exempt matter; the first section may be marked again."""
    front = itertools.takewhile(lambda node: not isinstance(node, n.Heading), document.nodes)
    return list(dict.fromkeys(words(node.runs) for node in front if isinstance(node, n.Marking)))


@pytest.mark.parametrize(
    ("target", "subject"),
    [
        (WHOLE_REPORT, "This report contains"),
        (Place("details", field="subject"), "The subject of this report contains"),
        (Place("details", field="report_of"), "Part of this report contains"),
        (Place("wards"), "Part of this report contains"),
        (Place("main"), "Part of this report contains"),
        (Place("sections", "purpose"), "Section 1 contains"),
        (Place("sections", "legal"), "Section 4.3 contains"),
        (Place("sections", "summary"), "The section “Summary of main issues” contains"),
        (Place("sections", "summary", "s1"), "Paragraph 1 contains"),
        (Place("sections", "purpose", "p1"), "Paragraph 1.1 contains"),
        (Place("sections", "purpose", "p1", "", 0, 5), "Part of paragraph 1.1 contains"),
        (Place("sections", "purpose", "bl"), "Part of paragraph 1.1 contains"),
        (Place("sections", "purpose", "b1"), "Part of paragraph 1.1 contains"),
        (Place("sections", "purpose", "h1"), "Part of section 1 contains"),
        (Place("sections", "purpose", "p2"), "Part of section 1 contains"),
        (Place("sections", "purpose", "h2"), "Heading 1.2 contains"),
        (Place("sections", "purpose", "p3"), "Part of section 1.2 contains"),
        (Place("sections", "purpose", "p4"), "Paragraph 1.2.1 contains"),
        (Place("sections", "purpose", "t1"), "Table 1 contains"),
        (Place("sections", "purpose", "t1", "row 1 cell 1"), "Part of Table 1 contains"),
        (Place("sections", "purpose", "g1"), "Figure 1 contains"),
        (Place("sections", "purpose", "n1"), "Note 1 contains"),
        (Place("sections", "purpose", "blank"), "Part of section 1 contains"),
        (Place("sections", "purpose", "gone"), "Part of section 1 contains"),
        (Place("main", "f1"), "Paragraph 3.1 contains"),
        (Place("main", "f2"), "Paragraphs 3.2 to 3.4 contain"),
        (Place("main", "f2", "f2b"), "Paragraph 3.3 contains"),
        (Place("main", "h3"), "Part of section 3 contains"),
        (Place("main", "gone"), "Part of this report contains"),
        (Place("recommendations", "r2"), "Recommendation 6.2 contains"),
        (Place("recommendations", "r2", "r2p"), "Recommendation 6.2 contains"),
        (Place("recommendations", "r2", "r2q"), "Part of recommendation 6.2 contains"),
        (Place("background", "d1"), "Background document 7.1 contains"),
        (Place("appendices", "a2"), "Appendix 2 contains"),
    ],
)
def test_what_is_exempt_is_named_by_its_number(target: Place, subject: str) -> None:
    marked = msgspec.structs.replace(SOME, exemptions=(exempt(target),))
    description = "information relating to business affairs"
    rule = "(Access to Information Procedure Rule 10.4(3))"
    expected = [f"Not for publication: {subject} {description} {rule}."]
    assert markings(composed(marked, audience="full")) == expected
    assert markings(composed(marked, audience="public")) == expected


def test_a_recommendation_is_named_by_its_letter() -> None:
    marked = msgspec.structs.replace(SOME, exemptions=(exempt(Place("recommendations", "r2")),))
    (marking,) = markings(composed(marked, LETTERED))
    assert marking.startswith("Not for publication: Recommendation (b) contains")


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        (
            "9.2(b)",
            "Appendix 2 contains confidential information "
            "(Access to Information Procedure Rule 9.2(b)).",
        ),
        ("12", "Appendix 2 (Access to Information Procedure Rule 12)."),
        ("", "Appendix 2."),
    ],
)
def test_the_description_depends_on_the_rule(rule: str, printed: str) -> None:
    target = Place("appendices", "a2")
    marked = msgspec.structs.replace(SOME, exemptions=(exempt(target, rule),))
    assert markings(composed(marked)) == [f"Not for publication: {printed}"]


def test_there_is_a_marking_for_each_exemption_and_each_exempt_appendix() -> None:
    appendices = (r.Appendix("a1", exempt=True), r.Appendix("a2", exempt=True))
    exemptions = (
        exempt(Place("appendices", "a2"), "10.4(3)", "x1"),
        exempt(Place("appendices", "a2"), "10.4(1)", "x2"),
    )
    marked = report(appendices=appendices, exemptions=exemptions)
    found = [node for node in composed(marked).nodes if isinstance(node, n.Marking)]
    assert [node.place for node in found] == [
        Place("exemptions", item="x1"),
        Place("exemptions", item="x2"),
        Place("appendices", item="a1"),
    ]
    assert words(found[2].runs) == "Not for publication: Appendix 1."


def test_an_open_report_has_no_marking() -> None:
    assert markings(composed(SOME)) == []


@pytest.mark.parametrize(
    ("rule", "reasons", "printed"),
    [
        (
            "10.4(3)",
            ("Because.", "On balance."),
            "Paragraphs 3.2 to 3.4 are exempt from publication under Access to Information "
            "Procedure Rule 10.4(3). Because. On balance.",
        ),
        (
            "9.2(b)",
            (" A court says so. ", " "),
            "Paragraphs 3.2 to 3.4 are confidential under Access to Information Procedure "
            "Rule 9.2(b). A court says so.",
        ),
        ("", ("", ""), "Paragraphs 3.2 to 3.4 are exempt from publication."),
    ],
)
def test_the_reasons_end_the_section_that_states_them(
    rule: str, reasons: tuple[str, str], printed: str
) -> None:
    exemption = r.Exemption("x1", rule, Place("main", "f2"), *reasons)
    marked = msgspec.structs.replace(SOME, exemptions=(exemption,))
    for audience in ("full", "public"):
        found = lines(composed(marked, BOARD, audience))
        at = found.index("4.3.1 Words of l1.")
        assert found[at + 1 : at + 3] == [f"4.3.2 {printed}", "## 5.0 Conclusions"]


def test_a_single_thing_is_exempt_in_the_singular() -> None:
    marked = msgspec.structs.replace(SOME, exemptions=(exempt(Place("appendices", "a1")),))
    assert (
        "4.3.2 Appendix 1 is exempt from publication under Access to Information Procedure Rule "
        "10.4(3). Because. On balance."
    ) in lines(composed(marked))


def test_an_optional_section_prints_if_only_to_state_the_reasons() -> None:
    sections = tuple(
        msgspec.structs.replace(each, mandatory=each.key == "purpose") for each in BOARD.sections
    )
    template = msgspec.structs.replace(BOARD, sections=sections)
    marked = report(exemptions=(exempt(Place("sections", "purpose")),))
    assert lines(composed(report(), template)) == ["## 1.0 Purpose of this report"]
    printed = lines(composed(marked, template))
    assert printed[1:3] == ["## 2.0 Corporate Considerations", "### 2.1 Legal"]
    assert printed[3].startswith("2.1.1 Section 1 is exempt")


def begun_parts(document: n.Document) -> list[str]:
    """What stands after each marking in the text."""
    at = next(index for index, node in enumerate(document.nodes) if isinstance(node, n.Heading))
    pairs = itertools.pairwise(document.nodes[at - 1 :])
    return [node.place.item for mark, node in pairs if isinstance(mark, n.Marking)]


@pytest.mark.parametrize(
    ("target", "begins"),
    [
        (WHOLE_REPORT, []),
        (Place("appendices", "a2"), []),
        (Place("main", "f2"), ["f2"]),
        (Place("main", "f1", "f2b"), ["f2"]),
        (Place("main"), ["f1"]),
        (Place("sections", "purpose"), ["purpose"]),
        (Place("sections", "purpose", "b1"), ["purpose"]),
        (Place("recommendations", "r2"), ["r2", "r2"]),
        (Place("background", "d1"), ["d1"]),
    ],
)
def test_the_full_version_marks_where_each_exempt_part_begins(
    target: Place, begins: list[str]
) -> None:
    marked = msgspec.structs.replace(SOME, exemptions=(exempt(target),))
    assert begun_parts(composed(marked, audience="full")) == begins
    assert begun_parts(composed(marked, audience="public")) == []
