"""The bank holidays, those of one year alone too, and what may not stand in a calendar."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta

import pytest

from boardpaper import resources
from boardpaper.checks.calendar import Calendar, WorkingDays, read_calendar
from boardpaper.desk import shelf
from boardpaper.errors import InvalidInputError
from tests.checks.almanac import BANK_HOLIDAYS

SMALL = """\
id = "somewhere"
name = "Somewhere"
first_year = 2020
last_year = 2021
holidays = [
    {day = 2020-12-25, name = "Christmas Day"},
    {day = 2021-12-27, name = "Christmas Day (substitute day)"},
]
"""


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return shelf.calendar()


@pytest.fixture(scope="module")
def names(calendar: Calendar) -> dict[date, str]:
    return {each.day: each.name for each in calendar.holidays}


def test_every_year_has_the_bank_holidays_that_others_know(names: dict[date, str]) -> None:
    assert sorted(names) == sorted(day for day in BANK_HOLIDAYS if day.weekday() < 5)
    assert (min(names).year, max(names).year) == (2000, 2040)


def test_a_calendar_is_named_like_its_file_and_in_order(calendar: Calendar) -> None:
    assert [f"{calendar.id}.toml"] == list(resources.names("calendars"))
    days = [each.day for each in calendar.holidays]
    assert days == sorted(days)


def test_the_day_of_the_week_beside_each_line_is_right() -> None:
    lines = resources.read_text("calendars", "england-and-wales.toml").splitlines()
    noted = [line for line in lines if line.startswith("    {day")]
    assert len(noted) == 334
    for line in noted:
        day = tomllib.loads(f"each = {line.strip().partition('},')[0]}}}")["each"]["day"]
        assert f"{day:%a}" == line.partition("# ")[2][:3]


@pytest.mark.parametrize(
    ("day", "name", "not_then"),
    [
        (date(2002, 6, 3), "Golden Jubilee bank holiday", None),
        (date(2002, 6, 4), "Spring bank holiday", date(2002, 5, 27)),
        (date(2011, 4, 29), "Royal Wedding bank holiday", None),
        (date(2012, 6, 4), "Spring bank holiday", date(2012, 5, 28)),
        (date(2012, 6, 5), "Diamond Jubilee bank holiday", None),
        (date(2020, 5, 8), "Early May bank holiday", date(2020, 5, 4)),
        (date(2022, 6, 2), "Spring bank holiday", date(2022, 5, 30)),
        (date(2022, 6, 3), "Platinum Jubilee bank holiday", None),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II", None),
        (date(2023, 5, 8), "Coronation of King Charles III", None),
    ],
)
def test_what_was_proclaimed_for_one_year(
    day: date, name: str, not_then: date | None, names: dict[date, str], calendar: Calendar
) -> None:
    assert names[day] == name
    assert WorkingDays(calendar).why_not(day) == name
    assert not_then is None or WorkingDays(calendar).is_working(not_then)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2000, 1, 3), "New Year's Day (substitute day)"),
        (date(2004, 12, 27), "Christmas Day (substitute day)"),
        (date(2004, 12, 28), "Boxing Day (substitute day)"),
        (date(2011, 12, 26), "Boxing Day"),
        (date(2011, 12, 27), "Christmas Day (substitute day)"),
        (date(2012, 1, 2), "New Year's Day (substitute day)"),
        (date(2020, 12, 28), "Boxing Day (substitute day)"),
        (date(2038, 4, 23), "Good Friday"),
    ],
)
def test_substitute_days_and_easter(day: date, name: str, names: dict[date, str]) -> None:
    assert names[day] == name


def test_why_a_day_is_no_working_day(calendar: Calendar) -> None:
    days = WorkingDays(calendar, (date(2024, 12, 24), date(2024, 12, 25), date(2024, 12, 28)))
    reasons = [days.why_not(date(2024, 12, day)) for day in range(23, 31)]
    assert reasons == [
        "",
        "closure day of the council",
        "Christmas Day",
        "Boxing Day",
        "",
        "Saturday",
        "Sunday",
        "",
    ]
    assert days.last_by(date(2024, 12, 26)) == date(2024, 12, 23)
    assert days.last_by(date(2024, 12, 23)) == date(2024, 12, 23)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2041, 1, 1), date.min, date.max])
def test_a_day_outside_the_years_is_refused_with_the_years(day: date, calendar: Calendar) -> None:
    days = WorkingDays(calendar)
    with pytest.raises(InvalidInputError, match=f"of {day.year} .* 2000 to 2040"):
        days.why_not(day)


def test_looking_for_the_last_working_day_ends_with_the_years() -> None:
    january = tuple(date(2020, 1, 1) + timedelta(days=step) for step in range(31))
    days = WorkingDays(read_calendar(SMALL, "own.toml"), january)
    with pytest.raises(InvalidInputError, match="2019"):
        days.last_by(january[-1])


def test_an_own_calendar_is_read() -> None:
    calendar = read_calendar("\ufeff" + SMALL, "own.toml")
    assert (calendar.name, len(calendar.holidays)) == ("Somewhere", 2)
    assert WorkingDays(calendar).is_working(date(2020, 12, 28))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("2020-12-25", "2020-13-25", "is not valid TOML"),
        ("2020-12-25", '"Christmas"', "holidays, entry 1, day: expected a date such as"),
        ("day = 2020-12-25, ", "", "holidays, entry 1: the field day is missing"),
        ('name = "Christmas Day"', "name = 3", "holidays, entry 1, name: expected text"),
        ('name = "Christmas Day"', "name = ' '", "holidays, entry 1, name: it is blank"),
        ("first_year = 2020", "first_year = 1", "first_year: expected a number of at least 1900"),
        ("first_year = 2020", "first_year = 2022", "last_year: it is before first_year"),
        ("last_year = 2021", "last_year = 2022", "holidays: there are none in 2022"),
        ("2020-12-25", "2019-12-25", "holidays, entry 1 (`2019-12-25`): it is not in the years"),
        ("2020-12-25", "2021-12-27", "holidays, entry 2 (`2021-12-27`): entry 1 has the same day"),
        ("first_year", "firstyear", "the field first"),
        ('id = "somewhere"', 'id = "Some where"', "id: expected lower-case letters"),
    ],
)
def test_a_mistake_is_refused_with_file_place_and_reason(old: str, new: str, reason: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(InvalidInputError) as caught:
        read_calendar(SMALL.replace(old, new), "own.toml")
    message = str(caught.value)
    assert re.fullmatch(r"own\.toml(: | is )[^\n]+\.", message)
    assert reason in message
