"""What stands in a report until something better is known, or was left from a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.checks.texts import Hit, hits, passages
from boardpaper.report.template import Template
from boardpaper.report.text import Figure, Text

_SEEDS: Final = (
    "tbc", "tba", "tbd", "t.b.", "xx", "[", "<", "{", "???", "___", "click", "tap here",
    "delete as", "lorem", "error!", "#ref", "text here",
)  # fmt: skip
_IN_BRACKETS: Final = (
    r"(?:insert|enter|add|type|delete|select|choose|click|specify)\s"
    r"|(?:insert|date|amount|tb[acd]|guidance|x+)\s*(?=[\]}>:])"
)
_PLACEHOLDER: Final = re.compile(
    rf"""
    (?<![a-z])t\.?b\.?[cad]\b(?![a-z])
    | (?<![a-z0-9.&@/-])(?:\d{{0,2}}[.,/]?)?x{{2,}}(?:[,./]x{{2,}})*(?![a-z@]|\.[a-z])
    | [\[{{<]\s*(?:{_IN_BRACKETS})[\]}}>]?
    | \?{{3,}}
    | _{{3,}}
    | \{{\{{
    | \bclick\s+(?:or\s+tap\s+)?here\s+to\s+(?:enter|add|type|choose)\b
    | \b(?:insert|enter|add|type)\s+(?:your\s+)?text\s+here\b
    | \bdelete\s+as\s+(?:appropriate|applicable|necessary)\b
    | \blorem\s+ipsum\b
    | \berror!\s+(?:reference\s+source|bookmark)\s+not\s+(?:found|defined)
    | \#ref!
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED: Final = re.compile(r"\b(?:Part|Schedule|Chapter|Title|Annexe?|Article)\s+$")
_COUNCIL: Final = re.compile(
    r"\bT[\w’'-]{1,30}\s{1,3}B\w{1,30}\s{1,3}(?:\w{1,30}\s{1,3})?C\w{1,30}\s{1,3}\(TBC\)"
)
_NUMBERED_WORDS: Final = 12
_BEGINNING: Final = 32
_SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s")


def find_placeholders(text: Text) -> tuple[Hit, ...]:
    """Find what was to be filled in, or deleted, in what pictures are said to show too."""
    pictures = (
        Hit(each.id, "alt", start, end, each.alt[start:end])
        for each in text.blocks
        if isinstance(each, Figure)
        for start, end in placeholders(each.alt)
    )
    return (*hits(text, placeholders), *pictures)


def placeholders(words: str) -> Iterator[tuple[int, int]]:
    """Yield where each placeholder in some words starts and ends."""
    lower = words.lower()
    if not any(map(lower.__contains__, _SEEDS)):
        return
    for found in _PLACEHOLDER.finditer(words):
        is_roman = found[0] in {"XX", "XXX"} and _NUMBERED.search(
            words, max(0, found.start() - _NUMBERED_WORDS), found.start()
        )
        if not is_roman:
            yield found.span()


def find_council(text: Text) -> tuple[Hit, ...]:
    """Find where TBC is said to be a council, as that of Tewkesbury is."""
    return hits(text, lambda words: _spans(words) if "(TBC)" in words else ())


def _spans(words: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _COUNCIL.finditer(words))


def guidance_of(template: Template) -> frozenset[str]:
    """How each sentence begins that tells the officer how to fill in a form."""
    helps = [each.help for each in template.sections] + [each.help for each in template.questions]
    sentences = [each for words in helps for each in _SENTENCE_END.split(" ".join(words.split()))]
    return frozenset(each[:_BEGINNING] for each in sentences if len(each) >= _BEGINNING)


def find_guidance(searched: tuple[Text, frozenset[str]]) -> tuple[Hit, ...]:
    """Find the paragraphs of a text that begin as a sentence of guidance does."""
    text, guidance = searched
    return tuple(
        Hit(block, field, None, None, "")
        for block, field, words in passages(text)
        if words[:_BEGINNING] in guidance
    )
