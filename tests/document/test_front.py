"""The top of the first page: title block, author box, questions; and what names the document."""

from typing import Any

import msgspec
import pytest

from boardpaper.document import nodes as n
from boardpaper.report import report as r
from boardpaper.report.place import Place
from boardpaper.report.template import Detail, Question, Template
from tests.document.builders import (
    BOARD,
    LETTERED,
    composed,
    exempt,
    finding,
    lines,
    report,
    words,
)


def first(document: n.Document, kind: type[Any]) -> Any:
    return next(node for node in document.nodes if isinstance(node, kind))


def asking(*questions: Question) -> Template:
    return msgspec.structs.replace(BOARD, questions=questions)


def rows(some: r.Report, template: Template = BOARD) -> tuple[n.QuestionRow, ...]:
    table = first(composed(some, template), n.QuestionTable)
    assert isinstance(table, n.QuestionTable)
    return table.rows


def test_the_title_block_has_the_lines_of_the_template() -> None:
    block = first(composed(report()), n.TitleBlock)
    assert [(line.label, words(line.runs), line.is_title) for line in block.lines] == [
        ("Report of", "the Director", False),
        ("Report to", "Executive Board", False),
        ("Date:", "14th December 2011", False),
        ("Subject:", "The Subject", True),
    ]
    assert [line.place for line in block.lines] == [
        Place("details", field=field)
        for field in ("report_of", "report_to", "meeting_date", "subject")
    ]


def test_missing_details_print_their_label() -> None:
    block = first(composed(report(subject=" ", report_to="", meeting_date=None)), n.TitleBlock)
    assert [(line.label, line.runs) for line in block.lines][1:] == [
        ("Report to", ()),
        ("Date:", ()),
        ("Subject:", ()),
    ]


def test_the_template_says_how_dates_are_written() -> None:
    block = first(composed(report(), LETTERED), n.TitleBlock)
    assert words(block.lines[2].runs) == "14 December 2011"


@pytest.mark.parametrize(
    ("changes", "title", "header"),
    [
        ({}, "The Subject", "Executive Board, 14th December 2011"),
        ({"subject": ""}, "Report to Executive Board", "Executive Board, 14th December 2011"),
        ({"subject": "", "report_to": " "}, "Untitled report", "14th December 2011"),
        ({"subject": "On\ntwo  lines", "meeting_date": None}, "On two lines", "Executive Board"),
        ({"report_to": "", "meeting_date": None}, "The Subject", ""),
    ],
)
def test_title_and_running_header(changes: dict[str, Any], title: str, header: str) -> None:
    document = composed(report(**changes))
    assert (document.title, document.running_header) == (title, header)


def test_the_author_box_leaves_out_what_is_missing() -> None:
    authors = (r.Author("A", "0113", "a@example.org"), r.Author("B", " ", ""), r.Author())
    box = first(composed(report(authors=authors)), n.AuthorBox)
    assert box.lines == (
        ("Report author:", "A"),
        ("Tel:", "0113"),
        ("Email:", "a@example.org"),
        ("Report author:", "B"),
    )
    assert box.place == Place("details", field="authors")


@pytest.mark.parametrize(
    ("authors", "template"),
    [
        ((), BOARD),
        ((r.Author(),), BOARD),
        ((r.Author("A"),), msgspec.structs.replace(BOARD, author_box=None)),
    ],
)
def test_there_is_no_empty_author_box(authors: tuple[r.Author, ...], template: Template) -> None:
    document = composed(report(authors=authors), template)
    assert not [node for node in document.nodes if isinstance(node, n.AuthorBox)]


def test_questions_are_answered_yes_no_or_not_yet() -> None:
    answers = (r.Answer("exempt", yes=True), r.Answer("wards", yes=False), r.Answer("call-in"))
    printed = rows(report(answers=answers))
    assert [(row.question, row.yes) for row in printed] == [
        ("Wards?", False),
        ("Call-in?", None),
        ("Exempt?", True),
    ]
    assert printed[0].place == Place("answers", item="wards")


def test_the_questions_of_a_section_stand_at_its_head() -> None:
    template = asking(
        Question("front", "plain", "Front?"), Question("in", "plain", "In?", section="main")
    )
    document = composed(report(main=(finding("f1"),)), template)
    tables = [at for at, node in enumerate(document.nodes) if isinstance(node, n.QuestionTable)]
    assert len(tables) == 2
    before, after = document.nodes[tables[1] - 1], document.nodes[tables[1] + 1]
    assert before.place == Place("sections", item="main")
    assert after.place == Place("main", item="f1", block="f1p")


def test_an_optional_section_prints_for_its_questions() -> None:
    asks = asking(Question("in", "plain", "In?", section="appendices"))
    assert "## 8.0 Appendices" in lines(composed(report(), asks))
    assert "## 8.0 Appendices" not in lines(composed(report()))


@pytest.mark.parametrize(
    ("yes", "printed"),
    [
        (True, [("always", "A, B"), ("yes", "A, B")]),
        (False, [("always", ""), ("no", "")]),
        (None, [("always", "")]),
    ],
)
def test_labels_and_values_depend_on_the_answer(
    yes: bool | None, printed: list[tuple[str, str]]
) -> None:
    details = (
        Detail("always", "wards", "always"),
        Detail("yes", "wards", "when-yes"),
        Detail("no", "wards", "when-no"),
    )
    some = report(answers=(r.Answer("q", yes),), wards=r.Wards(names=("A", "B")))
    (row,) = rows(some, asking(Question("q", "wards", "?", details=details)))
    assert list(row.details) == printed


def test_all_wards_are_named_as_the_council_does() -> None:
    wards = r.Wards(all=True, names=("A",))
    (row, *_) = rows(report(answers=(r.Answer("wards", yes=True),), wards=wards))
    assert row.details == (("Names:", "All Wards"),)


def test_rules_and_appendices_of_exempt_matter() -> None:
    some = report(
        answers=(r.Answer("exempt", yes=True),),
        main=(finding("f1"),),
        appendices=(r.Appendix("a1"), r.Appendix("a2", exempt=True), r.Appendix("a3")),
        exemptions=(
            exempt(Place("main", item="f1"), "10.4(3)"),
            exempt(Place("appendices", item="a3"), "10.4(1)", "x2"),
            exempt(Place("appendices", item="a2"), "10.4(3)", "x3"),
        ),
    )
    assert rows(some)[2].details == (("Rule:", "10.4(3), 10.4(1)"), ("Appendix:", "2, 3"))
    unanswered = msgspec.structs.replace(some, answers=())
    assert rows(unanswered)[2].details == ()


@pytest.mark.parametrize(
    ("reason", "explanation", "printed"),
    [
        ("", " ", ""),
        ("", "As agreed.", "As agreed."),
        ("not-executive", "", "The decision is not an executive decision."),
        (
            "to-council",
            "See 4.5.",
            "The decision is a recommendation to full Council. See 4.5.",
        ),
        ("already-called-in", "", "The decision has already been called in."),
        (
            "urgent",
            "",
            "Any delay would seriously prejudice the Council's or the public interest.",
        ),
    ],
)
def test_why_a_decision_cannot_be_called_in(
    reason: r.CallInReason, explanation: str, printed: str
) -> None:
    some = report(answers=(r.Answer("call-in", yes=False),), call_in=r.CallIn(reason, explanation))
    assert rows(some)[1].details == (("Why:", printed),)


def test_without_questions_there_is_no_table() -> None:
    document = composed(report(), asking())
    assert not [node for node in document.nodes if isinstance(node, n.QuestionTable)]
