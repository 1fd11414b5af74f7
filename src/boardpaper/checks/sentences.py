"""Sentences, told apart as a reader does: not every full stop ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.checks.texts import word_set

_END: Final = re.compile(r"[.!?…][”’\"')\]]*(?=\s)|\n")
_FULL_STOP: Final = re.compile(r"\.[”’\"')\]]*(?=\s)")
_OTHER_ENDS: Final = "!?…\n"
_BEFORE_NAMES: Final = word_set(
    """
    adv cf cllr cllrs col cpt dr e.g eg gen hon hons i.e ie lt messrs mr mrs ms prof rev rt sgt st v
    viz vs
    """
)
"""What a full stop shortens before a name, in small letters and without it."""

_BEFORE_NUMBERS: Final = word_set(
    """
    app approx apr art arts aug c ca ch cl dec ext feb fig figs jan jul jun mar max min no nos nov
    oct p para paras pp pt r ref refs reg regs rr s sch sec sect sep sept ss tel vol vols
    """
)
"""The same before a number; there is a sentence that ends with such a word."""

_LONGEST: Final = 13
"""Characters before a full stop in which such a word stands, with what opens before it."""


def sentences(words: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of some words starts and ends, white space around it left out.

    A line end ends a sentence too; a full stop before a small letter does not.
    """
    start = 0
    has_others = any(map(words.__contains__, _OTHER_ENDS))
    for found in (_END if has_others else _FULL_STOP).finditer(words):
        if _ends_sentence(words, found):
            yield from _stripped(words, start, found.end())
            start = found.end()
    yield from _stripped(words, start, len(words))


def _ends_sentence(words: str, found: re.Match[str]) -> bool:
    if found[0] != ".":
        return True
    at = found.start()
    following = words[at + 1 : at + 8].lstrip()[:1]
    if following.islower():
        return False
    last = words[max(0, at - _LONGEST) : at].rpartition(" ")[2].lstrip("([“‘\"'").lower()
    return not (last in _BEFORE_NAMES or (last in _BEFORE_NUMBERS and following.isdigit()))


def _stripped(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence stands without white space, where there is one."""
    sentence = words[start:end]
    left = len(sentence) - len(sentence.lstrip())
    if left < len(sentence):
        yield start + left, start + len(sentence.rstrip())
