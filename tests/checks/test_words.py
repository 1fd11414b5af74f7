"""Which words are taken out of a text, and where they stand."""

import time

import pytest

from boardpaper.checks.words import compounds, plain_words


def words(run: str) -> list[str]:
    return [word.plain for each in compounds(run) for word in each.words]


@pytest.mark.parametrize(
    "run",
    [
        "2011/12 £5m 14th 2nd s106 A64 3.5% 10,000",
        "BME NEETs PCTs iPad YouTube McDonald O’Brien",
        "www.leeds.gov.uk https://example.org/thing mailto:someone",
        "jane.doe@leeds.gov.uk leeds.gov.uk e.g. report.docx \\\\server\\share //server/share",
        "ii iv ix XII xiv",
        "a I – — … & / * ' ’ _ __",
        "שלום Здравствуйте 你好 Łódź",
        "a" * 41,
        "word-" * 41,
    ],
)
def test_what_is_no_word_of_prose_is_passed_over(run: str) -> None:
    assert words(run) == []


def test_words_stand_where_they_say() -> None:
    run = "The ‘Board’s’ re-\u00adorganised, and/or (co‑opted) mem\u00adbers."
    found = [word for each in compounds(run) for word in each.words]
    assert [(run[word.start : word.end], word.plain) for word in found] == [
        ("The", "The"),
        ("Board’s", "Board's"),
        ("re", "re"),
        ("organised", "organised"),
        ("and", "and"),
        ("or", "or"),
        ("co", "co"),
        ("opted", "opted"),
        ("mem\u00adbers", "members"),
    ]


def test_hyphens_hold_words_together() -> None:
    found = [tuple(word.plain for word in each.words) for each in compounds("pre- and post-war")]
    assert found == [("pre",), ("and",), ("post", "war")]
    assert [each.is_open for each in compounds("pre- and post-war")] == [True, False, False]


def test_sentences_begin_after_a_stop_and_after_a_number_of_their_own() -> None:
    run = "One two. Three (four?) Five; six “seven.” Eight – nine 2. Ten"
    opening = [word.plain for each in compounds(run) for word in each.words if word.opens]
    assert opening == ["One", "Three", "Five", "six", "Eight", "Ten"]


def test_words_are_compared_in_small_letters() -> None:
    assert plain_words("Burmantofts and Richmond Hill") == {
        "burmantofts",
        "and",
        "richmond",
        "hill",
    }


@pytest.mark.parametrize(
    "hostile",
    [
        "a",
        "e\u0301",
        "a-",
        "'",
        "a@",
        "a.",
        "\u202e\u200f",
        "x\u00ad",
        "_",
        "שלום ",
        "\ufffc",
        "- ",
    ],
)
def test_a_megabyte_of_anything_is_read_in_no_time(hostile: str) -> None:
    run = hostile * (1_000_000 // len(hostile))
    started = time.process_time()
    assert words(run) == []
    assert time.process_time() - started < 10  # one that looks back at every place takes hours
