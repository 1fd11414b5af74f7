"""Slips of the pen: what is written in place of a word, or meant by what is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_LETTERS: Final = "etaoinsrhldcumfpgwybvkxjqz"
_VOWELS: Final = "aeiou"
_SOUNDS: Final = (
    "ance:ence ant:ent able:ible tion:sion cian:tion ary:ery ery:ory ar:er er:or f:ph c:s c:sc c:k"
    " ite:ate eau:ea ise:ize our:or ough:uff cede:ceed que:k w:wh y:i j:g ly:ley ful:full x:cc"
    " ally:ly"
)
_ALIKE: Final = tuple(
    pair
    for one, _, other in (each.partition(":") for each in _SOUNDS.split())
    for pair in ((one, other), (other, one))
)


def one_slip(word: str) -> Iterator[str]:
    """Yield all that is one slip away, the likelier first, some more than once.

    A slip is two letters swapped, one doubled, left out, put in, or one in place of another.
    """
    yield from usual_slips(word)
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(len(word), -1, -1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(len(word) - 1, -1, -1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]


def two_slips(word: str) -> Iterator[str]:
    """Yield all that is two usual slips away, some more than once."""
    for one in dict.fromkeys(usual_slips(word)):
        yield from usual_slips(one)


def usual_slips(word: str) -> Iterator[str]:
    """Yield what is one of the usual slips away, some more than once.

    These are two letters swapped, one doubled or no longer doubled, one vowel for another, a vowel
    left out or put in, and what sounds alike.
    """
    for at in range(len(word) - 1):
        first, second = word[at], word[at + 1]
        if first == second:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[:at] + second + first + word[at + 2 :]
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        yield before + letter + letter + after
        if letter in _VOWELS:
            yield before + after
            for vowel in _VOWELS:
                yield before + vowel + after
        for vowel in _VOWELS:
            yield before + vowel + letter + after
    for old, new in _ALIKE:
        if old in word:
            yield from _exchanged(word, old, new)


def _exchanged(word: str, old: str, new: str) -> Iterator[str]:
    at = word.find(old)
    while at >= 0:
        yield word[:at] + new + word[at + len(old) :]
        at = word.find(old, at + 1)
