"""Blocks and attachments are found wherever in a report they stand."""

import msgspec
from hypothesis import given

from boardpaper.report.contents import attachments_of, blocks_of, ids_of
from boardpaper.report.report import (
    Appendix,
    Finding,
    Recommendation,
    Report,
    Section,
    TemplateRef,
)
from boardpaper.report.text import Figure, Note, Paragraph, Subheading, Text
from boardpaper.report.values import canonical_json
from tests.strategies import ATTACHMENTS, reports

A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)
REPORT = Report(
    "r1",
    TemplateRef("leeds", 1, "0" * 64),
    "leeds",
    sections=(Section("s1", Text((Paragraph("p1"), Figure("p2", C)))),),
    main=(Finding("f1", Text((Figure("p3", A),))), Subheading("h1")),
    recommendations=(Recommendation("a1", Text((Note("p4"), Figure("p5", C)))),),
    appendices=(Appendix("x1", attachment=B), Appendix("x2"), Appendix("x3", attachment=A)),
)


def test_blocks_come_from_sections_main_issues_and_recommendations() -> None:
    assert [block.id for block in blocks_of(REPORT)] == ["p1", "p2", "p3", "h1", "p4", "p5"]


def test_attachments_are_named_once_figures_first() -> None:
    assert attachments_of(REPORT) == (C, A, B)


@given(reports())
def test_no_id_and_no_attachment_is_overlooked(report: Report) -> None:
    found: list[str] = []

    def note_ids(plain: object) -> None:
        if isinstance(plain, dict):
            found.extend(value for name, value in plain.items() if name == "id")
        if isinstance(plain, dict | list):
            for each in plain.values() if isinstance(plain, dict) else plain:
                note_ids(each)

    data = canonical_json(report)
    note_ids(msgspec.json.decode(data))
    assert sorted(found) == sorted([report.id, report.template.id, *ids_of(report)])
    assert {each for each in ATTACHMENTS if each.encode() in data} == set(attachments_of(report))
