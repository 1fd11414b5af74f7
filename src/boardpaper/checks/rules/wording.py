"""The words: what was to be filled in, what nobody can know, what is too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from boardpaper.checks.acronyms import find_acronyms
from boardpaper.checks.facts import Facts
from boardpaper.checks.placeholders import (
    find_council,
    find_guidance,
    find_placeholders,
    guidance_of,
    placeholders,
)
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.sentences import sentences
from boardpaper.checks.texts import Hit, hits
from boardpaper.report.place import Part, Place
from boardpaper.report.text import Text

_WORDS_IN_SENTENCE: Final = 40
_PUNCTUATION: Final = " .:"


@rule("R38", "error", "Placeholders", "Practice: what is published is complete")
def left_to_fill_in(facts: Facts) -> Iterator[Objection]:
    """No guidance and no placeholder such as "[insert" or "TBC" is left (practice)."""
    found = [*facts.ask(_in_fields), *facts.search(find_placeholders)]
    is_council = any(each == "TBC" for _, each in found) and facts.search(find_council) != ()
    for place, words in found:
        if not (is_council and words == "TBC"):
            message = f"“{words.strip(_PUNCTUATION)}” is left: write what belongs here."
            yield Objection(place, message)
    for place in facts.ask(_with_guidance):
        yield Objection(place, "This is guidance from the form: delete it.")


@rule("R40", "warning", "Plain English", "Practice: members and the public ask for plain English")
def plain_english(facts: Facts) -> Iterator[Objection]:
    """An acronym is expanded at first use, and no sentence is over 40 words (practice).

    The template can set another limit for sentences.
    """
    for place, name in facts.ask(_unexplained):
        if name:
            message = f"Say what “{name}” stands for where it is first used, with it in brackets."
        else:
            message = "Say what this acronym stands for where it is first used."
        yield Objection(place, message)
    limit = facts.limit("R40", _WORDS_IN_SENTENCE)
    for place, count in facts.ask(_long_sentences, limit):
        message = f"This sentence has {count} words: make two of it, of no more than {limit} each."
        yield Objection(place, message)


class _Searched(NamedTuple):
    text: Text
    limit: int


class _Counted(NamedTuple):
    hit: Hit
    words: int


def find_long_sentences(searched: _Searched) -> tuple[_Counted, ...]:
    """Find the sentences of a text that have more words than a limit, and count those."""
    limit = searched.limit

    def too_long(words: str) -> Iterator[tuple[int, int]]:
        if words.count(" ") >= limit:
            for start, end in sentences(words):
                if end - start > 2 * limit and len(words[start:end].split()) > limit:
                    yield start, end

    return tuple(_Counted(hit, len(hit.words.split())) for hit in hits(searched.text, too_long))


def _long_sentences(facts: Facts, limit: int) -> tuple[tuple[Place, int], ...]:
    written = facts.texts
    searched = tuple([_Searched(each.text, limit) for each in written])
    found = facts.recall(find_long_sentences, searched)
    return tuple(
        (counted.hit.within(each.place), counted.words)
        for each, all_counted in zip(written, found, strict=True)
        for counted in all_counted
    )


def _unexplained(facts: Facts) -> tuple[tuple[Place, str], ...]:
    """Where acronyms are first used without their words; exempt ones have no name."""
    written = facts.texts
    found = facts.recall(find_acronyms, tuple([each.text for each in written]))
    first: dict[str, tuple[Place, str] | None] = {}
    for each, all_found in zip(written, found, strict=True):
        for acronym in all_found:
            name = acronym.hit.words
            if name not in first:
                place = acronym.hit.within(each.place)
                is_open = not acronym.is_marked and not _may_be_withheld(facts, place)
                shown = (place, name if is_open else "")
                first[name] = None if acronym.is_spelt_out else shown
    return tuple(each for each in first.values() if each is not None)


def _may_be_withheld(facts: Facts, place: Place) -> bool:
    """Tell whether an exemption is about the item a place is in, or about more than that."""
    targets = (each.target for each in facts.exemptions)
    return any(
        each.part == "report"
        or (each.part == place.part and each.item in {"", place.item})
        or (each.block != "" and each.block == place.block)
        for each in targets
    )


def _with_guidance(facts: Facts) -> tuple[Place, ...]:
    written = facts.texts
    guidance = facts.ask(_guidance)
    found = facts.recall(find_guidance, tuple([(each.text, guidance) for each in written]))
    return tuple(
        hit.within(each.place)
        for each, all_found in zip(written, found, strict=True)
        for hit in all_found
    )


def _guidance(facts: Facts) -> frozenset[str]:
    return guidance_of(facts.template)


def _in_fields(facts: Facts) -> tuple[tuple[Place, str], ...]:
    """The placeholders in all that is written outside texts."""
    return tuple(
        (place, words[start:end])
        for place, words in _fields(facts)
        for start, end in placeholders(words)
    )


def _fields(facts: Facts) -> Iterator[tuple[Place, str]]:
    for name in ("subject", "public_subject", "report_of", "report_to"):
        yield Place("details", field=name), getattr(facts, name)
    for number, author in enumerate(facts.authors, 1):
        for name, words in _words_in(author):
            yield Place("details", field=f"authors {number} {name}"), words
    if facts.answer("call-in") is False:
        for name, words in _words_in(facts.call_in):
            yield Place("call-in", field=name), words
    for notice in facts.notices.__struct_fields__:
        for name, words in _words_in(getattr(facts.notices, notice)):
            yield Place("notices", field=f"{notice} {name}"), words
    yield from _fields_of_items(facts)


def _fields_of_items(facts: Facts) -> Iterator[tuple[Place, str]]:
    items: Mapping[Part, Sequence[msgspec.Struct]] = {
        "exemptions": facts.exemptions if facts.answer("exempt") is not False else (),
        "recommendations": facts.recommendations,
        "background": facts.background or (),
        "appendices": facts.appendices,
    }
    for part, listed in items.items():
        for item in listed:
            for name, words in _words_in(item):
                yield Place(part, getattr(item, "id", ""), field=name), words


def _words_in(value: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """The fields of a value that hold words, but its id."""
    for name in value.__struct_fields__:
        words = getattr(value, name)
        if isinstance(words, str) and name != "id":
            yield name, words
