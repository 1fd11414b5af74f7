from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from boardpaper.checks.calendar import WorkingDays
from boardpaper.desk import shelf
from boardpaper.desk.due import Due, DueDates
from boardpaper.library.entry import Entry

LEEDS = shelf.council("leeds")
WORKING_DAYS = WorkingDays(shelf.calendar(), (date(2026, 12, 24),))
TODAY = date(2026, 11, 25)
"""A Wednesday."""

AT = datetime(2026, 11, 18, 9, 5, tzinfo=UTC)
DEC_16 = date(2026, 12, 16)


def an_entry(**fields: Any) -> Entry:
    usual = {
        "number": 1,
        "subject": "Budget",
        "report_to": "Executive Board",
        "meeting_date": DEC_16,
        "status": "draft",
        "planned_on": None,
        "published_on": None,
        "changed_at": AT,
        "changed_by": "Ann",
        "binned_at": None,
    }
    return Entry(**{**usual, **fields})


def due(today: date = TODAY, **fields: Any) -> Due | None:
    return DueDates(WORKING_DAYS, LEEDS, today).of(an_entry(**fields))


def words(today: date = TODAY, **fields: Any) -> str:
    found = due(today, **fields)
    return "" if found is None else found.words


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_what_is_not_published_is_to_be_five_clear_days_before(status: str) -> None:
    expected = Due("Publish by Tue 8 December", date(2026, 12, 8), "later")
    assert due(status=status) == expected


def test_the_words_say_how_near_it_is() -> None:
    found = due(date(2026, 12, 7))
    assert found == Due("Publish by Tue 8 December, tomorrow", date(2026, 12, 8), "week")
    assert words(date(2026, 12, 8)) == "Publish by Tue 8 December, today"
    late = due(date(2026, 12, 9))
    assert late == Due("Publication was due 8 December", date(2026, 12, 8), "late")


def test_another_year_is_told() -> None:
    assert words(meeting_date=date(2011, 12, 14)) == "Publication was due 6 December 2011"
    # 24 December and the two bank holidays do not count.
    assert words(meeting_date=date(2027, 1, 6)) == "Publish by Wed 23 December"
    assert words(meeting_date=date(2027, 1, 20)) == "Publish by Tue 12 January 2027"


def test_the_last_working_day_is_told_until_it_is_over() -> None:
    jubilee = date(2012, 6, 13)
    assert words(date(2012, 5, 20), meeting_date=jubilee) == "Publish by Fri 1 June"
    assert words(date(2012, 6, 4), meeting_date=jubilee) == "Publish by Tue 5 June, tomorrow"


def test_a_plan_in_time_comes_first() -> None:
    assert words(planned_on=date(2026, 12, 4)) == "Planned for Fri 4 December"
    assert words(planned_on=date(2026, 12, 9)) == "Publish by Tue 8 December"  # too late
    assert words(planned_on=date(2026, 11, 24)) == "Publish by Tue 8 December"  # over


def test_the_notice_of_a_key_decision_is_due_before() -> None:
    early = date(2026, 11, 2)
    assert words(early, lacks_notice=True) == "Key decision notice by Tue 17 November"
    assert due(lacks_notice=True) == Due(
        "Key decision notice was due 17 November", date(2026, 11, 17), "late"
    )
    easter = {
        "meeting_date": date(2027, 4, 27),
        "lacks_notice": True,
    }  # Monday 29 March is Easter's
    assert words(date(2027, 3, 1), **easter) == "Key decision notice by Thu 25 March"
    assert words(early, lacks_notice=False) == "Publish by Tue 8 December"


def test_no_notice_is_due_for_a_meeting_that_is_over_or_before_the_regulations() -> None:
    assert words(date(2026, 12, 17), lacks_notice=True) == "Publication was due 8 December"
    first, before = date(2012, 9, 10), date(2012, 9, 7)
    assert words(date(2012, 7, 2), meeting_date=first, lacks_notice=True).startswith("Key")
    assert words(date(2012, 7, 2), meeting_date=before, lacks_notice=True).startswith("Publish")


def test_what_was_published_can_be_called_in_after_an_executive_meeting() -> None:
    published: dict[str, Any] = {"status": "published", "published_on": date(2026, 12, 8)}
    assert words(**published) == ""  # the meeting is yet to come
    found = due(DEC_16, **published)
    assert found == Due("Call-in ends Wed 23 December", date(2026, 12, 23), "later")
    assert words(date(2026, 12, 23), **published) == "Call-in ends Wed 23 December, today"
    assert words(date(2026, 12, 24), **published) == ""
    assert words(DEC_16, report_to="executive  board ", **published) != ""
    assert words(DEC_16, report_to="Full Council", **published) == ""


def test_a_correction_is_not_late() -> None:
    assert words(date(2026, 12, 9), published_on=date(2026, 12, 8)) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "decided"},
        {"status": "withdrawn"},
        {"meeting_date": None},
        {"binned_at": AT},
        {"meeting_date": date(1999, 6, 1)},
        {"meeting_date": date(2077, 6, 1), "lacks_notice": True},
    ],
)
def test_nothing_is_due(fields: dict[str, Any]) -> None:
    assert due(**fields) is None


def test_without_a_council_the_law_is_known_and_no_body() -> None:
    unknown = DueDates(WORKING_DAYS, None, DEC_16)
    assert unknown.of(an_entry(status="published")) is None
    later = unknown.of(an_entry(meeting_date=date(2027, 2, 3)))
    assert later is not None
    assert later.words == "Publish by Tue 26 January 2027"
