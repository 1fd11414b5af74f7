"""The papers: background documents, and the appendices the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.citing import Cited, find_appendices, find_references, positions
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, BackgroundDocument

_PUBLISHED: Final = re.compile(r"\b(?:ISBN|ISSN|published)\b|\bwww\.|\bhttps?://", re.IGNORECASE)
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_ANNOUNCED: Final = re.compile(r"\bappendi(?:x|ces)\s+(\w{1,3})\b", re.IGNORECASE)


@rule("R30", "error", "Background documents", "LGA 1972 s100D: all are listed, and none is exempt")
def background(facts: Facts) -> Iterator[Objection]:
    """The list of background documents is there, or says "None"; none is exempt (s100D)."""
    documents = facts.background
    if not any(each.source == "background" for each in facts.template.sections):
        return
    if documents is None or (documents and not any(_prints(each) for each in documents)):
        message = "List the background documents, or say that there are none."
        yield Objection(Place("background"), message)
    withheld = facts.ask(_withheld_documents)
    titles = facts.ask(_exempt_titles)
    for each in documents or ():
        if each.id in withheld or _comparable(each.citation) in titles:
            message = (
                "This document is exempt, or attached as an exempt appendix: take it off the list. "
                "What discloses exempt information need not be listed."
            )
            yield Objection(Place("background", each.id), message)


@rule("R31", "information", "Published works", "LGA 1972 s100D(5): they need not be listed")
def published(facts: Facts) -> Iterator[Objection]:
    """A listed document that looks like a published work need not be listed (s100D(5))."""
    for each in facts.background or ():
        if each.address.strip() or _PUBLISHED.search(each.citation):
            message = "This looks like a published work, which need not be listed."
            yield Objection(Place("background", each.id), message)


@rule("R32", "error", "Appendices", "What the text names must be attached, and the other way round")
def appendices(facts: Facts) -> Iterator[Objection]:
    """Every appendix that is named exists, and every appendix is named (the council's form).

    Numbers are computed, so that a gap can only be in the text: a number that leads nowhere, or
    an appendix that nothing leads to.
    """
    count = len(facts.appendices)
    titled = facts.ask(_titled)
    mentioned = set(facts.ask(_referred))
    for place, cited in facts.ask(_cited):
        if cited.hit.words in titled:
            mentioned.add(titled[cited.hit.words])
            continue
        numbers = positions(cited.hit.words)
        mentioned.update(numbers)
        if not cited.is_elsewhere:
            yield from _objections(place, cited, numbers, count)
    for number, each in enumerate(facts.appendices, 1):
        if number not in mentioned:
            message = (
                f"Nothing in the report mentions Appendix {number}: say where it matters, or take "
                "it away."
            )
            yield Objection(Place("appendices", each.id), message)


def _objections(place: Place, cited: Cited, numbers: range, count: int) -> Iterator[Objection]:
    missing = next((each for each in numbers if not 1 <= each <= count), None)
    label = cited.hit.words
    if missing is not None:
        name = label if len(numbers) == 1 else str(missing)
        message = f"There is no Appendix {name}: correct the number, or add the appendix."
        yield Objection(place, message)
    elif not label[0].isdigit() and len(numbers) == 1 and label.isupper():
        message = f"“Appendix {label}” is printed as Appendix {numbers[0]}: cite it by that number."
        yield Objection(place, message, informs=True)


def _cited(facts: Facts) -> tuple[tuple[Place, Cited], ...]:
    """The appendices that printed texts cite, and where."""
    written = facts.printed
    found = facts.recall(find_appendices, tuple([each.text for each in written]))
    return tuple(
        (cited.hit.within(each.place), cited)
        for each, all_cited in zip(written, found, strict=True)
        for cited in all_cited
    )


def _referred(facts: Facts) -> frozenset[int]:
    """The numbers of the appendices that cross-references lead to."""
    found = facts.recall(find_references, tuple([each.text for each in facts.printed]))
    targets = {hit.words for hits in found for hit in hits}
    return frozenset(n for n, each in enumerate(facts.appendices, 1) if each.id in targets)


def _titled(facts: Facts) -> Mapping[str, int]:
    """The labels that titles of appendices give them: "Appendix B: Heads of terms"."""
    found = ((_ANNOUNCED.match(a.title.strip()), n) for n, a in enumerate(facts.appendices, 1))
    return {label[1]: number for label, number in found if label is not None}


def _withheld_documents(facts: Facts) -> frozenset[str]:
    targets = [each.target for each in facts.exemptions if each.target.part == "background"]
    everything = any(not each.item for each in targets)
    return frozenset(
        each.id
        for each in facts.background or ()
        if everything or any(target.item == each.id for target in targets)
    )


def _exempt_titles(facts: Facts) -> frozenset[str]:
    targets = [each.target for each in facts.exemptions if each.target.part == "appendices"]

    def is_exempt(appendix: Appendix) -> bool:
        return appendix.exempt or any(each.item in {"", appendix.id} for each in targets)

    titles = [_comparable(each.title) for each in facts.appendices if is_exempt(each)]
    return frozenset(titles) - {""}


def _comparable(words: str) -> str:
    return _NOT_WORDS.sub(" ", words).strip().casefold()


def _prints(document: BackgroundDocument) -> bool:
    return bool(document.citation.strip() or document.address.strip() or document.date)
