"""The words around what was looked for.

FTS5 has a function for it, which begins the search in the whole library anew for every hit: for
twenty hits of two common words in 10,000 reports that takes a quarter of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from boardpaper.library.passages import SEPARATOR
from boardpaper.library.terms import Term, folded
from boardpaper.report.values import Value

_SHOWN = "·"

_WORDS = 24
_WORDS_BEFORE = 6
_LONGEST = 400  # characters: some words are no words


class Piece(Value, frozen=True):
    """Some characters of an excerpt, and whether they are what was looked for."""

    text: str
    found: bool = False


def best_passage(passages: Sequence[str], terms: Sequence[Term]) -> int:
    """The index of the passage in which most of the terms stand, of the first where several do."""
    patterns = [re.compile(each.pattern) for each in terms]
    best, most = 0, 0
    for index, words in enumerate(map(folded, passages)):
        count = sum(each.search(words) is not None for each in patterns)
        if count > most:
            best, most = index, count
        if most == len(terms):
            break
    return best


def excerpt(passage: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """Cut out the words around the first term that stands there, and mark all of them."""
    pattern = re.compile("|".join([each.pattern for each in terms]))
    words = passage.replace(SEPARATOR, f" {_SHOWN} ").split()
    line = " ".join(words)
    first = pattern.search(folded(line))
    start = max(0, line.count(" ", 0, first.start()) - _WORDS_BEFORE) if first else 0
    end = start + _WORDS
    shown = " ".join(words[start:end])[:_LONGEST]
    dots = "…" if start > 0 else "", "…" if end < len(words) else ""
    return tuple(_marked(shown.join(dots), pattern))


def _marked(text: str, pattern: re.Pattern[str]) -> Iterator[Piece]:
    end = 0
    for match in pattern.finditer(folded(text)):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(text[match.start() : match.end()], found=True)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])
