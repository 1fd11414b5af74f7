"""Acronyms, and whether it is said what they stand for."""

from __future__ import annotations

import pytest

from boardpaper.checks.acronyms import KNOWN, find_acronyms
from boardpaper.report.text import Paragraph, Ref, Span, Text
from tests.checks.cases import text, text_of


def acronyms(*paragraphs: str) -> dict[str, bool]:
    """The acronyms of a text, and whether each is spelt out."""
    return {each.hit.words: each.is_spelt_out for each in find_acronyms(text(*paragraphs))}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the MTFS says", {"MTFS": False}),
        ("the Department for Education's (DfE) judgement", {"DfE": True}),
        ("the Medium Term Financial Strategy (the “MTFS”)", {"MTFS": True}),
        ("the CAF (Common Assessment Framework)", {"CAF": True}),
        ("CIL – Community Infrastructure Levy", {"CIL": True}),
        ("special educational needs co-ordinators (SENCOs)", {"SENCO": True}),
        ("children's mental health (CAMHS)", {"CAMHS": False}),
        ("the grant (DSG) for schools", {"DSG": False}),
        ("the DSG (see below)", {"DSG": False}),
        ("MoUs and LAs, and the DSG's rules", {"MoU": False, "LA": False, "DSG": False}),
        ("the DSG and the DSG", {"DSG": False}),
        ("SEN-related work", {"SEN": False}),
    ],
)
def test_acronyms_are_found(words: str, found: dict[str, bool]) -> None:
    assert acronyms(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "the UK, the NHS, GBP 5, a PDF, the EU and the BBC",
        "MPs, GPs, the NHS's budget and PhDs",
        "SUMMARY OF THE DSG",
        "Part II, Phase III, Annex IV and Henry VIII",
        "at LS1 1UR, SW1A 1AA or LS27 0HG",
        "members must NOT vote, and ALL may speak",
        "this paper is NOT FOR PUBLICATION",
        "LATE ITEM of business",
        "on the M621, the A64 and HS2",
        "McDonald and O'Neill",
        "see www.DSG.org or DSG@leeds.gov.uk",
        "form ABC-123",
        "R&D and A&E",
        "the date is TBC",
        "A and B",
        "CO2",
    ],
)
def test_what_needs_no_words_is_left_alone(words: str) -> None:
    assert acronyms(words) == {}


def test_the_first_use_in_a_text_counts() -> None:
    late = acronyms("The DSG rises.", "The Dedicated Schools Grant (DSG) rises.")
    early = acronyms("The Dedicated Schools Grant (DSG) rises.", "The DSG rises.")
    assert (late, early) == ({"DSG": False}, {"DSG": True})


def test_it_is_known_where_an_acronym_stands_among_words_that_are_exempt() -> None:
    spans = (Ref("x"), Span("the DSG "), Span("secret", exempt="e1"))
    (found,) = find_acronyms(Text((Paragraph("p", spans),)))
    assert (found.hit.start, found.hit.end, found.is_marked) == (5, 8, True)
    assert not find_acronyms(text_of("t", "the DSG"))[0].is_marked


def test_what_everybody_knows_is_no_longer_than_an_acronym() -> None:
    assert {"UK", "NHS", "GBP", "PDF", "EU", "BBC"} <= KNOWN
    assert max(len(each) for each in KNOWN) <= 6


@pytest.mark.parametrize("words", ["AB " * 100_000 + "x", "(AB) " * 50_000 + "x", "a (" * 100_000])
def test_hostile_words_are_read_in_no_time(words: str) -> None:
    find_acronyms(text(words))
