"""Call-in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import CallIn, CallInReason
from tests.checks.cases import answering, example, found, places, with_section

LEGAL = Place("sections", "legal")
URGENT = CallIn(
    "urgent", "It is urgent.", "The grant would lapse.", "The Chief Executive", date(2011, 12, 1)
)
STATED = "The decision is urgent: any delay would seriously prejudice the Council’s interest."


def answered(yes: bool | None, call_in: CallIn, legal: str = STATED) -> Case:
    return answering(with_section(example(), "legal", legal), "call-in", yes, call_in=call_in)


def urgent(legal: str = STATED, **fields: Any) -> Case:
    return answered(False, replace(URGENT, **fields), legal)


def field(name: str) -> Place:
    return Place("call-in", field=name)


def test_r14_asks_for_the_reason_and_its_text() -> None:
    problems = found(answered(False, CallIn(explanation=" ")), "R14")
    assert places(problems) == [field("reason"), field("explanation")]
    assert {each.level for each in problems} == {"error"}


@pytest.mark.parametrize("reason", ["not-executive", "to-council", "already-called-in", "urgent"])
def test_r14_is_content_with_any_reason_that_is_explained(reason: str) -> None:
    assert not found(urgent(reason=reason), "R14")
    assert places(found(urgent(reason=reason, explanation=""), "R14")) == [field("explanation")]


@pytest.mark.parametrize("yes", [True, None])
def test_r14_and_r15_ask_for_nothing_unless_the_answer_is_no(yes: bool | None) -> None:
    case = answered(yes, CallIn("urgent"), "")
    assert not found(case, "R14")
    assert not found(case, "R15")


@pytest.mark.parametrize("name", ["prejudice", "agreed_by", "agreed_on"])
def test_r15_asks_for_what_urgency_needs(name: str) -> None:
    lacking = replace(URGENT, **{name: None if name == "agreed_on" else "\t"})
    [problem] = found(answered(False, lacking), "R15")
    assert (problem.level, problem.place) == ("error", field(name))


@pytest.mark.parametrize(
    "words",
    ["", "There are no specific considerations under this heading.", "It cannot be called in."],
)
def test_r15_wants_urgency_stated_in_the_legal_section(words: str) -> None:
    assert places(found(urgent(words), "R15")) == [LEGAL]


@pytest.mark.parametrize(
    "words", [STATED, "For reasons of urgency.", "It would prejudice the city."]
)
def test_r15_is_content_where_urgency_is_stated(words: str) -> None:
    assert not found(urgent(words), "R15")


@pytest.mark.parametrize("reason", ["", "not-executive", "to-council", "already-called-in"])
def test_r15_concerns_urgency_alone(reason: CallInReason) -> None:
    assert not found(answered(False, CallIn(reason, "Because."), ""), "R15")


def test_r15_wants_no_statement_where_the_form_has_no_legal_section() -> None:
    form = example().template
    sections = tuple(each for each in form.sections if each.about != "legal")
    case = example(template=replace(form, sections=sections))
    assert not found(answering(case, "call-in", False, call_in=URGENT), "R15")


AGAINST = [
    "This report is not eligible for Call-In.",
    "The decision is not subject to call in.",
    "It is therefore not open for call-in.",
    "The decision is not, therefore, eligible for the Council’s Call‑In process.",
    "As it is a recommendation to Council it cannot be called in.",
    "The decision may not be called in.",
    "The decision is exempt from call-in.",
    "It is ineligible for call in.",
    "The call-in procedure does not apply.",
    "It is not eligible to be called in.",
]
IN_FAVOUR = [
    "The decision is eligible for Call-In.",
    "This report is subject to call in.",
    "The decision will be open for call-in for five days.",
    "The decision can be called in.",
    "The report is not exempt, and is eligible for call in.",
]
NEITHER = [
    "There are no specific considerations under this heading.",
    "Call-in was discussed with the monitoring officer.",
    "If it is not called in, the contract is let in May.",
    "Calls in the night are not eligible.",
    "Decisions can be called in, but this one is not eligible for call-in.",
]


@pytest.mark.parametrize("words", AGAINST)
def test_r16_finds_a_legal_section_that_denies_a_yes(words: str) -> None:
    [problem] = found(answered(True, CallIn(), words), "R16")
    assert (problem.level, problem.place.without_range()) == (
        "warning",
        Place("sections", "legal", "legal-1"),
    )
    assert not found(answered(False, URGENT, words), "R16")


@pytest.mark.parametrize("words", IN_FAVOUR)
def test_r16_finds_a_legal_section_that_denies_a_no(words: str) -> None:
    [problem] = found(answered(False, URGENT, words), "R16")
    assert problem.place.without_range() == Place("sections", "legal", "legal-1")
    assert not found(answered(True, CallIn(), words), "R16")


@pytest.mark.parametrize("words", NEITHER)
def test_r16_is_silent_where_the_legal_section_denies_nothing(words: str) -> None:
    for yes in (True, False):
        assert not found(answered(yes, URGENT, words), "R16")


def test_r16_compares_nothing_before_there_is_an_answer() -> None:
    assert not found(answered(None, CallIn(), AGAINST[0]), "R16")


def test_r16_goes_to_the_words_it_means() -> None:
    [problem] = found(answered(True, CallIn(), "Legal. It is not eligible for call-in."), "R16")
    assert (problem.place.start, problem.place.end) == (13, 37)


def test_r16_reads_a_hostile_section_in_no_time() -> None:
    for words in (
        "not " * 50_000,
        "not " + "a" * 200_000,
        "eligible for " * 20_000,
        "call-in " * 9,
    ):
        assert not found(answered(True, CallIn(), words), "R16")
