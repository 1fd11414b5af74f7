"""The title block, the author box, the questions, the day and the template."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.facts import Case
from boardpaper.desk import shelf
from boardpaper.report.place import Place
from boardpaper.report.report import Answer, Author
from tests.checks.cases import example, found, places

FIELDS = ("report_of", "report_to", "meeting_date", "subject")


def authors(*given: Author) -> Case:
    return example(authors=given)


def detail(field: str) -> Place:
    return Place("details", field=field)


@pytest.mark.parametrize("field", FIELDS)
def test_r1_asks_for_a_line_of_the_title_block_that_is_missing(field: str) -> None:
    blank = None if field == "meeting_date" else " \u00a0\t"
    [problem] = found(example(**{field: blank}), "R1")
    assert (problem.level, problem.place) == ("error", detail(field))


def test_r1_is_content_with_a_title_block_that_is_filled_in() -> None:
    assert not found(example(), "R1")


@pytest.mark.parametrize("given", [(), (Author(),), (Author(" ", "0113 378 1234", "a@b.uk"),)])
def test_r2_asks_for_a_name(given: tuple[Author, ...]) -> None:
    [problem] = found(authors(*given), "R2")
    assert (problem.level, problem.place) == ("warning", detail("authors"))


def test_r2_asks_for_a_telephone_number_or_an_email_address_of_each() -> None:
    case = authors(Author("A", "0113 378 1234"), Author("B", " ", " "), Author("C", "", "c@d.uk"))
    assert places(found(case, "R2")) == [detail("authors 2 telephone")]


def test_r2_is_silent_where_the_form_has_no_author_box() -> None:
    form = replace(example().template, author_box=None)
    assert not found(example(template=form), "R2")


@pytest.mark.parametrize(
    "telephone",
    [
        "0113 378 1234",
        "(0113) 378-1234",
        "+44 (0)113 378 1234",
        "0113.378.1234",
        "0113‑378‑1234",
        "247 8690",
        "39 50 123",
        "ext 76161",
        "Ext. 76161",
        "x76161",
        "extension 7616",
        "0113 378 1234 ext 12",
        "0113 378 1234 x12",
        "0113 378 1234 / 07891 276 123",
        "0113 378 1234 or 07891 276 123",
    ],
)
def test_r2_knows_a_telephone_number(telephone: str) -> None:
    assert not found(authors(Author("A", telephone)), "R2")


@pytest.mark.parametrize(
    "telephone",
    ["TBC", "12345", "0113", "n/a", "0113 378 1234 5678 9012", "ext", "a.author@leeds.gov.uk", "/"],
)
def test_r2_questions_what_is_no_telephone_number(telephone: str) -> None:
    [problem] = found(authors(Author("A", telephone, "a@leeds.gov.uk")), "R2")
    assert problem.place == detail("authors 1 telephone")


@pytest.mark.parametrize("email", ["a.author@leeds.gov.uk", "a+b@x.org", "o’n@x.co.uk"])
def test_r2_knows_an_email_address(email: str) -> None:
    assert not found(authors(Author("A", "", email)), "R2")


@pytest.mark.parametrize("email", ["author", "a@leeds", "a@@x.uk", "a@x..uk", "a b@x.uk", "@x.uk"])
def test_r2_questions_what_is_no_email_address(email: str) -> None:
    [problem] = found(authors(Author("A", "0113 378 1234", email)), "R2")
    assert problem.place == detail("authors 1 email")


@pytest.mark.parametrize("question", ["wards", "equality", "call-in", "exempt"])
def test_r3_asks_for_every_answer_that_is_missing(question: str) -> None:
    answers = tuple(each for each in example().report.answers if each.question != question)
    open_answers = (*answers, Answer(question, None))
    for given in (answers, open_answers):
        [problem] = found(example(answers=given), "R3")
        assert (problem.level, problem.place) == ("error", Place("answers", question))


def test_r3_says_which_question_it_means() -> None:
    [first, *_] = found(example(answers=()), "R3")
    assert "Are specific electoral Wards affected?" in first.message


def test_r3_does_not_ask_for_what_the_form_does_not_ask() -> None:
    form = replace(example().template, questions=())
    assert not found(example(template=form, answers=()), "R3")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2011, 12, 17), "a Saturday"),
        (date(2011, 12, 18), "a Sunday"),
        (date(2011, 4, 29), "a bank holiday"),
        (date(2022, 9, 19), "a bank holiday"),
    ],
)
def test_r35_questions_a_meeting_when_nobody_works(day: date, words: str) -> None:
    [problem] = found(example(meeting_date=day), "R35")
    assert (problem.level, problem.place) == ("warning", detail("meeting_date"))
    assert words in problem.message


def test_r35_questions_a_closure_day_of_the_council() -> None:
    eve = date(2012, 12, 24)
    days = WorkingDays(shelf.calendar(), (eve,))
    assert "a closure day" in found(example(meeting_date=eve, days=days), "R35")[0].message
    assert not found(example(meeting_date=eve), "R35")


@pytest.mark.parametrize("day", [None, date(2011, 12, 14), date(2012, 5, 28), date(2101, 1, 1)])
def test_r35_has_nothing_against_another_day(day: date | None) -> None:
    assert not found(example(meeting_date=day), "R35")


@pytest.mark.parametrize(
    ("day", "is_valid"),
    [
        (date(2010, 12, 31), False),
        (date(2011, 1, 1), True),
        (date(2021, 12, 31), True),
        (date(2022, 1, 1), False),
        (None, True),
    ],
)
def test_r39_wants_a_template_in_force_on_the_day(day: date | None, is_valid: bool) -> None:
    form = replace(example().template, valid_until=date(2021, 12, 31))
    problems = found(example(template=form, meeting_date=day), "R39")
    assert places(problems) == ([] if is_valid else [detail("meeting_date")])
    assert all(each.level == "error" for each in problems)


def test_r39_has_nothing_against_a_template_without_dates() -> None:
    form = replace(example().template, valid_from=None, valid_until=None)
    assert not found(example(template=form, meeting_date=date(1999, 1, 4)), "R39")
