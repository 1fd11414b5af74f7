"""A copy is a report of its own, which takes over nothing that held for one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
from hypothesis import given, settings
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.library.duplicate import duplicate
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.contents import ids_of
from boardpaper.report.identity import counted_ids
from boardpaper.report.integrity import faults
from boardpaper.report.place import Place
from tests.library.libraries import a_report
from tests.strategies import reports

A_DAY = date(2026, 12, 9)


def without_what_is_cleared(report: r.Report) -> r.Report:
    return replace(
        report,
        meeting_date=None,
        call_in=replace(report.call_in, prejudice="", agreed_by="", agreed_on=None),
        notices=r.Notices(),
        exemptions=tuple(
            replace(each, reasons="", public_interest="") for each in report.exemptions
        ),
        recommendations=tuple(replace(each, due=None) for each in report.recommendations),
    )


def references(value: object) -> Iterator[str]:
    """All that names another part of the report."""
    match value:
        case tuple():
            for each in value:
                yield from references(each)
        case msgspec.Struct():
            for name in value.__struct_fields__:
                field = getattr(value, name)
                if name in {"target", "exempt", "item", "block"} and isinstance(field, str):
                    yield field
                elif name == "findings":
                    yield from field
                else:
                    yield from references(field)


def renamed(value: object, names: dict[str, str]) -> object:
    """Rename every string in plain data that is an id: the ids of these tests are nothing else."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(each, names) for each in value)
    if isinstance(value, dict):
        return {name: renamed(each, names) for name, each in value.items()}
    return value


@given(reports())
def test_every_part_has_an_id_of_its_own_and_else_only_what_is_cleared_differs(
    report: r.Report,
) -> None:
    copy = duplicate(report, counted_ids("new-"))
    assert all(each.startswith("new-") for each in (copy.id, *ids_of(copy)))
    assert next(faults(copy), None) is None
    names = dict(zip(ids_of(report), ids_of(copy), strict=True)) | {report.id: copy.id}
    plain = msgspec.to_builtins(without_what_is_cleared(report))
    assert renamed(plain, names) == msgspec.to_builtins(copy)


@settings(max_examples=settings().max_examples // 2)
@given(reports())
def test_what_leads_nowhere_still_leads_nowhere(report: r.Report) -> None:
    copy = duplicate(report, counted_ids("new-"))
    old, new = set(ids_of(report)), set(ids_of(copy))
    assert [each in old for each in references(report)] == [
        each in new for each in references(copy)
    ]


def test_references_go_along() -> None:
    report = a_report(
        "",
        "one",
        exemptions=(
            r.Exemption("x1", "10.4(3)", Place("main", "f1", "p1", start=0, end=3), "why", "so"),
            r.Exemption("x2", "10.4(3)", Place("sections", "f1"), "why", "so"),
        ),
        sections=(r.Section("f1", t.Text((t.Paragraph("p2", (t.Ref("p1", exempt="x1"),)),))),),
        recommendations=(r.Recommendation("r1", due=A_DAY, owner="Ann", findings=("f1", "f9")),),
    )
    copy = duplicate(report, counted_ids("new-"))
    (finding,), (recommendation,), (section,) = copy.main, copy.recommendations, copy.sections
    assert isinstance(finding, r.Finding)
    (paragraph,) = finding.text.blocks
    first, second = copy.exemptions
    assert first == r.Exemption(
        first.id, "10.4(3)", Place("main", finding.id, paragraph.id, start=0, end=3)
    )
    assert second.target == Place("sections", "f1")  # the key of a section, whatever it looks like
    assert recommendation == r.Recommendation(
        recommendation.id, owner="Ann", findings=(finding.id, "f9")
    )
    (block,) = section.text.blocks
    assert isinstance(block, t.Paragraph)
    assert block.spans == (t.Ref(paragraph.id, exempt=first.id),)


def test_the_template_keeps_its_name_though_a_part_has_the_same() -> None:
    report = a_report(appendices=(r.Appendix("leeds"),))
    copy = duplicate(report, counted_ids("new-"))
    assert (copy.template, copy.council) == (report.template, "leeds")


def test_the_example_becomes_a_draft() -> None:
    report = shelf.sample().saved.report
    copy = duplicate(report, counted_ids("new-"))
    assert copy.meeting_date is None
    assert copy.subject == report.subject
    assert [each.yes for each in copy.answers] == [each.yes for each in report.answers]
    assert [each.attachment for each in copy.appendices] == [
        each.attachment for each in report.appendices
    ]
