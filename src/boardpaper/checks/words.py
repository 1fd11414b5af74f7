"""Words as a speller takes them out of a text; what is no word of prose is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST: Final = 40
"""The length of the longest word that is looked up, in characters."""

_LONGEST_CHUNK: Final = 200
_CHUNK: Final = re.compile(r"\S+")
_LETTERS: Final = r"[^\W_][\w'’\u00ad\u0300-\u036f]*"
_COMPOUND: Final = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011]{_LETTERS})*[-\u2010\u2011]?")
_PART: Final = re.compile(_LETTERS)
_INNER_STOP: Final = re.compile(r"\w[.]\w")
_WEB: Final = ("www.", "http:", "https:", "mailto:")
_PROSE: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][a-zß-öø-ÿ]+(?:'[a-zß-öø-ÿ]+)*")
_NUMERAL: Final = re.compile(r"(?i)x{0,3}(?:ix|iv|v?i{0,3})")
_CLOSING: Final = "\"'”’)]»"
_STOPS: Final = frozenset(".!?:;…•")


class Word(NamedTuple):
    """A word as it stands in a run of characters.

    ``plain`` is how it is looked up: with straight apostrophes, none at its end, and without soft
    hyphens. ``opens`` is true for the first word of a sentence or of the run.
    """

    start: int
    end: int
    plain: str
    opens: bool

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.plain[0].isupper()


class Compound(NamedTuple):
    """Words that hyphens hold together, or, mostly, a single one; at least one is of prose.

    ``is_open`` is true where a hyphen stands at the end, as in “pre- and post-war”.
    """

    words: tuple[Word, ...]
    is_open: bool


def compounds(run: str) -> Iterator[Compound]:
    """Yield the words of a run of characters, in the order in which they stand.

    Passed over are numbers and what has digits in it, capitals alone, capitals inside a word,
    addresses of the web and of mail, single letters, Roman numerals, words in other scripts, and
    what is too long for a word.
    """
    opens = True
    for chunk in _CHUNK.finditer(run):
        piece = chunk[0]
        if len(piece) <= _LONGEST_CHUNK and not _is_address(piece):
            yield from _compounds_in(piece, chunk.start(), opens=opens)
        last = piece.rstrip(_CLOSING)[-1:]
        if last in _STOPS:
            opens = True
        elif any(map(str.isalnum, piece[:_LONGEST_CHUNK])):
            opens = False


def plain_words(run: str) -> frozenset[str]:
    """The words of a run in small letters, as they are compared with others."""
    return frozenset(word.plain.casefold() for each in compounds(run) for word in each.words)


def _is_address(piece: str) -> bool:
    """Tell an address from prose; “e.g.” and “report.pdf” count as addresses."""
    return (
        "@" in piece
        or "\\" in piece
        or "//" in piece
        or piece.lstrip("(<[“‘\"'").lower().startswith(_WEB)
        or _INNER_STOP.search(piece) is not None
    )


def _compounds_in(piece: str, offset: int, *, opens: bool) -> Iterator[Compound]:
    for found in _COMPOUND.finditer(piece):
        words: list[Word] = []
        for part in _PART.finditer(piece, found.start(), found.end()):
            written = part[0].rstrip("'’")
            plain = written.replace("’", "'").replace("\u00ad", "")
            if _is_prose(plain):
                start = offset + part.start()
                words.append(Word(start, start + len(written), plain, opens))
            opens = False
        if words:
            yield Compound(tuple(words), is_open=not piece[found.end() - 1].isalnum())


def _is_prose(plain: str) -> bool:
    return (
        len(plain) <= LONGEST
        and _PROSE.fullmatch(plain) is not None
        and _NUMERAL.fullmatch(plain) is None
    )
