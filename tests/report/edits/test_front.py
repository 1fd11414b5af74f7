"""Edits of the front page."""

from datetime import date

import pytest

from boardpaper.report.edits import front
from boardpaper.report.edits.basis import UnknownPartError
from boardpaper.report.report import Answer, Author, CallIn, LateItem, Notices, Wards
from tests.report.edits.samples import TEMPLATE, report


def test_a_detail_is_set_and_cleaned() -> None:
    edited = front.set_detail(report(), "subject", "Cafe\u0301\x00 of\r\nthe year")
    assert edited == report(subject="Café of\nthe year")


def test_other_details() -> None:
    edited = front.set_meeting_date(report(), date(2011, 12, 14))
    edited = front.set_authors(edited, (Author("A\x01da"), Author("Bo")))
    edited = front.set_call_in(edited, CallIn("urgent", "Now\x02"))
    edited = front.set_notices(edited, Notices(late_item=LateItem("Late\x03")))
    assert edited == report(
        meeting_date=date(2011, 12, 14),
        authors=(Author("Ada"), Author("Bo")),
        call_in=CallIn("urgent", "Now"),
        notices=Notices(late_item=LateItem("Late")),
    )


def test_an_edit_that_changes_nothing_returns_the_same_report() -> None:
    whole = report(
        subject="S",
        authors=(Author("Ada"),),
        answers=(Answer("wards", True), Answer("exempt", None)),
        wards=Wards(True, ("Armley",)),
    )
    assert front.set_detail(whole, "subject", "S\x00") is whole
    assert front.set_meeting_date(whole, None) is whole
    assert front.set_authors(whole, (Author("Ada"),)) is whole
    assert front.set_answer(whole, TEMPLATE, "wards", True) is whole
    assert front.set_answer(whole, TEMPLATE, "exempt", None) is whole
    assert front.set_all_wards(whole, True) is whole
    assert front.add_ward(whole, "Armley") is whole
    assert front.move_ward(whole, "Armley", 7) is whole
    assert front.set_call_in(whole, CallIn()) is whole
    assert front.set_notices(whole, Notices()) is whole


@pytest.mark.parametrize(
    "order", [("wards", "equality", "exempt"), ("exempt", "equality", "wards")]
)
def test_answers_stand_in_the_order_of_the_template(order: tuple[str, ...]) -> None:
    edited = report()
    for question in order:
        edited = front.set_answer(edited, TEMPLATE, question, question != "equality")
    assert edited.answers == (
        Answer("wards", True),
        Answer("equality", False),
        Answer("exempt", True),
    )


def test_an_answer_is_replaced_where_it_stands_and_taken_back_without_a_trace() -> None:
    odd = report(answers=(Answer("from-elsewhere", True), Answer("exempt", None)))
    edited = front.set_answer(odd, TEMPLATE, "exempt", False)
    assert edited.answers == (Answer("from-elsewhere", True), Answer("exempt", False))
    edited = front.set_answer(edited, TEMPLATE, "wards", True)
    assert [each.question for each in edited.answers] == ["wards", "from-elsewhere", "exempt"]
    edited = front.set_answer(edited, TEMPLATE, "wards", False)
    assert [each.question for each in edited.answers] == ["wards", "from-elsewhere", "exempt"]
    for question in ("exempt", "wards"):
        edited = front.set_answer(edited, TEMPLATE, question, None)
    assert edited.answers == (Answer("from-elsewhere", True),)


def test_there_is_no_answer_to_a_question_the_template_does_not_ask() -> None:
    with pytest.raises(UnknownPartError, match="'budget'"):
        front.set_answer(report(), TEMPLATE, "budget", True)


def test_wards_are_added_moved_and_removed() -> None:
    edited = report()
    for name in ("Armley", "Kirk\x00stall", "Moortown"):
        edited = front.add_ward(edited, name)
    edited = front.move_ward(edited, "Moortown", 0)
    assert edited.wards.names == ("Moortown", "Armley", "Kirkstall")
    edited = front.remove_ward(edited, "Armley")
    assert edited.wards.names == ("Moortown", "Kirkstall")


def test_of_two_equal_wards_one_is_moved_or_removed() -> None:
    twice = report(wards=Wards(names=("Armley", "Moortown", "Armley")))
    assert front.move_ward(twice, "Armley", 9).wards.names == ("Moortown", "Armley", "Armley")
    assert front.remove_ward(twice, "Armley").wards.names == ("Moortown", "Armley")


def test_an_unknown_ward_is_refused_without_its_name() -> None:
    with pytest.raises(UnknownPartError) as removal:
        front.remove_ward(report(), "Atlantis")
    with pytest.raises(UnknownPartError) as move:
        front.move_ward(report(), "Atlantis", 0)
    assert "Atlantis" not in f"{removal.value} {move.value}"


def test_all_wards_keeps_the_names() -> None:
    edited = front.set_all_wards(report(wards=Wards(names=("Armley",))), True)
    assert edited.wards == Wards(True, ("Armley",))
