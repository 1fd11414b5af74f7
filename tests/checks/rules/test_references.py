"""Cross-references and typed numbers lead to what is printed."""

from __future__ import annotations

import pytest

from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.document import compose as composing
from boardpaper.report.place import Place
from boardpaper.report.report import Recommendation, Section
from boardpaper.report.text import Bullet, Bullets, Paragraph, Ref, Span, Text
from tests.checks.cases import example, found, in_form, places, text, text_of, with_section


def referring(target: str) -> Case:
    blocks = (
        Paragraph("p1", (Span("See "), Ref(target))),
        Paragraph("blank", (Span(" "),)),
        Bullets("list", (Bullet("item", (Span("Item"),)),)),
    )
    return example(sections=(Section("risk", Text(blocks)),))


@pytest.mark.parametrize("target", ["p1", "item", "f1", "b42", "h1", "r1", "d1", "a1", "purpose"])
def test_a_cross_reference_leads_to_anything_that_is_printed(target: str) -> None:
    assert not found(referring(target), "R33")


@pytest.mark.parametrize("target", ["gone", "blank", "pillars"])
def test_a_cross_reference_that_leads_nowhere_is_a_warning(target: str) -> None:
    problems = found(referring(target), "R33")
    assert places(problems) == [Place("sections", "risk", "p1", "", 4, 5)]
    assert problems[0].level == "warning"


def test_a_section_that_is_not_printed_cannot_be_referred_to() -> None:
    case = in_form(referring("corporate"), "leeds-2021")
    assert found(case, "R33")
    assert not found(in_form(referring("legal"), "leeds-2021"), "R33")


@pytest.mark.parametrize(
    "words",
    [
        "as paragraph 3.4 says",
        "see paragraphs 3.1 to 3.7",
        "in section 4.2",
        "section 4 of this report",
        "paragraph 6 and recommendation 6.1",
        "recommendation 1",
        "paragraph 3 of Schedule 12A",
        "section 149 of the Equality Act 2010",
    ],
)
def test_numbers_that_are_printed_or_of_another_paper_are_fine(words: str) -> None:
    assert not found(with_section(example(), "risk", words), "R33")


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("as paragraph 3.8 says", "paragraph 3.8"),
        ("see paragraphs 3.6 to 3.9", "paragraph 3.9"),
        ("in section 4.7", "section 4.7"),
        ("section 9 of this report", "section 9"),
        ("recommendation 8", "recommendation 8"),
        ("paragraph 12", "paragraph 12"),
    ],
)
def test_a_typed_number_that_is_printed_nowhere_is_a_warning(words: str, noun: str) -> None:
    (problem,) = found(with_section(example(), "risk", words), "R33")
    assert problem.message.startswith(f"No {noun} is printed")
    assert problem.place.block == "risk-1"
    assert problem.place.start is not None


def test_lettered_recommendations_are_cited_by_letter() -> None:
    asks = tuple(Recommendation(f"r{n}", text_of(f"r{n}", "Note it.")) for n in (1, 2))
    case = in_form(example(recommendations=asks), "leeds-2021")
    assert not found(with_section(case, "risk", "as recommendation (b) says"), "R33")
    assert found(with_section(case, "risk", "as recommendation (c) says"), "R33")


def test_what_is_not_printed_refers_to_nothing() -> None:
    assert not found(with_section(example(), "pillars", "see paragraph 99.1"), "R33")


def test_what_a_number_means_is_found_out_again_when_paragraphs_come_or_go() -> None:
    checker = Checker()
    case = with_section(example(), "risk", "see paragraph 1.2")

    def heard(case: Case) -> bool:
        return any(each.rule == "R33" for each in checker.run(case))

    assert heard(case)
    assert not heard(with_section(case, "purpose", "First.", "Second."))
    assert heard(with_section(case, "purpose", "First."))


def test_a_report_without_references_is_not_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "Composition", None)
    assert not found(
        example(
            recommendations=(
                Recommendation(
                    "r1",
                    text("Note."),
                ),
            )
        ),
        "R33",
    )


def test_a_key_elsewhere_does_not_number_the_report_again(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker()
    case = with_section(example(), "purpose", "Words.")
    case = with_section(case, "risk", "see paragraph 3.9")
    first = checker.run(case)
    monkeypatch.setattr(composing, "Composition", None)
    again = checker.run(with_section(case, "purpose", "Other words."))
    assert [each for each in again if each.rule == "R33"] == [
        each for each in first if each.rule == "R33"
    ]
