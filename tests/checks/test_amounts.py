"""Amounts of money in words."""

from __future__ import annotations

import pytest

from boardpaper.checks.amounts import finder
from tests.checks.cases import text


def amounts(words: str, pounds: int = 250_000) -> list[str]:
    return [each.words for each in finder(pounds)(text(words))]


@pytest.mark.parametrize(
    "amount",
    [
        "£250,000",
        "£ 250,000.00",
        "£250000",
        "£250k",
        "£250K",
        "£250 thousand",
        "£0.25m",
        "£0.25M",
        "£0.25 m",
        "£0.25\u00a0million",
        "£0.25mn",
        "£1.2 million",
        "£1.2million",
        "£1.2-million",
        "£3bn",
        "£3b",
        "£3 billion",
        "£1,234,567,890",
        "GBP 250,000",
        "250,000 GBP",
        "250,000 pounds",
        "0.25 million pounds",
        "250k pounds",
        "£200,000-£300,000",
        "£200,000–300,000",
        "£200–300k",
        "£200k to £300k",
        "£1-2m",
        "£0.1 to 0.3 million",
        "£300,000 to £200,000",
    ],
)
def test_an_amount_is_found_whole(amount: str) -> None:
    assert amounts(f"It costs {amount}, in all.") == [amount]


@pytest.mark.parametrize(
    "words",
    [
        "£249,999.99",
        "£249k",
        "£0.24m",
        "250,000 people",
        "£200 and 300,000 people",
        "£5 and 3 million people",
        "£000",
        "in £m",
        "€250,000",
        "£25,0000",
        "£3 M62 signs",
        "£20 m²",
        "£3 kits",
        "999 pounds",
        "a million",
    ],
)
def test_what_is_less_or_no_money_is_not_found(words: str) -> None:
    assert not amounts(words)


def test_between_two_amounts_both_are_seen() -> None:
    assert amounts("between £240,000 and £260,000") == ["£260,000"]
    assert amounts("either £1m or £2m") == ["£1m", "£2m"]


def test_an_amount_is_found_once_however_it_is_marked() -> None:
    words = "900,000 pounds, £250,000 pounds, GBP 300,000 and £400,000"
    assert amounts(words) == ["900,000 pounds", "£250,000", "GBP 300,000", "£400,000"]


def test_a_long_row_of_digits_is_read_in_no_time() -> None:
    assert amounts("£" + "9" * 200_000) == ["£" + "9" * 15]
    assert not amounts("£1" + ",1" * 100_000)


def test_a_finder_is_the_same_for_the_same_amount() -> None:
    assert finder(500_000) is finder(500_000)
