"""Small councils, templates and reports, and what a Document says, for the tests of this folder."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from boardpaper.document import nodes as n
from boardpaper.document.compose import compose
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.council import Council, ExemptionRule
from boardpaper.report.place import Place
from boardpaper.report.template import (
    AuthorBox,
    Detail,
    HeaderLine,
    Numbering,
    Question,
    Section,
    Template,
)

COUNCIL = Council(
    "leeds",
    "Leeds City Council",
    exemption_rules=(
        ExemptionRule(
            number="10.4(1)",
            kind="exempt",
            description="information relating to any individual",
            paragraph=1,
        ),
        ExemptionRule(
            number="10.4(3)",
            kind="exempt",
            description="information relating to business affairs",
            paragraph=3,
        ),
        ExemptionRule(number="9.2(b)", kind="confidential", description="what a court forbids"),
    ),
)

FRONT = Numbering("front", paragraphs="running", paragraph_suffix=".")
BODY = Numbering("body", headings="decimal", heading_suffix=".0", paragraphs="decimal")
THROUGHOUT = Numbering("throughout", paragraphs="running", paragraph_suffix=".")
BARE = Numbering("bare")

HEADERS = (
    HeaderLine("report-of", "Report of"),
    HeaderLine("report-to", "Report to"),
    HeaderLine("meeting-date", "Date:"),
    HeaderLine("subject", "Subject:"),
)

QUESTIONS = (
    Question("wards", "wards", "Wards?", details=(Detail("Names:", "wards", "always"),)),
    Question(
        "call-in", "call-in", "Call-in?", details=(Detail("Why:", "call-in-reason", "when-no"),)
    ),
    Question(
        "exempt",
        "exempt",
        "Exempt?",
        details=(Detail("Rule:", "exemption-rules"), Detail("Appendix:", "exempt-appendices")),
    ),
)

BOARD = Template(
    "board",
    1,
    "Board report",
    "leeds",
    HEADERS,
    (FRONT, BODY),
    (
        Section("summary", "Summary of main issues", "front"),
        Section("front-recommendations", "Recommendations", "front", "recommendations"),
        Section("purpose", "Purpose of this report", "body"),
        Section("background", "Background information", "body"),
        Section("main", "Main issues", "body", "main"),
        Section("corporate", "Corporate Considerations", "body", "group"),
        Section("consultation", "Consultation", "body", level=2),
        Section("equality", "Equality", "body", level=2),
        Section("legal", "Legal", "body", level=2, states_exemptions=True),
        Section("conclusions", "Conclusions", "body"),
        Section("recommendations", "Recommendations", "body", "recommendations"),
        Section("papers", "Background documents", "body", "background"),
        Section("appendices", "Appendices", "body", "appendices", mandatory=False),
    ),
    QUESTIONS,
    AuthorBox("Report author:", "Tel:", "Email:"),
)
"""The order and the numbering of the example of 2011, with three of its six considerations."""

LETTERED = Template(
    "lettered",
    1,
    "Report with running numbers",
    "leeds",
    HEADERS,
    (THROUGHOUT,),
    (
        Section("summary", "Brief summary", "throughout"),
        Section("asks", "Recommendations", "throughout", "recommendations", items="(a)"),
        Section("main", "What is this about?", "throughout", "main"),
        Section("legal", "Legal", "throughout", states_exemptions=True),
        Section("appendices", "Appendices", "throughout", "appendices"),
        Section("papers", "Background papers", "throughout", "background"),
    ),
    date_style="plain",
)
"""Paragraphs 1 to n throughout, headings without number, recommendations (a), (b), (c)."""

REPORT = r.Report(
    "report",
    r.TemplateRef("board", 1, "0" * 64),
    "leeds",
    subject="The Subject",
    report_of="the Director",
    report_to="Executive Board",
    meeting_date=date(2011, 12, 14),
)


def para(identity: str, words: str = "", *, numbered: bool = True) -> t.Paragraph:
    """A paragraph; where no words are given, its words are its id."""
    return t.Paragraph(identity, (t.Span(words or f"Words of {identity}."),), numbered)


def text(*blocks: t.Block | str) -> t.Text:
    """A text of blocks; a string is the id of a numbered paragraph."""
    return t.Text(tuple([para(each) if isinstance(each, str) else each for each in blocks]))


def section(key: str, *blocks: t.Block | str) -> r.Section:
    return r.Section(key, text(*blocks))


def finding(identity: str, *blocks: t.Block | str) -> r.Finding:
    """A finding; without blocks, of one paragraph whose id ends in ``p``."""
    return r.Finding(identity, text(*(blocks or (f"{identity}p",))))


def asks(identity: str, *blocks: t.Block | str) -> r.Recommendation:
    """A recommendation; without blocks, of one paragraph whose id ends in ``p``."""
    return r.Recommendation(identity, text(*(blocks or (f"{identity}p",))))


def exempt(target: Place, rule: str = "10.4(3)", identity: str = "x1") -> r.Exemption:
    return r.Exemption(identity, rule, target, "Because.", "On balance.")


def report(**changes: Any) -> r.Report:
    return msgspec.structs.replace(REPORT, **changes)


def composed(
    report: r.Report, template: Template = BOARD, audience: n.Audience = "full"
) -> n.Document:
    return compose(report, template, COUNCIL, audience)


def words(runs: n.Runs) -> str:
    return "".join([run.text for run in runs])


def lines(document: n.Document) -> list[str]:
    """What stands below the questions, a line for each heading, paragraph, item, cell row …."""
    return [line for node in document.nodes for line in _lines(node)]


def _lines(node: n.Node) -> Iterator[str]:
    match node:
        case n.Heading():
            yield f"{'#' * node.level} {node.number} {words(node.runs)}"
        case n.Paragraph():
            yield f"{node.number} {words(node.runs)}".strip()
        case n.BulletList():
            yield from (f"{'•' * item.level} {words(item.runs)}" for item in node.items)
        case n.Table():
            yield f"{node.label}: {words(node.caption)}"
            for row in (node.header, *node.rows):
                yield "| " + " | ".join([words(cell.runs) for cell in row])
        case n.Figure():
            yield f"{node.label}: {words(node.caption)}"
        case n.Note():
            yield f"^{node.number} {words(node.runs)}"
        case _:
            return


def numbers(document: n.Document) -> list[tuple[str, str]]:
    """Every printed number with the block, or else the item, that has it."""
    return [
        (node.place.block or node.place.item, node.number)
        for node in document.nodes
        if isinstance(node, n.Heading | n.Paragraph | n.Note) and node.number
    ]


def number_of(document: n.Document, identity: str) -> list[str]:
    """The numbers that a block or an item has, one for each printing."""
    return [number for each, number in numbers(document) if each == identity]


def runs_of(document: n.Document) -> Iterator[n.Run]:
    """Every run below the title block."""
    for node in document.nodes:
        match node:
            case n.Heading() | n.Paragraph() | n.Note() | n.Marking():
                yield from node.runs
            case n.BulletList():
                yield from (run for item in node.items for run in item.runs)
            case n.Table():
                yield from node.caption
                for row in (node.header, *node.rows):
                    yield from (run for cell in row for run in cell.runs)
            case n.Figure():
                yield from node.caption


def anchors_of(document: n.Document) -> list[str]:
    """Every anchor, in order."""
    found = []
    for node in document.nodes:
        found.append(getattr(node, "anchor", ""))
        if isinstance(node, n.BulletList):
            found += [item.anchor for item in node.items]
    return [each for each in found if each]
