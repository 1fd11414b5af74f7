"""The speller of a machine: the shipped words, and an officer's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpaper import resources
from boardpaper.desk.spelling import Spelling, own_words, speller
from boardpaper.errors import InvalidInputError

LISTS = (
    "common.txt",
    "less-common.txt",
    "local-government.txt",
    "places.txt",
    "never-suggested.txt",
)


def refuse(sentence: str) -> None:
    raise AssertionError(sentence)


def test_own_words_are_known(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes("\ufeff# mine\r\n\r\n  Grumbleby\r\nthwaitely\r\nT’other\r\n".encode())
    assert own_words(file) == ("Grumbleby", "thwaitely", "T'other")
    known = Spelling(file, refuse)()
    assert known.knows("Grumbleby")
    assert known.knows("Thwaitely's")
    assert not known.knows("grumbleby")
    assert known.suggest("grumbleby") == ("Grumbleby",)


def test_the_file_need_not_exist(tmp_path: Path) -> None:
    assert not Spelling(tmp_path / "words.txt", refuse)().knows("thwaitely")


def test_what_is_not_utf8_costs_only_its_line(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"caf\xe9ly\nthwaitely\n")
    assert Spelling(file, refuse)().knows("thwaitely")


def test_a_file_that_cannot_be_used_is_told_of_once_and_done_without(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.mkdir()
    with pytest.raises(InvalidInputError):
        own_words(file)
    told: list[str] = []
    spelling = Spelling(file, told.append)
    assert told == []
    assert spelling() is spelling()
    assert spelling().knows("council")
    assert len(told) == 1
    assert told[0].startswith("The spelling check does without your own words: ")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"word\n" * 300_000)
    with pytest.raises(InvalidInputError):
        own_words(file)


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_in_order_and_hold_no_word_twice(name: str) -> None:
    text = resources.read_text("dictionaries", "en-GB", name)
    for part in text.split("\n# ") if "#" in text else [text]:
        words = [line for line in part.splitlines() if line and not line.startswith("#")]
        words = words[1:] if "#" in text and not part.startswith("#") else words
        assert words == sorted(set(words), key=lambda word: (word.casefold(), word))


def test_what_is_never_suggested_is_known() -> None:
    known = speller()
    words = resources.read_text("dictionaries", "en-GB", "never-suggested.txt").split()
    assert [word for word in words if not known.knows(word)] == []


def test_what_local_government_adds_was_lacking() -> None:
    lists = [resources.read_text("dictionaries", "en-GB", name) for name in LISTS]
    general = {*lists[0].split(), *lists[1].split()}
    added = (*lists[2].splitlines(), *lists[3].splitlines())
    assert [line for line in added if line in general] == []
