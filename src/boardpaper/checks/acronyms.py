"""Acronyms in a text, and whether it says what they stand for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from boardpaper.checks.texts import Hit, word_set, words_of
from boardpaper.report.text import Spans, Text, WithheldSpan, spans_of

KNOWN: Final = word_set(
    """
    AD AGM AIDS AM AOB BA BBC BC BSc BST CBE CCTV CD COVID CV DNA DVD EC EEA EEC EN EU FAQ
    GB GBP GCSE GDP GHz GMT GP GPS GWh HGV HIV HM HMP HMRC HMSO HR HTML ICT ID IQ IT ISBN
    ISO ISSN JP KC kW LED LGBT LLP LPG MA MB MBA MBE MEP MHz MP MSc MW MWh NATO NB NHS NI OBE OK
    OS PA PC PDF PE PhD PIN PLC PM PO PR PS QC RAF RE RSPCA RSVP SI SMS TB TV UK UN URL US USA USB
    VAT VIP WC WWW YMCA
    """
)
"""Acronyms that every member knows, and abbreviations that are never written out."""

_SHOUTED: Final = word_set(
    """
    ALL AND ANY ARE AS AT BE BOTH BUT BY CAN DO DRAFT EACH END FOR FROM HAS HAVE IF IN IS ITEM LATE
    LESS MAY MORE MUST NET NEW NIL NO NON NONE NOT NOTE NOW OF OLD ON ONE ONLY OR OUT OVER PART PER
    PLUS SHALL SO TEN THAT THE THEN THIS TO TOTAL TWO UP WARD WAS WE WHO WILL WITH YES YOU ZERO
    TBA TBC TBD
    """
)
"""Words in capitals; the last three are placeholders, which have a rule of their own."""

_ACRONYM: Final = re.compile(
    r"(?<![A-Za-z0-9&./@_])[A-Z](?:[A-Z]{1,5}|[a-z][A-Z]{1,4}|[A-Z]{1,4}[a-z][A-Z]{1,3})"
    r"(?=s?(?![A-Za-z0-9&@_/]|[.-][A-Za-z]?[0-9]|\.[A-Za-z]))"
)
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_MOST_WORDS: Final = 14
_MOST_CHARACTERS: Final = 200
_OPENED: Final = re.compile(r"\((?:[^()]{0,40}\s)?[“‘\"']?$")
_EXPLAINED: Final = re.compile(r"s?[’”\"']?\s*(?:\(|[:=–—-]\s|\bstands\s+for\b|,?\s+or\s+)")
_CAPITALS_BEFORE: Final = re.compile(r"\b([A-Z]{2,20})[ ,]{1,2}$")
_CAPITALS_AFTER: Final = re.compile(r"[ ,]{1,2}([A-Z]{2,20})\b")
_LONGEST: Final = 6


class Acronym(NamedTuple):
    """The first use of an acronym in a text, and whether it is spelt out there.

    ``is_marked`` is one in words some of which are exempt: it may not be quoted.
    """

    hit: Hit
    is_spelt_out: bool
    is_marked: bool


def find_acronyms(text: Text) -> tuple[Acronym, ...]:
    """Find the first use of every acronym that is not known to all.

    Runs without small letters, such as headings in capitals, have none.
    """
    first: dict[str, Acronym] = {}
    for block in text.blocks:
        for identity, field, spans in spans_of(block):
            words = words_of(spans)
            if words.isupper():
                continue
            for found in _ACRONYM.finditer(words):
                name, start, end = found[0], found.start(), found.end()
                known = first.get(name)
                if known is None and _is_acronym(name, words, start, end):
                    hit = Hit(identity, field, start, end, name)
                    spelt_out = is_spelt_out(name, words, start, end)
                    first[name] = Acronym(hit, spelt_out, _is_marked(spans))
    return tuple(first.values())


def is_spelt_out(name: str, words: str, start: int, end: int) -> bool:
    """Tell whether the words for an acronym stand beside it: before it where it is in brackets."""
    before = words[max(0, start - _MOST_CHARACTERS) : start]
    after = words[end : end + _MOST_CHARACTERS]
    opened = _OPENED.search(before)
    if opened is not None and _stand_for(name, _initials(before[: opened.start()])):
        return True
    explained = _EXPLAINED.match(after)
    if explained is None:
        return False
    initials = _initials(after[explained.end() :], from_end=False)
    return _stand_for(name, initials[: len(name) + 3])


def _initials(words: str, *, from_end: bool = True) -> str:
    found = _WORD.findall(words)
    near = found[-_MOST_WORDS:] if from_end else found[:_MOST_WORDS]
    return "".join([each[0] for each in near]).lower()


def _stand_for(name: str, initials: str) -> bool:
    """Tell whether the letters of an acronym are initials, in their order.

    Of three letters and more, one but the first may stand inside a word.
    """
    left_out = range(1, len(name)) if len(name) > 2 else ()
    shorter = (name[:index] + name[index + 1 :] for index in left_out)
    return any(_is_within(each.lower(), initials) for each in (name, *shorter))


def _is_within(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(each in rest for each in letters)


def _is_acronym(name: str, words: str, start: int, end: int) -> bool:
    if name in KNOWN or name in _SHOUTED or _ROMAN.fullmatch(name):
        return False
    near = (
        _CAPITALS_BEFORE.search(words[max(0, start - 24) : start]),
        _CAPITALS_AFTER.match(words, end, end + 24),
    )
    return not any(each and _is_shouted(each[1]) for each in near)


def _is_shouted(word: str) -> bool:
    """Tell whether a word in capitals is no acronym: what stands beside it is shouted too."""
    return word in _SHOUTED or len(word) > _LONGEST


def _is_marked(spans: Spans) -> bool:
    return any(isinstance(each, WithheldSpan) or each.exempt for each in spans)
