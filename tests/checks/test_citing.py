"""Numbers that a text cites, told from those of other papers."""

from __future__ import annotations

import pytest

from boardpaper.checks.citing import find_appendices, find_numbers, find_references, positions
from boardpaper.report.text import Paragraph, Ref, Span, Table, Text, WithheldSpan
from tests.checks.cases import text


def appendices(words: str) -> list[str]:
    return [each.hit.words for each in find_appendices(text(words)) if not each.is_elsewhere]


def numbers(words: str) -> list[str]:
    found = find_numbers(text(words))
    return [f"{each.noun} {each.hit.words}" for each in found if not each.is_elsewhere]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("attached as appendix 1 to this covering report", ["1"]),
        ("Appendices B, C and E are exempt", ["B", "C", "E"]),
        ("see Appendix A.", ["A"]),
        ("in appendices 1 to 3 of this report", ["1 to 3"]),
        ("APPENDIX 2", ["2"]),
        ("Appendices 1–3 & 5", ["1–3", "5"]),
        ("appendix two and Appendix III", ["two", "III"]),
        ("Appendix No. 4", ["4"]),
        ("Appendix 1(b) and appendix 2a", ["1", "2"]),
        ("Appendix 2 of the report sets this out", ["2"]),
        ("see appendix 1 to the report.", ["1"]),
        ("Appendix 1 and 12 other papers", ["1"]),
        ("Appendices 1 and 2, and Appendix 4", ["1", "2", "4"]),
        ("the appendix a member asked for", []),
        ("the appendices", []),
        ("appendix 2011", []),
        ("appendicitis 1", []),
        ("Appendix A’s figures", []),
    ],
)
def test_appendices_are_cited_in_many_ways(words: str, found: list[str]) -> None:
    assert appendices(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "appendix 2 of the contract",
        "appendix 3 to the report to Executive Board in July",
        "Appendix A to Schedule 4",
        "the contract’s appendix 2",
        "appendix 1 to their guidance",
    ],
)
def test_an_appendix_of_another_paper_is_told_apart(words: str) -> None:
    assert appendices(words) == []
    assert len(find_appendices(text(words))) == 1


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1", [1]),
        ("1 to 3", [1, 2, 3]),
        ("2–3", [2, 3]),
        ("A", [1]),
        ("B to D", [2, 3, 4]),
        ("four", [4]),
        ("III", [3]),
        ("IX", [9]),
        ("1 to Appendix 3", [1, 2, 3]),
        ("1a to 2", [1, 2]),
        ("3 to 1", [3]),
        ("0", [0]),
    ],
)
def test_a_label_means_positions(label: str, expected: list[int]) -> None:
    assert list(positions(label)) == expected


def test_a_range_is_no_longer_than_any_list_of_appendices() -> None:
    assert len(positions("1 to 999")) < 100


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("as paragraph 3.4 says", ["paragraph 3.4"]),
        ("see paras 3.1, 3.2 and 3.6", ["paragraph 3.1", "paragraph 3.2", "paragraph 3.6"]),
        ("paragraphs 3.4 to 3.6 above", ["paragraph 3.4 to 3.6"]),
        ("Section 4.2 explains", ["section 4.2"]),
        ("section 4 of this report", ["section 4"]),
        ("(see recommendation 6)", ["recommendation 6"]),
        ("recommendation (b)", ["recommendation (b)"]),
        ("In paragraph 3.4, and at para. 5", ["paragraph 3.4", "paragraph 5"]),
        ("paragraph 3.4.", ["paragraph 3.4"]),
        ("paragraph 3.4 of this report", ["paragraph 3.4"]),
        ("the last paragraph", []),
        ("parallel 3", []),
    ],
)
def test_numbers_of_this_report_are_found(words: str, found: list[str]) -> None:
    assert numbers(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "paragraph 3 of Schedule 12A",
        "Schedule 12A, paragraph 10",
        "section 149 of the Equality Act 2010",
        "a section 106 agreement",
        "the Section 151 Officer",
        "paragraph 10.4(3) of the procedure rules",
        "the NPPF paragraph 38",
        "see NPPF para 38",
        "section 4.2 of the Local Plan",
        "recommendation 5 of the inspectors",
        "paragraph 4.2 in their letter",
        "the letter’s paragraph 2",
        "paragraph 12A",
        "recommendations 3 and 4 of Ofsted",
    ],
)
def test_numbers_of_another_paper_are_told_apart(words: str) -> None:
    assert numbers(words) == []


def test_references_are_found_with_their_target() -> None:
    spans = (Span("See "), Ref("f1"), WithheldSpan(), Ref("a1"))
    table = Table("t", header=((Ref("f2"),),))
    found = find_references(Text((Paragraph("p", spans), table)))
    assert [(each.block, each.field, each.start, each.end, each.words) for each in found] == [
        ("p", "", 4, 5, "f1"),
        ("p", "", 6, 7, "a1"),
        ("t", "header 1", 0, 1, "f2"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "appendix " * 50_000,
        "appendix 1, " * 50_000,
        "paragraph 1.1" * 50_000,
        "para " + " " * 500_000,
    ],
)
def test_hostile_words_are_read_in_no_time(words: str) -> None:
    find_appendices(text(words))
    find_numbers(text(words))
