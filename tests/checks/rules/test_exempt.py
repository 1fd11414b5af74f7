"""Confidential and exempt information."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.facts import Case
from boardpaper.report.place import NOT_CHOSEN, WHOLE_REPORT, Place
from boardpaper.report.report import (
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Section,
)
from boardpaper.report.text import Bullet, Bullets, Paragraph, Ref, Span, Text
from tests.checks.cases import answering, example, found, places, text

ANSWER = Place("answers", "exempt")
APPENDIX = Place("appendices", "a")
PAIR = Exemption("e", "10.4(3)", APPENDIX, "Commercial.", "It outweighs.")
PAPERS = (Appendix("open", "A plan"), Appendix("a", "Terms", exempt=True))
MARKED = (Section("risk", Text((Paragraph("p", (Span("The "), Span("price", exempt="e"))),))),)


def withholding(*exemptions: Exemption, yes: bool | None = True, **fields: Any) -> Case:
    """Two appendices, the second of them exempt, and exemptions."""
    given = {"appendices": PAPERS, "exemptions": exemptions, **fields}
    council = given.pop("council", example().council)
    day = given.pop("meeting_date", date(2011, 12, 14))
    return answering(example(council=council, meeting_date=day), "exempt", yes, **given)


def pair(**fields: Any) -> Exemption:
    return replace(PAIR, **fields)


def field(name: str) -> Place:
    return Place("exemptions", "e", field=name)


def mark(appendix: str) -> Place:
    return Place("appendices", appendix, field="exempt")


@pytest.mark.parametrize("rule", ["R6", "R7", "R8", "R9", "R12"])
def test_a_pair_that_is_complete_is_all_that_is_asked_for(rule: str) -> None:
    assert not found(withholding(PAIR), rule)


def test_r6_asks_for_a_pair() -> None:
    [problem] = found(withholding(), "R6")
    assert (problem.level, problem.place) == ("error", Place("exemptions"))


def test_r6_asks_for_the_half_of_a_pair_that_is_missing() -> None:
    assert places(found(withholding(pair(rule=" ")), "R6")) == [field("rule")]
    assert places(found(withholding(pair(target=NOT_CHOSEN)), "R6")) == [field("target")]
    begun = Exemption("e", "", NOT_CHOSEN)
    assert places(found(withholding(begun), "R6")) == [field("rule"), field("target")]


def test_r6_wants_a_rule_of_the_day() -> None:
    assert places(found(withholding(pair(rule="10.4(8)")), "R6")) == [field("rule")]
    assert found(withholding(PAIR, meeting_date=date(2006, 2, 28)), "R6")
    assert not found(withholding(PAIR, meeting_date=None), "R6")


def test_r6_knows_no_rule_where_the_council_has_no_table() -> None:
    council = replace(example().council, exemption_rules=())
    assert not found(withholding(pair(rule="Rule 12"), council=council), "R6")


PARTS: Mapping[str, Any] = {
    "main": (Finding("f", Text((Bullets("l", (Bullet("i"),)),))),),
    "recommendations": (Recommendation("r", text("Note.")),),
    "background": (BackgroundDocument("d", "A letter"),),
}


@pytest.mark.parametrize(
    "target",
    [
        WHOLE_REPORT,
        Place("details", field="subject"),
        Place("sections", "risk"),
        Place("sections", "corporate"),
        Place("main"),
        Place("main", "f"),
        Place("main", "f", "l"),
        Place("main", "f", "i", start=0, end=3),
        Place("main", "merged", "i"),  # its block is in another finding now
        Place("recommendations", "r", "t1"),
        Place("background", "d"),
    ],
)
def test_r6_finds_what_a_rule_applies_to(target: Place) -> None:
    assert not found(withholding(pair(target=target), **PARTS), "R6")


@pytest.mark.parametrize(
    "target",
    [
        Place("sections", "gone"),
        Place("main", "gone"),
        Place("main", "f", "gone"),
        Place("recommendations", "gone"),
        Place("background", "gone"),
    ],
)
def test_r6_misses_what_was_deleted(target: Place) -> None:
    assert places(found(withholding(pair(target=target), **PARTS), "R6")) == [field("target")]


def test_r6_is_content_with_words_marked_in_the_text_itself() -> None:
    case = withholding(pair(target=NOT_CHOSEN), sections=MARKED)
    assert not found(case, "R6")
    other = withholding(pair(id="other", target=NOT_CHOSEN), sections=MARKED)
    assert places(found(other, "R6")) == [Place("exemptions", "other", field="target")]


def test_r6_asks_for_nothing_before_there_is_an_answer_but_what_was_begun() -> None:
    assert not found(withholding(yes=None), "R6")
    assert not found(withholding(pair(rule=""), yes=False), "R6")
    assert found(withholding(pair(rule=""), yes=None), "R6")


@pytest.mark.parametrize(
    ("target", "papers"),
    [(Place("appendices", "gone"), PAPERS), (APPENDIX, ()), (Place("appendices"), ())],
)
def test_r7_misses_the_appendix(target: Place, papers: tuple[Appendix, ...]) -> None:
    [problem, *_] = found(withholding(pair(target=target), appendices=papers), "R7")
    assert (problem.level, problem.place) == ("error", field("target"))


def test_r7_wants_the_appendix_marked_exempt() -> None:
    papers = (PAPERS[0], replace(PAPERS[1], exempt=False))
    [problem] = found(withholding(PAIR, appendices=papers), "R7")
    assert problem.place == mark("a")
    assert "appendix 2" in problem.message


def test_r7_wants_every_appendix_marked_where_a_rule_applies_to_all() -> None:
    case = withholding(pair(target=Place("appendices")))
    assert places(found(case, "R7")) == [mark("open")]


def test_r7_wants_a_rule_for_every_exempt_appendix() -> None:
    papers = (*PAPERS, Appendix("b", exempt=True))
    for exemptions in ((PAIR,), (PAIR, pair(id="e2", target=Place("sections", "risk")))):
        [problem] = found(withholding(*exemptions, appendices=papers), "R7")
        assert problem.place == mark("b")


@pytest.mark.parametrize("target", [WHOLE_REPORT, Place("appendices", "a", field="title")])
def test_r7_takes_a_rule_for_the_whole_or_for_a_field(target: Place) -> None:
    assert not found(withholding(pair(target=target)), "R7")


def test_r7_leaves_to_r12_what_is_left_after_a_no() -> None:
    assert not found(withholding(yes=False), "R7")
    assert found(withholding(yes=None), "R7")


@pytest.mark.parametrize("name", ["reasons", "public_interest"])
def test_r8_asks_for_reasons_and_public_interest(name: str) -> None:
    [problem] = found(withholding(pair(**{name: " \n"})), "R8")
    assert (problem.level, problem.place) == ("error", field(name))


@pytest.mark.parametrize("rule", ["9.2(a)", "9.2(b)", "", "Rule 12"])
def test_r8_weighs_nothing_where_matter_is_not_exempt(rule: str) -> None:
    assert not found(withholding(pair(rule=rule, reasons="", public_interest="")), "R8")


def test_r8_knows_rule_10_4_without_a_table() -> None:
    council = replace(example().council, exemption_rules=())
    case = withholding(pair(public_interest=""), council=council)
    assert places(found(case, "R8")) == [field("public_interest")]


def test_r8_looks_at_nothing_after_a_no() -> None:
    assert not found(withholding(pair(reasons=""), yes=False), "R8")


@pytest.mark.parametrize("rule", ["10.4(1)", "9.2(a)"])
def test_r9_asks_whether_an_appendix_would_do(rule: str) -> None:
    whole = pair(rule=rule, target=WHOLE_REPORT)
    [problem] = found(withholding(whole, replace(whole, id="again")), "R9")
    assert (problem.level, problem.place) == ("warning", field("target"))


@pytest.mark.parametrize("target", [APPENDIX, Place("main"), NOT_CHOSEN])
def test_r9_has_nothing_against_less_than_the_whole(target: Place) -> None:
    assert not found(withholding(pair(target=target)), "R9")
    assert not found(withholding(pair(target=WHOLE_REPORT), yes=False), "R9")


def test_r10_reminds_of_part_2_once() -> None:
    case = withholding(pair(id="e1", rule="10.4(5)"), PAIR, pair(id="e3"))
    [problem] = found(case, "R10")
    assert (problem.level, problem.place) == ("warning", field("rule"))


@pytest.mark.parametrize("rule", ["10.4(1)", "10.4(2)", "10.4(4)", "10.4(7)", "9.2(a)", ""])
def test_r10_has_no_reminder_for_another_rule(rule: str) -> None:
    assert not found(withholding(pair(rule=rule)), "R10")


def test_r12_finds_what_is_left_after_a_no() -> None:
    problems = found(withholding(PAIR, yes=False), "R12")
    assert places(problems) == [ANSWER, mark("a")]
    assert {each.level for each in problems} == {"error"}
    assert "Appendix 2" in problems[1].message


def test_r12_finds_words_marked_in_the_text_without_a_rule() -> None:
    case = withholding(yes=False, appendices=(), sections=MARKED)
    assert places(found(case, "R12")) == [ANSWER]
    ref = Text((Paragraph("p", (Ref("a", exempt="e"),)),))
    case = withholding(yes=False, appendices=(), sections=(Section("risk", ref),))
    assert places(found(case, "R12")) == [ANSWER]


def test_r12_is_content_where_all_is_public() -> None:
    assert not found(withholding(yes=False, appendices=PAPERS[:1]), "R12")


@pytest.mark.parametrize("yes", [True, None])
def test_r12_holds_only_a_no_to_its_word(yes: bool | None) -> None:
    assert not found(withholding(PAIR, yes=yes), "R12")
