from datetime import date

import pytest

from boardpaper.document.dates import full_date, long_date, short_date


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2011, 12, 14), "14th December 2011"),
        (date(2012, 3, 1), "1st March 2012"),
        (date(2012, 3, 2), "2nd March 2012"),
        (date(2012, 3, 3), "3rd March 2012"),
        (date(2012, 5, 4), "4th May 2012"),
        (date(2012, 1, 11), "11th January 2012"),
        (date(2012, 1, 12), "12th January 2012"),
        (date(2012, 1, 13), "13th January 2012"),
        (date(2012, 1, 21), "21st January 2012"),
        (date(2012, 1, 22), "22nd January 2012"),
        (date(2012, 1, 23), "23rd January 2012"),
        (date(2012, 1, 31), "31st January 2012"),
    ],
)
def test_ordinal_dates(day: date, printed: str) -> None:
    assert long_date(day, "ordinal") == printed


def test_plain_dates() -> None:
    assert long_date(date(2011, 12, 1), "plain") == "1 December 2011"


def test_dates_in_words() -> None:
    assert full_date(date(2011, 12, 14)) == "Wednesday 14 December 2011"
    assert short_date(date(2011, 12, 6)) == "Tue  6 Dec 2011"
    assert short_date(date(2011, 12, 14)) == "Wed 14 Dec 2011"
