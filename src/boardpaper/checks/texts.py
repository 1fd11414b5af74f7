"""The texts of a report as rules read them: plain words, each run with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Report
from boardpaper.report.template import Template
from boardpaper.report.text import Block, Span, Spans, Text, spans_of

NO_WORDS = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in words for what is no characters, such as a cross-reference: it counts as one."""


class Written(NamedTuple):
    """A text of the report, and the place of the whole of it."""

    place: Place
    text: Text


class Passage(NamedTuple):
    """A run of words in a text; ``block`` and ``field`` as in a Place."""

    block: str
    field: str
    words: str


class Hit(NamedTuple):
    """Some characters of a text that a rule looks for; ``words`` are those characters.

    Without ``start`` and ``end`` it is the whole of a run, or of a block.
    """

    block: str
    field: str
    start: int | None
    end: int | None
    words: str

    def within(self, place: Place) -> Place:
        """Its place in a report, where that of the whole text is known."""
        return Place(place.part, place.item, self.block, self.field, self.start, self.end)


Finder = Callable[[Text], tuple[Hit, ...]]
"""A pure function that finds something in one text; defined once, because it is remembered."""


def texts_of(report: Report, template: Template) -> tuple[Written, ...]:
    """Every text in the order in which it is first printed; left-over sections come last."""
    written: list[Written] = []
    for section in template.sections:
        match section.source:
            case "text":
                text = report.section_text(section.key)
                written.append(Written(Place("sections", section.key), text))
            case "main":
                written += _main(report)
            case "recommendations":
                written += [
                    Written(Place("recommendations", each.id), each.text)
                    for each in report.recommendations
                ]
            case _:
                pass
    known = {section.key for section in template.sections}
    written += [
        Written(Place("sections", each.key), each.text)
        for each in report.sections
        if each.key not in known
    ]
    return tuple(dict.fromkeys(written))


def _main(report: Report) -> Iterator[Written]:
    for entry in report.main:
        text = entry.text if isinstance(entry, Finding) else Text((entry,))
        yield Written(Place("main", entry.id), text)


def passages(text: Text) -> tuple[Passage, ...]:
    """The runs of words in a text, in printed order, with NO_WORDS for what has none."""
    return tuple(passage for block in text.blocks for passage in passages_in(block))


def passages_in(block: Block) -> Iterator[Passage]:
    """The runs of words in a block, in printed order, with NO_WORDS for what has none."""
    for identity, field, spans in spans_of(block):
        yield Passage(identity, field, words_of(spans))


def words_of(spans: Spans) -> str:
    """The words of spans; offsets in them are those of a Place."""
    return "".join([span.text if isinstance(span, Span) else NO_WORDS for span in spans])


def hits(text: Text, find: Callable[[str], Iterable[tuple[int, int]]]) -> tuple[Hit, ...]:
    """Look for something in every run of words: ``find`` yields where each starts and ends."""
    return tuple(
        Hit(block, field, start, end, words[start:end])
        for block, field, words in passages(text)
        for start, end in find(words)
    )


def word_set(words: str) -> frozenset[str]:
    """The words of a list, as it is written in a module."""
    return frozenset(words.split())
