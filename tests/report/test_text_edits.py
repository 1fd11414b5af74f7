"""Lines are deleted, joined, split and turned; ids follow the words, objects are never lost."""

from __future__ import annotations

import pytest

from boardpaper.report.identity import counted_ids
from boardpaper.report.spans import PLAIN
from boardpaper.report.text import Paragraph, Span, Subheading
from boardpaper.report.text_edits import (
    LineKind,
    delete_selection,
    insert_text,
    set_kind,
    set_level,
    split,
    toggle_kind,
    toggle_numbers,
    type_words,
)
from tests.report.drafts import draft, rows


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a . on|e"]),
        (["a . o^n|e"], ["a . o|e"]),
        (["a . o|n^e"], ["a . o|e"]),
        # What is joined keeps the first id, unless the first is empty.
        (["a . on^e", "b . two", "c ~ th|ree"], ["a . on|ree"]),
        (["a . ^one", "b ~ t|wo"], ["b ~ |wo"]),
        (["a . ^one", "b ~ two|"], ["a . |"]),
        (["a . one^", "b # |two"], ["a . one|two"]),
        (["a . ^", "b # |two"], ["b # |two"]),
        # Objects go with their one character, and only with that.
        (["t [] ^ |"], ["n1 . |"]),
        (["a . on^e", "t []  |"], ["a . on|"]),
        (["a . on^e", "t [] | "], ["a . on|", "t []"]),
        (["a . ^one", "t [] |"], ["t [] |"]),
        (["t [] ^", "a . o|ne"], ["a . |ne"]),
        (["t []  ^", "a . o|ne"], ["t []  |", "a . ne"]),
        (["t []  ^", "a . |one"], ["t []  |", "a . one"]),
        (["t []  ^", "u [] |"], ["t []  |", "u []"]),
        (["t [] ^", "a . one", "u []  |"], ["n1 . |"]),
        # Lists that come together become one.
        (["a -l o^ne", "b . two", "c -m th|ree", "d -m four"], ["a -l o|ree", "d -l four"]),
        (["a -l one", "b . ^two", "c -m |three", "d -m 4"], ["a -l one", "c -l |three", "d -l 4"]),
        (["a -l one^", "b . two|", "c -m three"], ["a -l one|", "c -l three"]),
        (["a -l o^n|e", "c -m three"], ["a -l o|e", "c -m three"]),
    ],
)  # fmt: skip
def test_delete(before: list[str], after: list[str]) -> None:
    assert rows(delete_selection(draft(*before), counted_ids("n"))) == after


def test_what_is_not_touched_stays_the_same_object() -> None:
    before = draft("a . one^", "t []  ", "b . |two", "c . three")
    after = delete_selection(before, counted_ids("n"))
    assert after.lines[1] is before.lines[3]
    before = draft("t []  ^", "b . |two")
    assert delete_selection(before, counted_ids("n")).lines == before.lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a . onx|e"]),
        (["a . o^n|e"], ["a . ox|e"]),
        (["a . o^ne", "b # tw|o"], ["a . ox|o"]),
        (["t [] |"], ["n1 . x|", "t []"]),
        (["t []  |"], ["t []", "n1 . x|"]),
        (["t [] ^ |"], ["n1 . x|"]),
    ],
)
def test_type(before: list[str], after: list[str]) -> None:
    assert rows(type_words(draft(*before), "x", PLAIN, counted_ids("n"))) == after


def test_words_are_typed_in_a_style() -> None:
    bold = Span("", bold=True)
    after = type_words(draft("a . on|e"), "\U0001f600", bold, counted_ids("n"))
    assert after.lines == (Paragraph("a", (Span("on"), Span("\U0001f600", bold=True), Span("e"))),)
    assert after.caret.offset == 3


def test_an_accent_typed_after_its_letter_becomes_one_character_with_it() -> None:
    after = type_words(draft("a . cafe|s"), "\u0301", PLAIN, counted_ids("n"))
    assert rows(after) == ["a . café|s"]


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (["a . on|e"], "", ["a . on|e"]),
        (["a . o^n|e"], "\n \n", ["a . o^n|e"]),
        (["a . on|e"], "x", ["a . onx|e"]),
        (["a . on|e"], "x\n", ["a . onx|e"]),
        (["a . on|e"], "x\r\n\r\ny\x07z", ["a . onx", "n1 . yz|e"]),
        (["a . o^ne", "b . tw|o"], "x\ny\nz", ["a . ox", "n1 . y", "n2 . z|o"]),
        (["a ~ |one"], "x\ny", ["n1 ~ x", "a ~ y|one"]),
        (["a . |"], "x\ny", ["a . x", "n1 . y|"]),
        (["a --l one|", "b --l two"], "x\ny", ["a --l onex", "n1 --l y|", "b --l two"]),
        (["a # one|"], "x\ny", ["a # onex", "n1 . y|"]),
        (["t []  |"], "x\ny", ["t []", "n1 . x", "n2 . y|"]),
        (["t [] |"], "x\ny", ["n1 . x", "n2 . y|", "t []"]),
    ],
)
def test_insert_text(before: list[str], text: str, after: list[str]) -> None:
    assert rows(insert_text(draft(*before), text, PLAIN, counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a . on", "n1 . |e"]),
        (["a ~ one|"], ["a ~ one", "n1 ~ |"]),
        (["a . |one"], ["n1 .", "a . |one"]),
        (["a . |"], ["a .", "n1 . |"]),
        (["a . o^ne", "b . tw|o"], ["a . o", "n1 . |o"]),
        (["a --l on|e", "b -l two"], ["a --l on", "n1 --l |e", "b -l two"]),
        (["a ## one|"], ["a ## one", "n1 . |"]),
        (["a ## on|e"], ["a ## on", "n1 ## |e"]),
        (["a # |one"], ["n1 .", "a # |one"]),
        (["t [] |"], ["n1 . |", "t []"]),
        (["t []  |"], ["t []", "n1 . |"]),
    ],
)
def test_split(before: list[str], after: list[str]) -> None:
    assert rows(split(draft(*before), counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (["a . on|e"], "bullets", ["a -n1 on|e"]),
        (["a -l one", "b . tw|o"], "bullets", ["a -l one", "b -l tw|o"]),
        (["a . on|e", "b --l two"], "bullets", ["a -l on|e", "b --l two"]),
        (["a . on^e", "t []", "b # t|wo"], "bullets", ["a -n1 on^e", "t []", "b -n2 t|wo"]),
        (["a . 1^", "b --m two", "c . 3|"], "bullets", ["a -m 1^", "b --m two", "c -m 3|"]),
        (["a . on^e", "b . |two"], "bullets", ["a -n1 on^e", "b . |two"]),
        (["a --l on|e"], "numbered paragraph", ["a . on|e"]),
        (["a -l 1", "b -l |2", "c -l 3"], "numbered paragraph", ["a -l 1", "b . |2", "c -n1 3"]),
        (["a ~ on|e"], "sub-heading", ["a # on|e"]),
        (["a ~ on|e"], "numbered sub-heading", ["a ## on|e"]),
        (["a . on|e"], "paragraph", ["a ~ on|e"]),
        (["t [] |"], "paragraph", ["t [] |"]),
    ],
)  # fmt: skip
def test_set_kind(before: list[str], kind: LineKind, after: list[str]) -> None:
    assert rows(set_kind(draft(*before), kind, counted_ids("n"))) == after


def test_turned_there_and_back_a_line_is_the_same() -> None:
    spans = (Span("one "), Span("two", bold=True))
    there = set_kind(
        draft("a # |")._replace(lines=(Subheading("a", spans),)), "bullets", counted_ids("n")
    )
    back = set_kind(there, "sub-heading", counted_ids("m"))
    assert back.lines == (Subheading("a", spans),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on^e", "b -l t|wo"], ["a -l on^e", "b -l t|wo"]),
        (["a -l on^e", "t []", "b -m t|wo"], ["a . on^e", "t []", "b . t|wo"]),
        (["a -l on^e", "b . |two"], ["a . on^e", "b . |two"]),
    ],
)
def test_bullets_are_toggled(before: list[str], after: list[str]) -> None:
    assert rows(toggle_kind(draft(*before), "bullets", counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on^e", "b ## t|wo"], ["a # on^e", "b # t|wo"]),
        (["a # on^e", "b ## t|wo"], ["a . on^e", "b . t|wo"]),
    ],
)
def test_sub_headings_are_toggled(before: list[str], after: list[str]) -> None:
    assert rows(toggle_kind(draft(*before), "sub-heading", counted_ids("n"))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["a . on|e"], ["a ~ on|e"]),
        (["a . on^e", "b # two", "c -l t|hree"], ["a . on^e", "b ## two", "c -l t|hree"]),
        (["a . on^e", "b ## t|wo"], ["a ~ on^e", "b # t|wo"]),
        (["a -l on|e"], ["a -l on|e"]),
    ],
)
def test_numbers_are_toggled(before: list[str], after: list[str]) -> None:
    assert rows(toggle_numbers(draft(*before))) == after


def test_a_bullet_changes_its_level() -> None:
    assert rows(set_level(draft("a -l on|e"), 3)) == ["a ---l on|e"]
    paragraph = draft("a . on|e")
    assert set_level(paragraph, 3) is paragraph
