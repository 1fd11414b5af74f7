from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.deadlines import latest_publication
from boardpaper.checks.facts import Case
from boardpaper.desk import shelf
from boardpaper.desk.opening import open_package
from boardpaper.desk.timetable import Line, Timetable, publish_by, timetable
from boardpaper.errors import InvalidInputError
from boardpaper.report.edits.front import set_answer
from boardpaper.report.report import KeyDecision, Notices, PrivateMeeting, Report
from boardpaper.report.standing import Decision, Publication, Standing

OPENED = open_package(shelf.sample())
FORM, COUNCIL = OPENED.template.template, OPENED.council
EXAMPLE = OPENED.saved.report
DAYS = WorkingDays(shelf.calendar())
DEC_1 = date(2011, 12, 1)
"""A Thursday; the meeting of the example is on Wednesday 14 December 2011."""

DRAFT = Standing()
LATER = replace(EXAMPLE, meeting_date=date(2026, 12, 16))
NOV_25 = date(2026, 11, 25)


def case(
    report: Report = EXAMPLE,
    standing: Standing = DRAFT,
    today: date = DEC_1,
) -> Case:
    return Case(report, standing, FORM, COUNCIL, DAYS, today)


def found(*given: Any, **named: Any) -> Timetable:
    shown = timetable(case(*given, **named))
    assert shown is not None
    return shown


def line(key: str, shown: Timetable) -> Line:
    return next(each for each in shown.lines if each.key == key)


def answered(report: Report, kind: str, *, yes: bool) -> Report:
    for question in FORM.questions:
        if question.kind == kind:
            report = set_answer(report, FORM, question.id, yes=yes)
    return report


def key_decision(given: date | None = None) -> Report:
    return replace(LATER, notices=Notices(KeyDecision(True, "spending", notice_on=given)))


def state(shown: Timetable, key: str) -> tuple[str, str]:
    told = line(key, shown)
    return told.state, told.tone


def test_the_example_as_it_was_written() -> None:
    shown = found()
    assert [(each.explained.what, each.explained.when, each.state) for each in shown.lines] == [
        ("Report to democratic services", "by 10:00 on Monday 5 December 2011", "in 4 days"),
        ("Agenda and reports", "by Tuesday 6 December 2011", "in 5 days"),
        (
            "Call-in",
            "until the end of Wednesday 21 December 2011; takes effect on "
            "Thursday 22 December 2011",
            "ends in 20 days",
        ),
    ]
    assert shown.asides == (
        "28 clear days’ notice is not needed: the decision is not marked as key, "
        "and no part of it is private.",
    )
    assert not shown.has_notice


def test_without_a_day_of_the_meeting_there_is_no_timetable() -> None:
    assert timetable(case(replace(EXAMPLE, meeting_date=None))) is None


@pytest.mark.parametrize("day", [date(1999, 12, 8), date(2000, 1, 5), date(2041, 1, 9)])
def test_a_year_without_calendar_is_refused_in_a_sentence(day: date) -> None:
    with pytest.raises(InvalidInputError, match="bank holidays of"):
        timetable(case(replace(EXAMPLE, meeting_date=day)))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2011, 12, 4), ("in 2 days", "later")),
        (date(2011, 12, 5), ("tomorrow", "week")),
        (date(2011, 12, 6), ("today", "week")),
        (date(2011, 12, 9), ("was 3 days ago", "late")),
    ],
)
def test_publication_is_told_against_today(today: date, expected: tuple[str, str]) -> None:
    assert state(found(today=today), "agenda") == expected


def test_a_plan_is_told_and_whether_it_is_in_time() -> None:
    planned = Standing(planned_on=date(2011, 12, 5))
    assert state(found(standing=planned), "agenda")[0] == "in 5 days, planned for 5 December 2011"
    late = Standing(planned_on=date(2011, 12, 7))
    assert state(found(standing=late), "agenda")[0].endswith(
        "planned for 7 December 2011, which is too late"
    )


def test_what_was_published_was_in_time_or_not() -> None:
    def told(on: date, issue: int = 1) -> tuple[str, str]:
        published = Standing("published", publication=Publication(on, issue))
        return state(found(standing=published, today=date(2011, 12, 13)), "agenda")

    assert told(date(2011, 12, 6)) == ("published 6 December 2011, in time", "done")
    assert told(date(2011, 12, 7)) == ("published 7 December 2011, too late", "late")
    assert told(date(2011, 12, 9), 2) == ("issue 2 published 9 December 2011", "done")


def test_nothing_is_late_any_more_once_it_is_published() -> None:
    published = Standing("published", publication=Publication(date(2011, 12, 6)))
    shown = found(standing=published, today=date(2011, 12, 13))
    assert state(shown, "pre-agenda") == ("was 8 days ago", "over")


def test_the_last_working_day_is_told_where_it_is_another() -> None:
    jubilee = replace(EXAMPLE, meeting_date=date(2012, 6, 13))
    shown = found(jubilee, today=date(2012, 5, 30))
    assert line("agenda", shown).explained.when == (
        "by Friday 1 June 2012, the last working day up to Tuesday 5 June 2012"
    )
    assert state(shown, "agenda") == ("in 2 days", "week")
    assert state(found(jubilee, today=date(2012, 6, 4)), "agenda") == ("tomorrow", "week")


def test_a_key_decision_needs_notice() -> None:
    due = found(key_decision(), today=date(2026, 11, 3))
    assert due.has_notice
    assert state(due, "notice") == ("in 14 days, not given yet", "later")
    assert line("notice", due).explained.when == "by Tuesday 17 November 2026"
    assert state(found(key_decision(), today=NOV_25), "notice") == (
        "was 8 days ago, not given yet",
        "late",
    )
    given = found(key_decision(date(2026, 11, 17)), today=NOV_25)
    assert state(given, "notice") == ("given 17 November 2026, in time", "done")
    late = found(key_decision(date(2026, 11, 18)), today=NOV_25)
    assert state(late, "notice") == ("given 18 November 2026, too late", "late")


def test_before_the_regulations_no_notice_is_late() -> None:
    early = replace(key_decision(), meeting_date=EXAMPLE.meeting_date)
    assert state(found(early), "notice") == ("was 16 days ago, not given yet", "over")


def test_a_private_part_needs_notice_too_and_the_last_of_both_counts() -> None:
    private = answered(LATER, "exempt", yes=True)
    assert state(found(private, today=NOV_25), "notice")[0] == "was 8 days ago, not given yet"
    notices = Notices(
        KeyDecision(True, notice_on=date(2026, 11, 10)),
        PrivateMeeting(notice_on=date(2026, 11, 20)),
    )
    both = found(replace(private, notices=notices), today=NOV_25)
    assert state(both, "notice") == ("given 20 November 2026, too late", "late")
    elsewhere = found(replace(private, report_to="Full Council"), today=NOV_25)
    assert not elsewhere.has_notice


def test_a_decision_that_is_not_key_is_said_to_be_none() -> None:
    shown = found(replace(LATER, notices=Notices(KeyDecision(False))), today=NOV_25)
    assert shown.asides[0].startswith(
        "28 clear days’ notice is not needed: the decision is not key"
    )


def test_call_in_counts_from_the_day_of_the_decision_once_that_is_recorded() -> None:
    assert "as if the decision were published on the day" in line("call-in", found()).explained.rule
    decided = Standing("decided", decision=Decision(date(2011, 12, 16)))
    told = line("call-in", found(standing=decided, today=date(2012, 1, 3)))
    assert told.explained.when.startswith("until the end of Friday 23 December 2011")
    assert "as if" not in told.explained.rule
    assert (told.state, told.tone) == ("ended 11 days ago", "over")


def test_where_there_is_no_call_in_the_reason_is_said() -> None:
    ruled_out = found(answered(EXAMPLE, "call-in", yes=False))
    assert ruled_out.asides[-1].endswith("the report says that the decision is not eligible.")
    council = found(replace(EXAMPLE, report_to="Full Council"))
    assert council.asides[-1] == "There is no call-in: Full Council is no executive body."
    unknown = found(replace(EXAMPLE, report_to="A new board", answers=()))
    assert unknown.asides[-1].endswith("is not known yet.")
    for shown in (ruled_out, council, unknown):
        assert [each.key for each in shown.lines] == ["pre-agenda", "agenda"]


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (
            date(2011, 12, 14),
            "Publish by Tuesday 6 December 2011: five clear days before the meeting on "
            "Wednesday 14 December.",
        ),
        (
            date(2025, 1, 8),
            "Publish by Monday 30 December 2024: five clear days before the meeting on "
            "Wednesday 8 January 2025.",
        ),
    ],
)
def test_the_foot_of_the_checks(meeting: date, expected: str) -> None:
    agenda = latest_publication(meeting, DAYS)
    assert publish_by(case(replace(EXAMPLE, meeting_date=meeting)), agenda) == expected
    published = Standing("published", publication=Publication(DEC_1))
    assert publish_by(case(standing=published), agenda) == ""
