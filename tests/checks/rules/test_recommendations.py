"""Recommendations: clear, with a name and a day, and resting on a finding."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Recommendation
from boardpaper.report.text import Span, Subheading
from tests.checks.cases import example, found, places, text, text_of

R1 = Place("recommendations", "r1")


def asking(words: str, **fields: object) -> Case:
    recommendation = Recommendation("r1", text(words), **fields)  # type: ignore[arg-type]
    return example(recommendations=(recommendation,))


def messages(case: Case, rule: str) -> list[str]:
    return [each.message for each in found(case, rule)]


# --- R21 ---


def test_a_report_without_recommendations_is_an_error() -> None:
    problems = found(example(recommendations=()), "R21")
    assert places(problems) == [Place("recommendations")]
    assert problems[0].level == "error"


@pytest.mark.parametrize("words", ["", " \n", "\N{NO-BREAK SPACE}"])
def test_a_blank_recommendation_is_an_error(words: str) -> None:
    good = Recommendation("r1", text("Note the report."))
    case = example(recommendations=(good, Recommendation("r2", text_of("x", words))))
    assert places(found(case, "R21")) == [Place("recommendations", "r2")]


def test_a_form_without_recommendations_asks_for_none() -> None:
    case = example(recommendations=())
    sections = [each for each in case.template.sections if each.source != "recommendations"]
    form = structs.replace(case.template, sections=tuple(sections))
    assert not found(example(recommendations=(), template=form), "R21")


# --- R22 ---


def test_a_recommendation_that_asks_for_nothing_is_told() -> None:
    problems = found(asking("The Ofsted letter."), "R22")
    assert places(problems) == [R1]
    assert problems[0].level == "warning"
    assert not found(asking("Note the Ofsted letter."), "R22")


def test_a_blank_recommendation_is_told_once() -> None:
    case = asking(" ")
    assert not found(case, "R22")
    assert found(case, "R21")


@pytest.mark.parametrize(
    ("words", "owner", "is_named"),
    [
        ("Delegate authority to officers.", "", False),
        ("Delegate authority to officers under the Officer Delegation Scheme.", "", False),
        ("Delegate authority to officers.", "Chief Officer (Highways)", True),
        ("Delegate authority to the Director of City Development.", "", True),
        ("That authority be delegated to the Head of Legal Services.", "", True),
        ("That authority be delegated to the Executive Member for Health.", "", True),
    ],
)
def test_a_delegation_names_a_post(words: str, owner: str, is_named: bool) -> None:
    problems = found(asking(words, owner=owner), "R22")
    assert places(problems) == ([] if is_named else [R1])


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Request that a report be brought back.", ["owner", "due"]),
        ("Request that the Director brings a report back.", ["due"]),
        ("Request that a report be brought to the next meeting.", ["owner"]),
        ("Instruct the Chief Officer to act by March 2012.", []),
        ("Note the letter and request that a plan be written.", ["owner", "due"]),
        ("Ask the Director to report within six months.", []),
        ("Members are asked to support the ongoing work.", []),
        ("Note the request of the Director.", []),
    ],
)
def test_an_action_has_somebody_and_a_day(words: str, fields: list[str]) -> None:
    problems = found(asking(words), "R22")
    assert [each.place.field for each in problems] == fields


def test_who_acts_and_by_when_may_stand_in_the_fields() -> None:
    case = asking("Request a report.", owner="Director of Resources", due=date(2012, 3, 1))
    assert not found(case, "R22")


# --- R46 ---


def test_a_delegation_names_its_authority() -> None:
    problems = found(asking("Delegate authority to the Director."), "R46")
    assert places(problems) == [R1]
    assert problems[0].level == "warning"


@pytest.mark.parametrize(
    "words",
    [
        "Delegate authority to the Director under section 9E of the Local Government Act 2000.",
        "Delegate authority to the Director in accordance with the constitution.",
        "Delegate authority to the Director (s101 Local Government Act 1972).",
        "Note the decisions taken by officers.",
    ],
)
def test_a_delegation_with_its_authority_is_fine(words: str) -> None:
    assert not found(asking(words), "R46")


# --- R47 ---


def test_what_must_improve_is_answered() -> None:
    findings = (
        Finding("f1", text_of("a", "Weak."), "improvement"),
        Finding("f2", text_of("b", "Strong."), "strength"),
        Subheading("h1", (Span("More"),)),
    )
    answer = Recommendation("r1", text("Note it."), findings=("f2",))
    problems = found(example(main=findings, recommendations=(answer,)), "R47")
    assert places(problems) == [Place("main", "f1")]
    assert problems[0].level == "warning"

    both = structs.replace(answer, findings=("f2", "f1"))
    assert not found(example(main=findings, recommendations=(both,)), "R47")


def test_a_finding_without_words_calls_for_nothing() -> None:
    blank = (Finding("f1", text_of("a", " "), "improvement"),)
    assert not found(example(main=blank), "R47")


def test_a_recommendation_rests_on_a_finding() -> None:
    case = asking("Note it.")
    assert Place("recommendations", "r1", field="findings") in places(found(case, "R47"))
    dangling = asking("Note it.", findings=("gone",))
    assert Place("recommendations", "r1", field="findings") in places(found(dangling, "R47"))


def test_a_recommendation_rests_on_a_finding_that_is_still_to_be_written() -> None:
    blank = (Finding("f1", text_of("a", " ")),)
    recommendation = Recommendation("r1", text("Note it."), findings=("f1",))
    assert not found(example(main=blank, recommendations=(recommendation,)), "R47")


def test_where_there_are_no_findings_a_recommendation_rests_on_none() -> None:
    recommendation = Recommendation("r1", text("Note it."), findings=("f1",))
    case = example(main=(), recommendations=(recommendation,))
    assert places(found(case, "R47")) == [Place("recommendations", "r1", field="findings")]


def test_a_form_without_main_issues_has_no_findings_to_choose() -> None:
    template = example().template
    form = structs.replace(
        template, sections=tuple(each for each in template.sections if each.source != "main")
    )
    assert not found(example(main=(), template=form), "R47")
