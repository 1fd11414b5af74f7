"""What stands in a report until something better is known."""

from __future__ import annotations

import pytest

from boardpaper.checks.placeholders import placeholders


def found(words: str) -> list[str]:
    return [words[start:end] for start, end in placeholders(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The date is TBC.", ["TBC"]),
        ("(tbc), T.B.A. and tbd", ["tbc", "T.B.A", "tbd"]),
        ("It costs £xx a year, or £x,xxx", ["xx", "xxx"]),
        ("on XX March 20xx", ["XX", "20xx"]),
        ("[insert name] and <enter date>", ["[insert ", "<enter "]),
        ("[date] [TBC], <date>", ["[date]", "[TBC]", "<date>"]),
        ("{{subject}}", ["{{"]),
        ("Why???", ["???"]),
        ("Signed: ____", ["____"]),
        ("Click or tap here to enter text.", ["Click or tap here to enter"]),
        ("Yes / No (delete as appropriate)", ["delete as appropriate"]),
        ("Lorem ipsum dolor", ["Lorem ipsum"]),
        ("see Error! Reference source not found.", ["Error! Reference source not found"]),
    ],
)
def test_placeholders_are_found(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "“[the Council] agreed to [sic] it”",
        "the outbreak, the exxon, a taxx",
        "Part XX of the Schedule",
        "www.xxx.org and a@xx.org",
        "[State Aid] rules [2011] EWCA",
        "Really? Yes!",
        "less than <5 per cent",
        "to be confirmed by the Board",
        "an insert in the paper",
        "TBCs",
        "chapter xxi",
    ],
)
def test_words_that_look_like_them_are_left_alone(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "XX " * 100_000,
        "[" * 200_000,
        "x," * 200_000,
        "[insert" + " " * 200_000,
        "xx," * 100_000 + "x",
    ],
)
def test_hostile_words_are_read_in_no_time(words: str) -> None:
    list(placeholders(words))
