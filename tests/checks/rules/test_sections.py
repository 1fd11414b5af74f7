"""Sections: what must be written, what contradicts an answer, and what it must say."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    Finding,
    FindingKind,
    KeyDecision,
    Notices,
    Recommendation,
    Section,
)
from boardpaper.report.text import EMPTY_TEXT, Bullet, Bullets, Paragraph, Span, Subheading, Text
from tests.checks.cases import (
    answered,
    example,
    found,
    in_form,
    places,
    text,
    text_of,
    with_section,
)

NIL = "There are no specific considerations under this heading."
SUMMARY, EQUALITY = Place("sections", "summary"), Place("sections", "equality")
LEGAL, RESOURCES = Place("sections", "legal"), Place("sections", "resources")


def key(reason: str = "spending", *, is_key: bool | None = True) -> Notices:
    return Notices(key_decision=KeyDecision(is_key, reason))  # type: ignore[arg-type]


# --- R20 ---


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph("p", (Span(" \n"),)),),
        (Subheading("h", (Span("Summary"),)),),
        (Bullets("b", (Bullet("i", (Span("A point"),)),)),),
    ],
    ids=["empty", "blank", "heading", "bullets"],
)
def test_a_summary_without_a_paragraph_is_an_error(blocks: tuple[Paragraph, ...]) -> None:
    case = example(sections=(Section("summary", Text(blocks)),))
    problems = found(case, "R20")
    assert places(problems) == [SUMMARY]
    assert problems[0].level == "error"


def test_a_summary_that_was_never_begun_is_an_error() -> None:
    assert places(found(example(sections=()), "R20")) == [SUMMARY]


def test_one_paragraph_is_a_summary() -> None:
    assert not found(with_section(example(), "summary", "This report asks for money."), "R20")


@pytest.mark.parametrize(("words", "is_over"), [(500, False), (501, True)])
def test_a_summary_has_no_more_words_than_the_template_allows(words: int, is_over: bool) -> None:
    problems = found(with_section(example(), "summary", "word " * words), "R20")
    assert [each.message for each in problems] == (
        ["This section has 501 words, and the council allows 500: cut 1 of them."]
        if is_over
        else []
    )


def test_a_template_can_limit_any_section() -> None:
    case = with_section(example(), "purpose", "one two three")
    forms = [
        replace(each, word_limit=2) if each.key == "purpose" else each
        for each in case.template.sections
    ]
    limited = example(
        sections=case.report.sections, template=replace(case.template, sections=tuple(forms))
    )
    assert places(found(limited, "R20")) == [Place("sections", "purpose")]


def test_a_template_without_a_summary_asks_for_none() -> None:
    case = example(sections=())
    forms = [each for each in case.template.sections if each.about != "summary"]
    bare = example(sections=(), template=replace(case.template, sections=tuple(forms)))
    assert not found(bare, "R20")


# --- R25 ---


def test_a_mandatory_section_without_text_is_an_error() -> None:
    problems = found(with_section(example(), "risk", " "), "R25")
    assert places(problems) == [Place("sections", "risk")]
    assert problems[0].level == "error"
    assert "one click" in problems[0].message


def test_a_section_that_has_no_nil_statement_is_not_offered_one() -> None:
    problems = found(with_section(example(), "purpose"), "R25")
    assert places(problems) == [Place("sections", "purpose")]
    assert "one click" not in problems[0].message


def test_main_issues_must_be_written() -> None:
    blank = (Finding("f1"), Subheading("h1"))
    assert places(found(example(main=blank), "R25")) == [Place("main")]
    assert not found(example(main=(Finding("f1", text("One.")),)), "R25")


def test_a_section_that_is_not_mandatory_may_be_empty() -> None:
    case = with_section(example(), "risk")
    forms = [replace(each, mandatory=each.key != "risk") for each in case.template.sections]
    relaxed = replace(case.template, sections=tuple(forms))
    assert not found(example(sections=case.report.sections, template=relaxed), "R25")


def test_lists_have_rules_of_their_own() -> None:
    case = example(recommendations=(), background=None, appendices=())
    assert not found(case, "R25")


def test_text_left_over_from_another_template_is_an_error() -> None:
    case = with_section(example(), "pillars", "What we think of the pillars.")
    problems = found(case, "R25")
    assert places(problems) == [Place("sections", "pillars")]
    assert "not printed" in problems[0].message


def test_text_kept_under_the_key_of_a_list_is_left_over_too() -> None:
    case = with_section(example(), "main", "A main issue as text.")
    assert places(found(case, "R25")) == [Place("sections", "main")]


def test_what_is_left_over_without_words_is_no_matter() -> None:
    assert not found(with_section(example(), "pillars", " "), "R25")


# --- R26 ---


def test_equality_implications_need_more_than_the_nil_statement() -> None:
    problems = found(answered(example(), equality=True), "R26")
    assert places(problems) == [EQUALITY]
    assert problems[0].level == "warning"


@pytest.mark.parametrize("words", ["None.", "N/A", "not applicable"])
def test_there_are_other_words_for_nothing(words: str) -> None:
    case = with_section(answered(example(), equality=True), "equality", words)
    assert places(found(case, "R26")) == [EQUALITY]


def test_equality_implications_that_are_explained_are_fine() -> None:
    case = with_section(answered(example(), equality=True), "equality", "Older people gain.")
    assert not found(case, "R26")


def test_equality_matter_without_implications_is_a_contradiction() -> None:
    case = with_section(example(), "equality", "Older people will have to travel further.")
    assert places(found(case, "R26")) == [EQUALITY]


@pytest.mark.parametrize(
    "words",
    [
        "The screening of 1 October 2011 found no equality implications.",
        "An impact assessment is not required, because nothing changes.",
        "There is no differential impact on any group.",
    ],
)
def test_saying_why_there_are_no_implications_is_no_contradiction(words: str) -> None:
    assert not found(with_section(example(), "equality", words), "R26")


def test_what_is_not_answered_or_not_written_contradicts_nothing() -> None:
    open_question = with_section(answered(example(), equality=None), "equality", "People gain.")
    assert not found(open_question, "R26")
    assert not found(with_section(answered(example(), equality=True), "equality"), "R26")


def test_the_legal_section_says_why_something_is_exempt() -> None:
    assert places(found(answered(example(), exempt=True), "R26")) == [LEGAL]
    case = with_section(answered(example(), exempt=True), "legal", "Appendix 1 is exempt.")
    assert not found(case, "R26")


def test_the_legal_section_says_why_a_decision_cannot_be_called_in() -> None:
    assert places(found(answered(example(), call_in=False), "R26")) == [LEGAL]
    assert not found(answered(example(), call_in=None, exempt=None), "R26")


def test_a_decision_that_is_key_by_spending_has_resource_implications() -> None:
    nil = with_section(example(notices=key()), "resources", NIL)
    assert places(found(nil, "R26")) == [RESOURCES]
    assert not found(example(notices=key()), "R26")


@pytest.mark.parametrize("notices", [key("communities"), key(is_key=False), key(is_key=None)])
def test_other_decisions_may_have_none(notices: Notices) -> None:
    assert not found(with_section(example(notices=notices), "resources", NIL), "R26")


def test_a_form_without_those_questions_and_sections_is_left_alone() -> None:
    assert not found(in_form(answered(example(), equality=True), "leeds-2021"), "R26")


# --- R27 ---

SCREENING = Appendix("e1", "Equality screening form")


@pytest.mark.parametrize(
    "case",
    [answered(example(), equality=True), example(notices=key("communities"))],
    ids=["equality", "key"],
)
def test_a_screening_is_attached(case: Case) -> None:
    problems = found(case, "R27")
    assert places(problems) == [Place("appendices")]
    assert problems[0].level == "warning"


@pytest.mark.parametrize(
    "title",
    [
        "Equality screening, 3 October 2011",
        "EDCI form (October 2011)",
        "Equality impact assessment 03/10/2011",
    ],
)
def test_a_screening_with_its_date_is_enough(title: str) -> None:
    case = answered(example(appendices=(Appendix("e1", title),)), equality=True)
    assert not found(case, "R27")


def test_the_date_of_a_screening_may_stand_in_the_section_on_equality() -> None:
    case = answered(example(appendices=(SCREENING,)), equality=True)
    assert places(found(case, "R27")) == [Place("appendices", "e1", field="title")]
    dated = with_section(case, "equality", "The screening of 3rd October found that people gain.")
    assert not found(dated, "R27")


@pytest.mark.parametrize(
    "title", ["Environmental impact assessment, May 2011", "Privacy impact assessment, May 2011"]
)
def test_an_assessment_of_something_else_is_not_enough(title: str) -> None:
    case = answered(example(appendices=(Appendix("e1", title),)), equality=True)
    assert places(found(case, "R27")) == [Place("appendices")]


@pytest.mark.parametrize("yes", [False, None])
def test_without_implications_no_screening_is_asked_for(yes: bool | None) -> None:
    assert not found(answered(example(notices=key(is_key=None)), equality=yes), "R27")


# --- R29 ---

LATER = date(2012, 12, 12)


def deciding(*kinds: FindingKind, words: str = "Approve the scheme.", **fields: object) -> Case:
    findings = (Finding(f"f{n}", text_of(f"f{n}", "Words."), kind) for n, kind in enumerate(kinds))
    return example(
        meeting_date=LATER,
        recommendations=(Recommendation("r1", text(words)),),
        main=tuple(findings),
        **fields,
    )


def test_a_decision_needs_options() -> None:
    problems = found(deciding("information"), "R29")
    assert places(problems) == [Place("main")]
    assert problems[0].level == "warning"


def test_one_option_is_no_choice_and_two_are() -> None:
    (problem,) = found(deciding("option"), "R29")
    assert problem.message.startswith("Only one")
    assert not found(deciding("option", "option"), "R29")


@pytest.mark.parametrize(
    ("words", "is_enough"),
    [
        ("Option 1 is to build. Option 2 is to let.", True),
        ("Option A is better than option B.", True),
        ("Option 1 is to build; to do nothing would cost more.", True),
        ("No other options were considered, because the law leaves none.", True),
        ("Two alternatives were rejected.", True),
        ("The first option is to build. The second option is to let.", True),
        ("Option 1 is to build, and the first option is best.", False),
        ("Option 1 is to build. Option 1 is best.", False),
        ("Pupils have the option to stay.", False),
    ],
)
def test_options_are_told_in_many_ways(words: str, is_enough: bool) -> None:
    case = with_section(deciding("information"), "background", words)
    assert bool(found(case, "R29")) is not is_enough


def test_a_heading_sets_no_options_out() -> None:
    heading = Text((Subheading("h", (Span("Options considered"),)),))
    case = deciding("information", sections=(Section("background", heading),))
    assert found(case, "R29")


def test_where_options_are_marked_they_are_counted() -> None:
    case = with_section(deciding("option"), "background", "There are alternatives.")
    assert found(case, "R29")


@pytest.mark.parametrize("words", ["Note the report.", "Consider and support the work."])
def test_taking_note_is_no_decision(words: str) -> None:
    assert not found(deciding("information", words=words), "R29")


def test_a_key_decision_is_a_decision_in_any_words() -> None:
    assert found(deciding("information", words="Note it.", notices=key()), "R29")


def test_only_the_executive_records_the_alternatives() -> None:
    assert not found(deciding("information", report_to="Licensing Committee"), "R29")
    assert found(deciding("information", report_to="A body nobody knows"), "R29")


def test_before_the_regulations_options_only_inform() -> None:
    case = deciding("information")
    early = example(
        recommendations=case.report.recommendations,
        main=case.report.main,
        meeting_date=date(2011, 12, 14),
    )
    assert [each.level for each in found(early, "R29")] == ["information"]


def test_a_form_with_a_section_on_options_is_told_there() -> None:
    case = in_form(deciding("information"), "leeds-2021")
    assert places(found(case, "R29")) == [Place("sections", "options")]


def test_an_empty_text_has_no_options() -> None:
    assert found(deciding("information", sections=(Section("purpose", EMPTY_TEXT),)), "R29")
