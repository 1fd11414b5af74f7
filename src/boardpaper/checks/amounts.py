"""Amounts of money in words: ``£250,000``, ``£1.2 million``, ``£200–300k``, ``250,000 pounds``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from boardpaper.checks.texts import Finder, Hit, hits
from boardpaper.report.text import Text

_TIMES: Mapping[str, int] = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_UNIT: Final = r"(?:(?:[\s-]?(?:thousand|million|billion|trillion|bn|mn|tn|k|m)|b)\b)?"
_ONE: Final = rf"({_NUMBER})({_UNIT})"
_TO: Final = r"\s?(?:[-‐‑–—]|to\b)\s?£?\s?"
_BY_SIGN: Final = re.compile(rf"(?:£|GBP)\s?{_ONE}(?:{_TO}{_ONE})?", re.IGNORECASE)
_BY_WORD: Final = re.compile(rf"(?<![0-9.,£]){_ONE}\s(?:pounds|GBP)\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def finder(pounds: int) -> Finder:
    """Make a finder of amounts that reach a number of pounds; a range does where its end does."""

    def find(words: str) -> list[tuple[int, int]]:
        return sorted([each.span() for each in _matches(words) if _value(each) >= pounds])

    def find_amounts(text: Text) -> tuple[Hit, ...]:
        return hits(text, find)

    return find_amounts


def _matches(words: str) -> Iterator[re.Match[str]]:
    """Search for what is rare first: most texts speak of no money."""
    lower = words.lower()
    has_code = "gbp" in lower
    if has_code or "£" in lower:
        yield from _BY_SIGN.finditer(words)
    if has_code or "pounds" in lower:
        yield from _BY_WORD.finditer(words)


def _value(match: re.Match[str]) -> Decimal:
    numbers, units = match.groups()[::2], match.groups()[1::2]
    return max(
        Decimal(number.replace(",", "")) * _TIMES.get(unit.strip(" \t\u00a0-").lower(), 1)
        for number, unit in zip(numbers, units, strict=True)
        if number
    )
