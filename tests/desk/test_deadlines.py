"""All the days of a meeting, explained, and as entries of a calendar."""

from __future__ import annotations

from datetime import date, time

from boardpaper.checks.calendar import WorkingDays
from boardpaper.desk import shelf
from boardpaper.desk.deadlines import deadlines, entries
from boardpaper.desk.explaining import explained
from boardpaper.report.council import CallInScheme, CutOff

DAYS = WorkingDays(shelf.calendar())
CUT_OFF = CutOff(time(10), 7)


def test_what_is_not_known_is_not_told() -> None:
    days = deadlines(date(2011, 12, 14), DAYS)
    assert (days.pre_agenda, days.call_in) == (None, None)
    assert [each.what for each in explained(days)] == [
        "Notice of a key decision or a private meeting",
        "Agenda and reports",
    ]


def test_everything_is_explained() -> None:
    scheme = CallInScheme(1, "calendar")
    days = deadlines(date(2012, 6, 13), DAYS, CUT_OFF, scheme, date(2012, 6, 15))
    assert [(each.what, each.when) for each in explained(days)] == [
        ("Notice of a key decision or a private meeting", "by Tuesday 15 May 2012"),
        ("Report to democratic services", "by 10:00 on Thursday 31 May 2012"),
        (
            "Agenda and reports",
            "by Friday 1 June 2012, the last working day up to Tuesday 5 June 2012",
        ),
        ("Call-in", "until the end of Saturday 16 June 2012"),
    ]
    notice, early, agenda, call_in = explained(days)
    assert "apply to meetings from 10 September 2012" in notice.rule
    assert early.rule == "7 working days before the meeting (the council's own rule)."
    assert "section 100B" in agenda.rule
    assert call_in.rule.startswith("1 clear day after publication")
    assert call_in.rule.endswith("The decision takes effect on Sunday 17 June 2012.")
    assert all(each.rows for each in explained(days))


def test_the_regulations_apply_from_the_tenth_of_september_2012() -> None:
    notice, _ = explained(deadlines(date(2012, 9, 10), DAYS))
    assert "apply to meetings" not in notice.rule
    notice, _ = explained(deadlines(date(2012, 9, 9), DAYS))
    assert "apply to meetings" in notice.rule


def test_entries_say_the_board_and_what_is_due() -> None:
    days = deadlines(date(2012, 6, 13), DAYS, CUT_OFF, CallInScheme(), date(2012, 6, 15))
    found = entries(days, "meeting", "Executive Board")
    assert [(each.day, each.summary) for each in found] == [
        (
            date(2012, 5, 15),
            "Executive Board, 13 June 2012: "
            "publish the notice of a key decision or a private meeting",
        ),
        (
            date(2012, 5, 31),
            "Executive Board, 13 June 2012: report to democratic services by 10:00",
        ),
        (date(2012, 6, 1), "Executive Board, 13 June 2012: publish agenda and reports"),
        (date(2012, 6, 13), "Executive Board, 13 June 2012"),
        (date(2012, 6, 22), "Executive Board, 13 June 2012: last day for call-in"),
    ]
    assert "The last day is 5 June 2012, which is no working day." in found[2].description
    assert found[4].description == "The decision takes effect on 23 June 2012."


def test_entries_of_a_moved_meeting_take_the_place_of_the_old_ones() -> None:
    keys = [
        {each.key for each in entries(deadlines(day, DAYS, CUT_OFF), "report-1")}
        for day in (date(2011, 12, 14), date(2012, 1, 4))
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 4


def test_a_meeting_without_a_board_is_a_meeting() -> None:
    summaries = [each.summary for each in entries(deadlines(date(2011, 12, 14), DAYS), "one")]
    assert summaries[-1] == "Meeting, 14 December 2011"
