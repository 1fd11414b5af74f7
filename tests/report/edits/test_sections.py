"""Edits of the sections."""

import pytest

from boardpaper.report.edits import sections
from boardpaper.report.edits.basis import UnknownPartError
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Section
from boardpaper.report.text import Paragraph, Ref, Span, Text, Withheld
from tests.report.edits.samples import TEMPLATE, bullets, new_ids, paragraph, report, text

NIL = "There is nothing to consider."
LEGAL = next(each for each in TEMPLATE.sections if each.key == "legal")


def test_sections_stand_in_the_order_of_the_template() -> None:
    edited = report(sections=(Section("left-over", text(paragraph("p0"))),))
    for key in ("risk", "purpose", "legal"):
        edited = sections.set_section_text(edited, TEMPLATE, key, text(paragraph(key)), new_ids())
    assert [each.key for each in edited.sections] == ["purpose", "legal", "risk", "left-over"]
    assert edited.section_text("legal") == text(paragraph("legal"))


def test_a_text_is_replaced_where_it_stands_and_an_empty_one_leaves_no_trace() -> None:
    before = report(sections=(Section("risk", text(paragraph("a"))), Section("legal")))
    edited = sections.set_section_text(before, TEMPLATE, "legal", text(paragraph("b")), new_ids())
    assert [each.key for each in edited.sections] == ["risk", "legal"]
    edited = sections.set_section_text(edited, TEMPLATE, "risk", Text(), new_ids())
    assert edited.sections == (Section("legal", text(paragraph("b"))),)


def test_an_equal_text_changes_nothing() -> None:
    before = report(sections=(Section("purpose"), Section("risk", text(paragraph("a")))))
    same = text(paragraph("a"))
    assert sections.set_section_text(before, TEMPLATE, "risk", same, new_ids()) is before
    assert sections.set_section_text(before, TEMPLATE, "purpose", Text(), new_ids()) is before
    assert sections.set_section_text(before, TEMPLATE, "legal", Text(), new_ids()) is before


def test_what_is_left_over_can_be_edited_and_cleared() -> None:
    before = report(sections=(Section("old", text(paragraph("a"))),))
    edited = sections.set_section_text(before, TEMPLATE, "old", text(paragraph("b")), new_ids())
    assert edited.sections == (Section("old", text(paragraph("b"))),)
    edited = sections.set_section_text(edited, TEMPLATE, "old", Text(), new_ids())
    assert edited.sections == ()


@pytest.mark.parametrize("key", ["unheard-of", "main"])
def test_a_section_without_text_of_its_own_has_none_to_set(key: str) -> None:
    with pytest.raises(UnknownPartError, match=key):
        sections.set_section_text(report(), TEMPLATE, key, text(paragraph("a")), new_ids())


def test_the_nil_statement_takes_the_place_of_the_text() -> None:
    before = report(sections=(Section("legal", text(paragraph("a"), bullets("b", "c"))),))
    edited = sections.set_nil_statement(before, TEMPLATE, "legal", new_ids())
    assert edited.section_text("legal") == Text((Paragraph("new1", (Span(NIL),)),))
    assert sections.set_nil_statement(edited, TEMPLATE, "legal", counted_ids("other")) is edited


@pytest.mark.parametrize("key", ["purpose", "unheard-of"])
def test_a_section_without_a_nil_statement_is_refused(key: str) -> None:
    with pytest.raises(UnknownPartError, match=key):
        sections.set_nil_statement(report(), TEMPLATE, key, new_ids())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (text(paragraph("a", NIL)), True),
        (text(paragraph("a", f" {NIL} ")), True),
        (text(Paragraph("a", (Span("There is "), Span("nothing to consider.", bold=True)))), True),
        (text(paragraph("a", NIL.lower())), False),
        (text(paragraph("a", NIL), paragraph("b", NIL)), False),
        (text(Paragraph("a", (Span(NIL), Ref("b")))), False),
        (text(Withheld("a", "paragraph")), False),
        (Text(), False),
    ],
)
def test_the_nil_statement_is_recognised(found: Text, expected: bool) -> None:
    assert sections.is_nil_statement(found, LEGAL) is expected


def test_a_section_without_a_nil_statement_never_states_it() -> None:
    purpose = TEMPLATE.sections[0]
    assert not sections.is_nil_statement(text(paragraph("a", "")), purpose)
