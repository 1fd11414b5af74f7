"""R42: words that are likely misspelt."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.checks.problem import Problem
from boardpaper.checks.spelling import Speller
from boardpaper.desk.spelling import speller
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, Author, CallIn, Exemption, Finding, Recommendation
from boardpaper.report.template import CheckSetting
from boardpaper.report.text import Paragraph, Ref, Span, Table, Text
from tests.checks.cases import example, found, places, text, with_setting


@pytest.fixture(scope="module")
def shipped() -> Speller:
    return speller()


def case(shipped: Speller, *paragraphs: str, **fields: Any) -> Case:
    """The example with one finding."""
    return example(speller=shipped, main=(Finding("f", text(*paragraphs)),), **fields)


def problems(shipped: Speller, *paragraphs: str, **fields: Any) -> tuple[Problem, ...]:
    return found(case(shipped, *paragraphs, **fields), "R42")


def messages(shipped: Speller, *paragraphs: str, **fields: Any) -> list[str]:
    return [each.message for each in problems(shipped, *paragraphs, **fields)]


def test_the_example_is_spelt_right(shipped: Speller) -> None:
    assert found(example(speller=shipped), "R42") == ()


def test_without_a_speller_nothing_is_said() -> None:
    assert found(example(main=(Finding("f", text("Teh recieve.")),)), "R42") == ()


def test_a_misspelt_word_is_told_with_its_place_and_what_may_be_meant(shipped: Speller) -> None:
    (problem,) = problems(shipped, "Well.", "To recieve the report.")
    assert problem.level == "warning"
    assert problem.message == "“recieve” may be misspelt: did you mean “receive” or “relieve”?"
    assert problem.place == Place("main", "f", "t2", start=3, end=10)


def test_at_most_three_words_are_suggested(shipped: Speller) -> None:
    (message,) = messages(shipped, "The words wrods say.")
    assert message == "“wrods” may be misspelt: did you mean “words”, “rods” or “woods”?"


def test_a_word_no_other_is_near_is_to_be_checked(shipped: Speller) -> None:
    assert messages(shipped, "A xzqvwkj.") == ["“xzqvwkj” may be misspelt: check it."]


def test_a_word_is_told_once_at_its_first_place(shipped: Speller) -> None:
    (problem,) = problems(shipped, "To recieve.", "Recieve and recieve, RECIEVE, recieve.")
    assert problem.message.startswith("“recieve” may be misspelt, here and 3 more times: did")
    assert problem.place.block == "t1"
    (message,) = messages(shipped, "To recieve and recieve.")
    assert ", here and 1 more time: " in message


def test_curly_apostrophes_stay_curly(shipped: Speller) -> None:
    assert messages(shipped, "It is the goverment’s.") == [
        "“goverment’s” may be misspelt: did you mean “government’s”?"
    ]


def test_names_the_report_and_the_council_give_are_known(shipped: Speller) -> None:
    words = "Director of Zonzinating", "Grabbly Board"
    assert messages(shipped, "The zonzinating board met, and grabbly pudsey, jannson.") != []
    assert not problems(
        shipped,
        "The zonzinating board met, and grabbly pudsey, jannson’s and ownerly.",
        report_of=words[0],
        report_to=words[1],
        authors=(Author("Jan Jannson"),),
        recommendations=(Recommendation("r", text("To note."), owner="Ownerly"),),
    )


def test_a_name_inside_a_sentence_is_one_at_the_beginning_too(shipped: Speller) -> None:
    assert messages(shipped, "Goverment met.") != []
    assert messages(shipped, "Goverment met.", "We heard Goverment speak.") == []


def test_a_capital_elsewhere_does_not_excuse_small_letters(shipped: Speller) -> None:
    assert len(messages(shipped, "We heard To Recieve, and recieve.")) == 1


def test_subject_titles_and_reasons_are_read_too(shipped: Speller) -> None:
    report = case(
        shipped,
        subject="The anual report",
        public_subject="An anual repport",
        appendices=(Appendix("a", "The finanncial part", "Part of stategy"),),
    )
    assert places(found(report, "R42")) == [
        Place("details", field="subject", start=4, end=9),
        Place("details", field="public_subject", start=9, end=16),
        Place("appendices", "a", field="title", start=4, end=14),
        Place("appendices", "a", field="public_title", start=8, end=15),
    ]


def answering(report: Case, kind: str, *, yes: bool) -> Case:
    """The case with the question of a kind answered."""
    form = report.template
    question = next(each.id for each in form.questions if each.kind == kind)
    answers = tuple(
        replace(each, yes=yes) if each.question == question else each
        for each in report.report.answers
    )
    return Case(
        replace(report.report, answers=answers), report.standing, form, report.council,
        report.days, report.as_of, report.speller,
    )  # fmt: skip


def test_details_count_only_where_the_answer_makes_them_valid(shipped: Speller) -> None:
    report = case(
        shipped,
        call_in=CallIn("urgent", "It is urjent."),
        exemptions=(Exemption("e", "10.4(3)", Place("appendices", "a"), "It is confidencial."),),
    )
    urgent = answering(answering(report, "call-in", yes=False), "exempt", yes=True)
    assert places(found(urgent, "R42")) == [
        Place("call-in", field="explanation", start=6, end=12),
        Place("exemptions", "e", field="reasons", start=6, end=18),
    ]
    calm = answering(answering(report, "call-in", yes=True), "exempt", yes=False)
    assert found(calm, "R42") == ()


def test_cells_and_words_over_several_spans_are_read(shipped: Speller) -> None:
    spans = (Span("To rec"), Span("ieve", bold=True), Ref("f2"), Span("28"), Span("th"))
    table = Table(
        "t", header=((Span("Ward"),), (Span("Amuont"),)),
        rows=(((Span("Goverment"),), (Span("the tottal"),)),),
    )  # fmt: skip
    report = example(speller=shipped, main=(Finding("f", Text((Paragraph("p", spans), table))),))
    assert places(found(report, "R42")) == [
        Place("main", "f", "p", start=3, end=10),
        Place("main", "f", "t", "header 2", start=0, end=6),
        Place("main", "f", "t", "row 1 cell 2", start=4, end=10),
    ]


def test_a_report_in_another_language_is_told_of_in_bounds(shipped: Speller) -> None:
    letters = "bcdfghjklm"
    words = [f"zz{a}{b}q" for a in letters for b in letters[:5]]
    told = messages(shipped, " ".join(words))
    assert len(told) == 31
    assert told[-1] == "20 more words may be misspelt: read the report through."
    report = with_setting(case(shipped, " ".join(words[:3])), CheckSetting("R42", limit=2))
    assert found(report, "R42")[-1].message == (
        "1 more word may be misspelt: read the report through."
    )


def small(speller: Speller, *findings: Finding) -> Case:
    return example(speller=speller, main=findings, sections=(), recommendations=())


def test_only_the_text_that_changed_is_read_again() -> None:
    read: list[str] = []

    class Noting(Speller):
        def _read(self, run: str, *, in_cell: bool) -> Any:
            read.append(run)
            return super()._read(run, in_cell=in_cell)

    noting, checker = Noting(["one", "two", "three"]), Checker()
    first, second = Finding("f1", text("One two.")), Finding("f2", text("Two three."))
    checker.run(small(noting, first, second))
    read.clear()
    after = checker.run(small(noting, first, Finding("f2", text("Two thre."))))
    assert read == ["Two thre."]
    told = [each.place for each in after if each.rule == "R42" and each.place.part == "main"]
    assert told == [Place("main", "f2", "t1", start=4, end=8)]
