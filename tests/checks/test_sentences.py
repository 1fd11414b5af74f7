from __future__ import annotations

import pytest

from boardpaper.checks.sentences import sentences


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("See Cllr. Smith. He agrees.", ["See Cllr. Smith.", "He agrees."]),
        ("Schools, e.g. Roundhay, gain.", ["Schools, e.g. Roundhay, gain."]),
        ("No. 5 is let. No. We are not.", ["No. 5 is let.", "No.", "We are not."]),
        ("It is 1.5 per cent. of it.", ["It is 1.5 per cent. of it."]),
        ("Pens, paper, etc. The rest.", ["Pens, paper, etc.", "The rest."]),
        ("Why? Because! So… Yes.", ["Why?", "Because!", "So…", "Yes."]),
        ("(It is so.) He said “no.” Then.", ["(It is so.)", "He said “no.”", "Then."]),
        ("One\nTwo", ["One", "Two"]),
        ("  One.  Two  ", ["One.", "Two"]),
        ("It was 2011. 35 schools gain.", ["It was 2011.", "35 schools gain."]),
        ("As para. 3 and fig. 2 of Jan. 2011 say.", ["As para. 3 and fig. 2 of Jan. 2011 say."]),
        ("Visit www.ofsted.gov.uk today.", ["Visit www.ofsted.gov.uk today."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_full_stop_ends_a_sentence_or_does_not(words: str, expected: list[str]) -> None:
    assert [words[start:end] for start, end in sentences(words)] == expected


@pytest.mark.parametrize("words", [". " * 200_000, ".)" * 200_000, "a." * 200_000, "\n" * 200_000])
def test_hostile_words_are_read_in_no_time(words: str) -> None:
    list(sentences(words))
