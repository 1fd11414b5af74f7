"""What a text cites by number: appendices, paragraphs, sections and recommendations.

Numbers of other papers look the same: "appendix 2 of the contract", "paragraph 3 of Schedule 12A",
"section 149 of the Equality Act 2010". What is cited from elsewhere is told by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from boardpaper.checks.texts import Hit, Passage, passages
from boardpaper.report.text import Ref, Span, Text, spans_of

Noun = Literal["appendix", "paragraph", "section", "recommendation"]


class Cited(NamedTuple):
    """A number in the words: where it stands, and whether it is one of another paper.

    In doubt it is: "appendix 1 and 12 photographs" speaks of one appendix.
    """

    hit: Hit
    noun: Noun
    is_elsewhere: bool


_WORDS_AROUND: Final = 80
_HEADS: Mapping[Noun, re.Pattern[str]] = {
    "appendix": re.compile(r"\bappendi(?:x|xes|ces)\s+(?:no\.?\s+|number\s+)?", re.IGNORECASE),
    "paragraph": re.compile(r"\bpara(?:graph)?s?\b\.?\s*", re.IGNORECASE),
    "section": re.compile(r"\bsections?\s+", re.IGNORECASE),
    "recommendation": re.compile(r"\brecommendations?\s+", re.IGNORECASE),
}
_SEEDS: Mapping[Noun, str] = {
    "appendix": "appendi",
    "paragraph": "para",
    "section": "section",
    "recommendation": "recommendation",
}
_ORDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_APPENDIX: Final = re.compile(
    rf"(?:\d{{1,3}}(?!\d)|(?:(?i:{'|'.join(_ORDINALS)})|[IVX]{{2,5}}|[A-Z])(?![\w’']))"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}(?![\w(])(?!\.\d)")
_ITEM: Final = re.compile(r"\([a-z]{1,2}\)|\d{1,3}(?:\.\d{1,3}){0,3}(?![\w(])(?!\.\d)")
_LABELS: Mapping[Noun, re.Pattern[str]] = {
    "appendix": _APPENDIX,
    "paragraph": _NUMBER,
    "section": _NUMBER,
    "recommendation": _ITEM,
}
_TAIL: Final = re.compile(r"[a-z]?(?:\([a-z0-9]{1,4}\))?(?:\.\d{1,3})?(?!\w)")
_LINK: Final = re.compile(
    r"\s*(?:,\s*(?:and\s+|or\s+|to\s+)?|(?:and|or|to)\s+|[&/–—-]\s*)"
    r"(?:(?:appendi(?:x|xes|ces)|para(?:graph)?s?\b\.?|sections?|recommendations?)\s+)?",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"(?:this|the\s+(?:(?:attached|covering|present)\s+)?report(?!\s+(?:to|of|by|from|on|in|"
    r"submitted|considered|presented|dated)\b)|the\s+(?:public|exempt|confidential|private)\b)\b"
)
_OF: Final = re.compile(r"(?:\([^()]{0,20}\)|,)?\s+(?:of|to|from|in|under)\s+")
_OTHER: Final = re.compile(
    r"(?:the|that|those|a|an|each|its|their|our|his|her|annexe?|appendix|schedule)\b|[A-Z]|\d"
)
_POSSESSIVE: Final = re.compile(r"\w[’']s?\s$|\bthe\s(?:contract|agreement|plan|lease)\s$")
_OWN_AFTER: Final = re.compile(r"\s*,?\s*(?:above|below|of this report)\b")
_TO: Final = re.compile(r"\s+to\s+|\s*[–—-]\s*")
_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10}
_MOST_IN_RANGE: Final = 50


def find_appendices(text: Text) -> tuple[Cited, ...]:
    """Find every appendix that is cited."""
    return tuple(
        each
        for passage in passages(text)
        if _SEEDS["appendix"] in passage.words.lower()
        for each in _in_passage(passage, "appendix")
    )


def find_numbers(text: Text) -> tuple[Cited, ...]:
    """Find every paragraph, section and recommendation that is cited by a typed number."""
    return tuple(each for passage in passages(text) for each in _numbers_in(passage))


def _numbers_in(passage: Passage) -> Iterator[Cited]:
    lower = passage.words.lower()
    if "para" in lower:
        yield from _in_passage(passage, "paragraph")
    if "section" in lower:
        for each in _in_passage(passage, "section"):
            if _is_of_a_report(each, passage.words):
                yield each
    if "recommendation" in lower:
        yield from _in_passage(passage, "recommendation")


def find_references(text: Text) -> tuple[Hit, ...]:
    """Find the cross-references; the words of each are its target."""
    return tuple(_references(text))


def positions(label: str) -> range:
    """Which appendices a label means, counted from 1: one, or those of a range."""
    ends = ends_of(label)
    start, end = _position(ends[0]), _position(ends[-1])
    return range(start, max(start, min(end, start + _MOST_IN_RANGE)) + 1)


def ends_of(label: str) -> tuple[str, ...]:
    """The first and the last number of a range, or the only one."""
    return tuple(each.split()[-1] for each in _TO.split(label))


def _position(label: str) -> int:
    found = _APPENDIX.match(label)
    label = found[0] if found else label
    if label.isdigit():
        return int(label)
    if label.lower() in _ORDINALS:
        return _ORDINALS.index(label.lower()) + 1
    if set(label) <= set(_ROMAN):
        return _roman(label)
    return ord(label) - ord("A") + 1


def _roman(label: str) -> int:
    values = [_ROMAN[each] for each in label]
    return sum(
        -value if any(later > value for later in values[index + 1 :]) else value
        for index, value in enumerate(values)
    )


def _references(text: Text) -> Iterator[Hit]:
    for block in text.blocks:
        for identity, field, spans in spans_of(block):
            at = 0
            for span in spans:
                size = len(span.text) if isinstance(span, Span) else 1
                if isinstance(span, Ref):
                    yield Hit(identity, field, at, at + size, span.target)
                at += size


def _in_passage(passage: Passage, noun: Noun) -> Iterator[Cited]:
    words = passage.words
    done = 0
    for head in _HEADS[noun].finditer(words):
        labels = list(_labels(words, head.end(), _LABELS[noun])) if head.start() >= done else []
        if not labels:
            continue
        done = labels[-1][1]
        is_elsewhere = _is_elsewhere(words, head.start(), labels[-1][1])
        is_list = head[0].lower().strip(" .").endswith("s")
        before = head.start()
        for start, end in labels:
            hit = Hit(passage.block, passage.field, start, end, words[start:end])
            is_named = is_list or _SEEDS[noun] in words[before:start].lower()
            yield Cited(hit, noun, is_elsewhere or not is_named)
            before = end


def _labels(words: str, at: int, label: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where each label of a list starts and ends; a range is one label."""
    found = label.match(words, at)
    while found is not None:
        start, end = found.span()
        link = _after(words, end)
        following = label.match(words, link.end()) if link else None
        if link and following and _TO.search(link[0]):
            end = following.end()
            link = _after(words, end)
            following = label.match(words, link.end()) if link else None
        yield start, end
        found = following


def _after(words: str, end: int) -> re.Match[str] | None:
    tail = _TAIL.match(words, end)
    return _LINK.match(words, tail.end() if tail else end)


def _is_elsewhere(words: str, start: int, end: int) -> bool:
    tail = _TAIL.match(words, end)
    end = tail.end() if tail else end
    of = _OF.match(words, end, end + _WORDS_AROUND)
    if of is not None and not _OWN.match(words, of.end()) and _OTHER.match(words, of.end()):
        return True
    return _is_named_before(words[max(0, start - _WORDS_AROUND) : start])


def _is_named_before(before: str) -> bool:
    """Tell whether the paper is named before the number, as in "Schedule 12A paragraph 10"."""
    if _POSSESSIVE.search(before):
        return True
    sentence = re.split(r"[.!?]\s", before)[-1].split()
    if not sentence:
        return False
    last = sentence[-1].lstrip("(“‘\"'")
    if last.endswith((":", ";", ".")) or not last:
        return False
    is_code = (last.isupper() and len(last) > 1) or any(each.isdigit() for each in last)
    return is_code or (last[0].isupper() and len(sentence) > 1 and not last.endswith(","))


def _is_of_a_report(cited: Cited, words: str) -> bool:
    """Tell a section of a report from one of an Act, which mostly has no second number."""
    end = cited.hit.end or 0
    return "." in cited.hit.words or _OWN_AFTER.match(words, end) is not None
