"""Text that was cleaned is as Boardpaper keeps it, and cleaning it again changes nothing."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report.clean import clean, clean_text
from boardpaper.report.report import Report, Section, TemplateRef
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Table, Text
from tests.strategies import reports

REPORT = Report("r", TemplateRef("leeds", 1, "0" * 64), "leeds")
FORMATS = "soft\u00ad joiner\u200d rtl\u200f override\u202e private\ue000 no-break\u00a0"

# Surrogates and every control character among them.
anything = st.text(st.characters(codec=None) | st.characters(max_codepoint=0xA0))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("tabs\tand\nlines", "tabs\tand\nlines"),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\n\r", "\n\n"),
        ("bell\x07, nul\0, delete\x7f, C1\x9b", "bell, nul, delete, C1"),
        ("\ufeffmark", "mark"),
        ("\ud83d", "\ufffd"),
        ("half \udc00 of a pair", "half \ufffd of a pair"),
        ("not \uffff nor \ufdd0 nor \U0010fffe", "not  nor  nor "),
        ("cafe\u0301", "café"),
        ("\u212b", "\u00c5"),
        ("ﬁ ² ½", "ﬁ ² ½"),
        (FORMATS, FORMATS),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("not yet assigned: \u0378", "not yet assigned: \u0378"),
    ],
)  # fmt: skip
def test_what_is_kept_and_what_is_not(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(anything)
def test_clean_text_can_be_written_anywhere(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert [
        each for each in cleaned if unicodedata.category(each) == "Cc" and each not in "\n\t"
    ] == []
    assert cleaned.splitlines() == cleaned.removesuffix("\n").split("\n") or not cleaned


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_stays_the_same_object(text: str) -> None:
    assert clean_text(text) is text


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        (Span("a\x07", link="b\r"), Span("a", link="b\n")),
        (Text((Paragraph("p", (Span("a\0"),)),)), Text((Paragraph("p", (Span("a"),)),))),
        (Bullets("b", (Bullet("c", (Span("\0"),)),)), Bullets("b", (Bullet("c", (Span(""),)),))),
        (
            Table("t", header=((Span("\0"),),), rows=(((Span("\0"),),),)),
            Table("t", header=((Span(""),),), rows=(((Span(""),),),)),
        ),
        (("a\0", ("b\0",)), ("a", ("b",))),
    ],
)
def test_text_is_cleaned_however_deep_it_stands(dirty: Any, cleaned: Any) -> None:
    assert clean(dirty) == cleaned


@given(reports())
def test_a_clean_report_stays_the_same_object(report: Report) -> None:
    assert clean(report) is report


def test_parts_that_were_clean_stay_the_same_objects() -> None:
    kept = Section("kept", Text((Paragraph("p1", (Span("clean"),)),)))
    dirty = Section("dirty", Text((Paragraph("p2", (Span("\0"),)),)))
    cleaned = clean(Report("r", REPORT.template, "leeds", sections=(kept, dirty)))
    assert cleaned.sections[0] is kept
    assert cleaned.template is REPORT.template
    assert cleaned.sections[1] == Section("dirty", Text((Paragraph("p2", (Span(""),)),)))
