"""The sections of a report in the order of its template, and what stands in each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from boardpaper.document import wording
from boardpaper.document.blocks import BlockPrinter
from boardpaper.document.composition import Composition
from boardpaper.document.marking import exemption_statement
from boardpaper.document.memory import Position
from boardpaper.document.nodes import Heading, HeadingLevel, Node, Paragraph, Run, Runs
from boardpaper.document.numbering import ItemNumbers, Number, SectionNumbers, item_label
from boardpaper.document.papers import appendix_runs, document_runs, exempt_document_runs
from boardpaper.document.questions import print_questions
from boardpaper.document.recall import print_items
from boardpaper.document.register import Entry, EntryKind, section_anchor
from boardpaper.report.blank import block_prints, spans_print, text_prints
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Finding, MainEntry, Recommendation
from boardpaper.report.template import Section
from boardpaper.report.text import Block, Span

T = TypeVar("T")


def print_sections(composition: Composition) -> Iterator[Node]:
    """Print every section that is mandatory or has something in it or below it."""
    sections = composition.template.sections
    for index, section in enumerate(sections):
        with_sections_below = (section, *_below(section, sections[index + 1 :]))
        if any(each.mandatory or _has_content(each, composition) for each in with_sections_below):
            yield from _SectionPrinter(section, composition).print()


def print_stub(composition: Composition) -> Iterator[Node]:
    """Print, in place of the sections, that the whole report is withheld, and the reasons why.

    Nothing has a number here: what is left could not be counted as it is in the full version.
    """
    ground = composition.grounds.of_report()
    rule = "" if ground is None else ground.rule
    words = wording.withheld_block(rule, composition.council.rule_name)
    yield Paragraph("", (Run(words),), WHOLE_REPORT)
    for section in composition.template.sections:
        if section.states_exemptions:
            yield Heading(2, "", (Run(section.heading),), Place("sections", item=section.key))
            for exemption in composition.report.exemptions:
                runs = exemption_statement(exemption, composition)
                yield Paragraph("", runs, Place("exemptions", item=exemption.id))


def _below(section: Section, rest: Sequence[Section]) -> Iterator[Section]:
    return itertools.takewhile(lambda each: each.level > section.level, rest)


def _has_content(section: Section, composition: Composition) -> bool:
    if composition.template.questions_of(section.key):
        return True
    if section.states_exemptions and composition.report.exemptions:
        return True
    return _has_source(section, composition)


def _has_source(section: Section, composition: Composition) -> bool:
    """Tell whether the part of the report that a section prints holds anything."""
    report = composition.report
    match section.source:
        case "text":
            return text_prints(report.section_text(section.key))
        case "main":
            return any(
                text_prints(each.text) if isinstance(each, Finding) else spans_print(each.spans)
                for each in report.main
            )
        case "recommendations":
            return any(text_prints(each.text) for each in report.recommendations)
        case "background":
            return report.background is not None
        case "appendices":
            return report.appendices != ()
        case "group":
            return False


class _SectionPrinter:
    """Prints one section: heading, questions, what it holds, and why matter in it is exempt."""

    def __init__(self, section: Section, composition: Composition) -> None:
        self._section = section
        self._composition = composition
        numbering = composition.template.numbering_of(section)
        self._numbers = SectionNumbers(composition.counters, numbering, section.level)
        self._number = self._numbers.heading()
        self._entry = Entry(
            "section",
            self._number.cited,
            anchor=section_anchor(section.key),
            words=(Span(section.heading),),
        )
        self._below_heading: HeadingLevel = 3 if section.level == 1 else 4
        self._text = BlockPrinter(composition, self._numbers, self._entry, self._below_heading)

    def print(self) -> Iterator[Node]:
        """Print the section; only once, because printing counts."""
        anchor = self._composition.enter(section_anchor(self._section.key), self._entry)
        yield Heading(
            2 if self._section.level == 1 else 3,
            self._number.printed,
            (Run(self._section.heading),),
            Place("sections", item=self._section.key),
            anchor,
        )
        yield from print_questions(self._section.key, self._composition)
        yield from self._print_source()
        if self._section.states_exemptions:
            for exemption in self._composition.report.exemptions:
                runs = exemption_statement(exemption, self._composition)
                yield self._paragraph(runs, Place("exemptions", item=exemption.id))

    def _print_source(self) -> Iterator[Node]:
        match self._section.source:
            case "text":
                text = self._composition.report.section_text(self._section.key)
                yield from self._print_items(text.blocks, self._print_block)
            case "main":
                yield from self._print_items(self._composition.report.main, self._print_entry)
            case "recommendations":
                yield from self._print_recommendations()
            case "background":
                yield from self._print_background()
            case "appendices":
                yield from self._print_appendices()
            case "group":
                pass

    def _print_items(
        self, items: tuple[T, ...], print_item: Callable[[T], Iterable[Node]]
    ) -> Iterator[Node]:
        return print_items(self._section.key, items, print_item, self, self._composition)

    def position(self) -> Position:
        """Where everything stands now."""
        counts = self._composition.counters.counts()
        return Position(counts, self._numbers.paragraph_depth, self._entry, self._text.within)

    def resume(self, position: Position) -> None:
        """Go on from a position of this section, as if all before it had just been printed."""
        counters = self._composition.counters
        labels = self._composition.before.labels[len(counters.labels) : position.counts.labels]
        counters.go_on_from(position.counts, labels)
        self._numbers.paragraph_depth = position.paragraph_depth
        self._text.within = position.within

    def _print_block(self, block: Block) -> Iterator[Node]:
        return self._text.print_blocks((block,), Place("sections", item=self._section.key))

    def _print_entry(self, entry: MainEntry) -> Iterator[Node]:
        place = Place("main", item=entry.id)
        if isinstance(entry, Finding):
            yield from self._text.print_blocks(entry.text.blocks, place)
            self._enter_item(entry.id, "paragraph", entry.text.blocks)
        elif block_prints(entry):
            yield self._text.print_block(entry, place)

    def _print_recommendations(self) -> Iterator[Node]:
        counts = itertools.count(1)

        def label() -> Number:
            if self._section.items == "paragraph":
                return self._numbers.take("numbered paragraph")
            return item_label(self._section.items, next(counts))

        for recommendation in self._composition.report.recommendations:
            if text_prints(recommendation.text):
                yield from self._print_recommendation(
                    recommendation, ItemNumbers(self._numbers, label)
                )

    def _print_recommendation(
        self, recommendation: Recommendation, numbers: ItemNumbers
    ) -> Iterator[Node]:
        place = Place("recommendations", item=recommendation.id)
        printer = BlockPrinter(
            self._composition, numbers, self._entry, self._below_heading, "recommendation"
        )
        yield from printer.print_blocks(recommendation.text.blocks, place)
        self._enter_item(recommendation.id, "recommendation", recommendation.text.blocks)
        owner, due = recommendation.owner.strip(), recommendation.due
        if owner or due is not None:
            day = "" if due is None else self._composition.date(due)
            words = wording.responsibility(owner, day)
            where = Place(place.part, place.item, field="owner")
            yield Paragraph("", (Run(words),), where, is_aside=True)

    def _enter_item(self, identity: str, kind: EntryKind, blocks: Sequence[Block]) -> None:
        """Let a finding or recommendation be cited by its first and last numbered paragraph."""
        found = self._composition.found
        entries = [found.find(each.id) for each in blocks if block_prints(each)]
        printed = [each for each in entries if each is not None]
        numbered = [each for each in printed if each.kind == kind and each.number]
        if numbered:
            first, last = numbered[0], numbered[-1]
            entry = Entry(kind, first.number, last.number, first.anchor)
        elif printed:
            within = printed[0].within or self._entry
            entry = Entry(kind, anchor=printed[0].anchor, within=within)
        else:
            return
        self._composition.enter(identity, entry)

    def _print_background(self) -> Iterator[Node]:
        documents = self._composition.report.background
        if documents == ():
            words = self._section.nil_statement or wording.NO_BACKGROUND_DOCUMENTS
            yield self._paragraph((Run(words),), Place("background"))
        for document in documents or ():
            runs = document_runs(document, self._composition)
            runs = runs or exempt_document_runs(document, self._composition)
            if runs:
                number = self._numbers.take("numbered paragraph")
                entry = Entry(
                    "background document", number.cited, anchor=document.id, within=self._entry
                )
                anchor = self._composition.enter(document.id, entry)
                place = Place("background", item=document.id)
                yield Paragraph(number.printed, runs, place, anchor)

    def _print_appendices(self) -> Iterator[Node]:
        report = self._composition.report
        if not report.appendices and self._section.nil_statement:
            yield self._paragraph((Run(self._section.nil_statement),), Place("appendices"))
        for number, appendix in enumerate(report.appendices, 1):
            entry = Entry("Appendix", str(number), anchor=appendix.id)
            anchor = self._composition.enter(appendix.id, entry)
            runs = appendix_runs(appendix, number, report)
            yield self._paragraph(runs, Place("appendices", item=appendix.id), anchor)

    def _paragraph(self, runs: Runs, place: Place, anchor: str = "") -> Paragraph:
        number = self._numbers.take("numbered paragraph")
        return Paragraph(number.printed, runs, place, anchor)
