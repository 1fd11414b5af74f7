"""What a report says of its own exempt matter, alike in the public and in the full version.

LGA 1972 s100B(5) asks for the description in the words of Schedule 12A, or for the statement that
the matter is confidential; the reasons are those of Sch 12A para 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from boardpaper.document.composition import Composition
from boardpaper.document.nodes import Marking, Run, Runs
from boardpaper.document.papers import exemptions_of
from boardpaper.document.register import Entry, Register, section_anchor
from boardpaper.report.council import ExemptionRule
from boardpaper.report.place import Place
from boardpaper.report.report import Exemption


class Phrase(NamedTuple):
    """What a sentence speaks of, as written in the middle of one; plural or not."""

    words: str
    is_plural: bool = False

    def starting(self) -> str:
        """The words as they start a sentence."""
        return self.words[0].upper() + self.words[1:]


def print_markings(composition: Composition) -> Iterator[Marking]:
    """Print a marking for every exemption, then for every exempt appendix that none names."""
    report = composition.report
    for _, marking in markings_of(composition):
        yield marking
    for number, appendix in enumerate(report.appendices, 1):
        if appendix.exempt and not exemptions_of(appendix, report):
            runs = (Run(f"Not for publication: Appendix {number}."),)
            yield Marking(runs, Place("appendices", item=appendix.id))


def markings_of(composition: Composition) -> Iterator[tuple[Exemption, Marking]]:
    """Yield every exemption with its marking."""
    for exemption in composition.report.exemptions:
        runs = (Run(_marking(exemption, composition)),)
        yield exemption, Marking(runs, Place("exemptions", item=exemption.id))


def _marking(exemption: Exemption, composition: Composition) -> str:
    phrase = phrase_for(exemption.target, composition.known)
    rule = _rule(exemption, composition)
    words = phrase.starting()
    if rule is not None:
        verb = "contain" if phrase.is_plural else "contains"
        confidential = rule.kind == "confidential"
        words = f"{words} {verb} {'confidential information' if confidential else rule.description}"
    if exemption.rule:
        words = f"{words} ({composition.council.rule_name} {exemption.rule})"
    return f"Not for publication: {words}."


def exemption_statement(exemption: Exemption, composition: Composition) -> Runs:
    """State that something is withheld, under which rule, and for what reasons."""
    phrase = phrase_for(exemption.target, composition.known)
    rule = _rule(exemption, composition)
    is_confidential = rule is not None and rule.kind == "confidential"
    state = "confidential" if is_confidential else "exempt from publication"
    words = f"{phrase.starting()} {'are' if phrase.is_plural else 'is'} {state}"
    if exemption.rule:
        words = f"{words} under {composition.council.rule_name} {exemption.rule}"
    because = (exemption.reasons.strip(), exemption.public_interest.strip())
    return (Run(" ".join([f"{words}.", *(each for each in because if each)])),)


def _rule(exemption: Exemption, composition: Composition) -> ExemptionRule | None:
    return composition.council.exemption_rule(exemption.rule, composition.report.meeting_date)


def phrase_for(target: Place, register: Register) -> Phrase:
    """Name the target of an exemption by its printed number.

    A target that is not printed, such as one that was deleted, is a part of the report all the
    same: in doubt the report is marked.
    """
    if target.part == "report":
        return Phrase("this report")
    if target.part == "details" and target.field == "subject":
        return Phrase("the subject of this report")
    is_part = target.field != "" or target != target.without_range()
    entry = register.find(target.block) if target.block else None
    if entry is None:
        is_part = is_part or target.block != ""
        entry = _item(target, register)
    if entry is None:
        return Phrase("part of this report")
    phrase = _named(entry, register)
    return _part_of(phrase) if is_part else phrase


def _item(target: Place, register: Register) -> Entry | None:
    if not target.item:
        return None
    return register.find(section_anchor(target.item) if target.part == "sections" else target.item)


def _named(entry: Entry, register: Register) -> Phrase:
    if entry.last not in {"", entry.number}:
        return Phrase(f"{entry.kind}s {entry.number} to {entry.last}", is_plural=True)
    if entry.number:
        return Phrase(f"{entry.kind} {entry.number}")
    if entry.within is not None:
        return _part_of(_named(entry.within, register))
    return Phrase(f"the {entry.kind} “{register.heading_words(entry)}”")


def _part_of(phrase: Phrase) -> Phrase:
    is_part = phrase.words.startswith("part of ")
    return phrase if is_part else Phrase(f"part of {phrase.words}")
