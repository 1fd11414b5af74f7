"""Notice of a meeting in private."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from boardpaper.checks.facts import Case
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, Exemption, Notices, PrivateMeeting
from tests.checks.cases import answering, example, found, places

MEETING = date(2025, 1, 8)
LATEST = date(2024, 12, 10)
TOO_LATE = date(2024, 12, 11)
AGREED = PrivateMeeting(agreed_by="The Chair", agreed_on=TOO_LATE, agreed_because="It cannot wait.")
PRIVATE = Exemption("e", "10.4(3)", Place("sections", "risk"))


def meeting(
    notice: PrivateMeeting, yes: bool | None = True, day: date | None = MEETING, **fields: Any
) -> Case:
    case = example(meeting_date=day, notices=Notices(private_meeting=notice), **fields)
    return answering(case, "exempt", yes)


def field(name: str) -> Place:
    return Place("notices", field=f"private_meeting {name}")


def test_r13_asks_for_the_notice_and_says_by_when() -> None:
    [problem] = found(meeting(PrivateMeeting()), "R13")
    assert (problem.level, problem.place) == ("error", field("notice_on"))
    assert "Tuesday 10 December 2024" in problem.message


def test_r13_counts_28_clear_days_over_christmas() -> None:
    assert not found(meeting(PrivateMeeting(notice_on=LATEST)), "R13")
    [problem] = found(meeting(PrivateMeeting(notice_on=TOO_LATE)), "R13")
    assert (problem.level, problem.place) == ("error", field("notice_on"))
    assert "less than 28 clear days" in problem.message


@pytest.mark.parametrize("notice_on", [None, TOO_LATE])
def test_r13_takes_an_agreement_instead(notice_on: date | None) -> None:
    agreed = PrivateMeeting("", notice_on, None, "The Chair", TOO_LATE, "It cannot wait.")
    assert not found(meeting(agreed), "R13")


@pytest.mark.parametrize(
    ("agreed", "missing"),
    [
        (PrivateMeeting(agreed_by="C", agreed_on=TOO_LATE), ["agreed_because"]),
        (PrivateMeeting(agreed_by=" ", agreed_on=TOO_LATE, agreed_because="W"), ["agreed_by"]),
        (PrivateMeeting(agreed_because="W"), ["agreed_by", "agreed_on"]),
    ],
)
def test_r13_asks_for_what_an_agreement_lacks(agreed: PrivateMeeting, missing: list[str]) -> None:
    assert places(found(meeting(agreed), "R13")) == [field(name) for name in missing]


def test_r13_needs_no_agreement_where_the_notice_was_in_time() -> None:
    assert not found(meeting(PrivateMeeting(notice_on=LATEST, agreed_by="The Chair")), "R13")


def test_r13_only_informs_under_the_earlier_law() -> None:
    for day, level in ((date(2012, 9, 10), "error"), (date(2012, 9, 9), "information")):
        [problem] = found(meeting(PrivateMeeting(), day=day), "R13")
        assert problem.level == level


def test_r13_concerns_the_executive_alone() -> None:
    assert not found(meeting(PrivateMeeting(), report_to="Licensing Committee"), "R13")
    [problem] = found(meeting(PrivateMeeting(), report_to="A board nobody knows"), "R13")
    assert problem.level == "information"


def test_r13_has_nothing_to_say_of_a_meeting_in_public() -> None:
    for yes in (False, None):
        assert not found(meeting(PrivateMeeting(), yes), "R13")
    assert not found(meeting(PrivateMeeting(), False, exemptions=(PRIVATE,)), "R13")


def test_r13_takes_what_is_withheld_for_private_before_there_is_an_answer() -> None:
    papers = (Appendix("a", exempt=True),)
    assert found(meeting(PrivateMeeting(), None, exemptions=(PRIVATE,)), "R13")
    assert found(meeting(PrivateMeeting(), None, appendices=papers), "R13")


@pytest.mark.parametrize("day", [None, date(2101, 1, 4)])
def test_r13_counts_no_days_that_it_cannot_count(day: date | None) -> None:
    assert not found(meeting(PrivateMeeting(notice_on=TOO_LATE), day=day), "R13")
    assert places(found(meeting(PrivateMeeting(), day=day), "R13")) == [field("notice_on")]


def test_r13_takes_the_agreement_whole() -> None:
    assert not found(meeting(AGREED), "R13")
