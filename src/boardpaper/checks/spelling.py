"""A speller: which words are British English, and what was meant by one that is not.

It is a set of words and no library: what Hunspell suggests takes it 30 to 100 ms a word, in which
no key is heard, and what is meant is nearly always one or two slips away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeVar
from unicodedata import combining, normalize

from boardpaper.checks.slips import one_slip, two_slips, usual_slips
from boardpaper.checks.texts import Hit, passages
from boardpaper.checks.words import LONGEST, Compound, Word, compounds
from boardpaper.report.text import Text

V = TypeVar("V")

MOST_SUGGESTIONS: Final = 3
_REMEMBERED: Final = 500
_PLAIN: Final = 20_000
_TELLING: Final = ((usual_slips, 5), (one_slip, 7))
"""How many letters a word has at least of which a slip tells that it is no name."""

_NAME: Final = 3  # words, at most, that make a name
_LONGEST_TO_CORRECT: Final = 20
_ENDINGS: Final = ("'s", "'d", "'ll", "'re", "'ve")
_BEFORE_A_HYPHEN: Final = re.compile(
    "ante|anti|bi|bio|centi|co|counter|cross|cyber|de|di|eco|electro|ex|extra|hydro|hyper|infra"
    "|inter|intra|kilo|macro|mega|meta|micro|mid|mini|mis|mono|multi|neo|non|omni|para|peri|photo"
    "|poly|post|pre|pro|pseudo|psycho|quasi|re|self|semi|socio|sub|super|tele|trans|tri|ultra|un"
    "|uni|vice"
)


class Doubt(NamedTuple):
    """A word that the speller does not know, as it is written, and where it stands."""

    start: int
    end: int
    written: str


class Reading(NamedTuple):
    """What the speller makes of some words.

    ``doubts`` are likely to be misspelt. ``names`` are in small letters what looks like a name:
    words it does not know with a capital inside a sentence.
    """

    doubts: tuple[Doubt, ...]
    names: frozenset[str]


_NOTHING: Final = Reading((), frozenset())


class TextReading(NamedTuple):
    """What the speller makes of a text."""

    doubts: tuple[Hit, ...]
    names: frozenset[str]


class Speller:
    """Knows words. Nothing in it changes but what it remembers, so one serves all reports."""

    def __init__(
        self, common: Iterable[str], others: Iterable[str] = (), unsuggested: Iterable[str] = ()
    ) -> None:
        """``common`` words are suggested before ``others``, and ``unsuggested`` ones never."""
        self._common = frozenset(common)
        self._others = frozenset(others)
        self._unsuggested = frozenset(unsuggested)
        self._suggestions: dict[str, tuple[str, ...]] = {}
        self._slips: dict[str, bool] = {}
        self._plain: set[str] = set()

    def knows(self, word: str) -> bool:
        """Whether a word is spelt right: as it is listed, with a capital, or with an ending.

        The ending is that of a possessive or a short form, as in “Board's” or “they'll”. A word
        that is listed without accents may have them, as “rôle” has.
        """
        if not word.isascii() and not self._has(word):
            word = "".join(each for each in normalize("NFD", word) if not combining(each))
        return self._has(word) or any(
            word.endswith(ending) and self._has(word.removesuffix(ending)) for ending in _ENDINGS
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant by a word it does not know: the likeliest first, at most three."""
        return _recall(self._suggestions, word, self._found)

    def read(self, text: Text) -> TextReading:
        """Read a text of the report."""
        doubts: list[Hit] = []
        names: set[str] = set()
        for block, field, run in passages(text):
            reading = self._read(run, in_cell=field.startswith("row "))
            doubts += (Hit(block, field, *doubt) for doubt in reading.doubts)
            names |= reading.names
        return TextReading(tuple(doubts), frozenset(names))

    def read_run(self, run: str) -> Reading:
        """Read a run of characters.

        A word with a capital inside a sentence is taken for a name. One at the beginning of a
        sentence is a doubt only where what is meant by it can be told.
        """
        return self._read(run, in_cell=False)

    def _read(self, run: str, *, in_cell: bool) -> Reading:
        """Read a run of characters; a few words in a cell of a table may be a name."""
        if self._is_plain(run):
            return _NOTHING
        found = tuple(compounds(run))
        is_name = in_cell and len(found) <= _NAME
        unknown = [word for each in found for word in self._unknown(each)]
        names = (word.plain.casefold() for word in unknown if word.has_capital and not word.opens)
        doubts = (
            Doubt(word.start, word.end, run[word.start : word.end])
            for word in unknown
            if not word.has_capital or (word.opens and not is_name and self._is_slip(word.plain))
        )
        return Reading(tuple(doubts), frozenset(names))

    def _is_plain(self, run: str) -> bool:
        """Tell whether a run has no unknown word; what stands between spaces is read once."""
        pieces = set(run.split())
        unread = pieces - self._plain
        plain = {each for each in unread if not self._has_unknown(each)}
        if len(self._plain) + len(plain) > _PLAIN:
            self._plain.clear()
        if len(plain) <= _PLAIN:
            self._plain |= {each for each in plain if len(each) <= LONGEST}
        return len(plain) == len(unread)

    def _has_unknown(self, piece: str) -> bool:
        return any(True for each in compounds(piece) for _ in self._unknown(each))

    def _unknown(self, compound: Compound) -> Iterator[Word]:
        words = compound.words
        doubted = [word for word in words if not self.knows(word.plain)]
        if not doubted or (len(words) > 1 and self.knows("".join(word.plain for word in words))):
            return
        for word in doubted:
            is_last = word is words[-1] and not compound.is_open
            if is_last or not _BEFORE_A_HYPHEN.fullmatch(word.plain.lower()):
                yield word

    def _has(self, word: str) -> bool:
        return self._lists(word) or (word[:1].isupper() and self._lists(word.lower()))

    def _lists(self, word: str) -> bool:
        return word in self._common or word in self._others

    def _is_slip(self, word: str) -> bool:
        """Tell a common word that was misspelt from a name, for which none is near."""
        return _recall(self._slips, word.lower(), self._find_slip)

    def _find_slip(self, word: str) -> bool:
        return any(
            least <= len(word) <= _LONGEST_TO_CORRECT
            and any(each[:1] == word[0] and each in self._common for each in slips(word))
            for slips, least in _TELLING
        )

    def _found(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST_TO_CORRECT:
            return ()
        stem, mark, ending = word.lower().partition("'")
        found = tuple(dict.fromkeys(self._ranked(stem)))[:MOST_SUGGESTIONS]
        capital = word[0].isupper()
        return tuple(
            (each[0].upper() + each[1:] if capital else each) + mark + ending for each in found
        )

    def _ranked(self, word: str) -> Iterator[str]:
        """Yield words near to one: with a capital, one slip away, two usual slips, in two."""
        name = word.capitalize()
        if self._lists(name):
            yield name
            return
        yield from (
            self._listed(one_slip(word)) or self._listed(two_slips(word)) or self._halves(word)
        )

    def _listed(self, candidates: Iterable[str]) -> list[str]:
        """The candidates that are words, the common ones first."""
        found = [each for each in dict.fromkeys(candidates) if self._lists(each)]
        fit = [each for each in found if each not in self._unsuggested]
        return sorted(fit, key=self._others.__contains__)

    def _halves(self, word: str) -> list[str]:
        """What two common words make that were written as one."""
        pairs = [(word[:middle], word[middle:]) for middle in range(2, len(word) - 1)]
        return [" ".join(pair) for pair in pairs if all(map(self._may_be_half, pair))]

    def _may_be_half(self, word: str) -> bool:
        return word in self._common and word not in self._unsuggested


def _recall(memory: dict[str, V], word: str, find: Callable[[str], V]) -> V:
    """Find something out, or remember it; of much that was found the oldest is forgotten."""
    if word not in memory:
        if len(memory) >= _REMEMBERED:
            del memory[next(iter(memory))]
        memory[word] = find(word)
    return memory[word]
