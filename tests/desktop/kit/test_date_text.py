from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desktop.kit.date_text import NoDateError, read_date, write_date


@pytest.mark.parametrize(
    "text",
    [
        "14/12/2026",
        "14.12.26",
        "14-12-2026",
        "14 12 2026",
        "14 Dec 2026",
        "14 december 2026",
        " 14th December, 2026 ",
        "Monday 14th December 2026",
        "mon, 14 dec 26",
        "2026-12-14",
    ],
)
def test_dates_are_read_as_officers_write_them(text: str) -> None:
    assert read_date(text) == date(2026, 12, 14)


def test_the_day_comes_first() -> None:
    assert read_date("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_blank_words_are_no_date_and_no_mistake(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["x", "31/02/2026", "14/13/2026", "14", "14 ju 2026", "1/2/3", "32 May 2026", "٣/٤/٢٠٢٦x"],
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(NoDateError):
        read_date(text)


@given(st.dates())
def test_what_is_written_is_read_again(day: date) -> None:
    if day.year >= 1000:
        assert read_date(write_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_none(text: str) -> None:
    try:
        read = read_date(text)
    except NoDateError:
        return
    assert read is None or isinstance(read, date)
