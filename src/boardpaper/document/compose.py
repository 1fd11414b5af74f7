"""A report in printed order, for one audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.document.composition import Composition
from boardpaper.document.front import document_title, print_front, running_header
from boardpaper.document.leading import mark_leading
from boardpaper.document.marking import markings_of
from boardpaper.document.memory import NO_PASS, Pass
from boardpaper.document.nodes import Audience, Document, Masthead, Node
from boardpaper.document.private_parts import mark_private_parts
from boardpaper.document.redact import Redacted, is_wholly_exempt, redact_again
from boardpaper.document.register import Entry, Register
from boardpaper.document.sections import print_sections, print_stub
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.template import Template


@dataclass(frozen=True, slots=True)
class Composed:
    """A Document, and what is remembered for composing its next state."""

    document: Document
    redacted: Redacted
    template: Template
    rehearsal: Pass
    final: Pass


def compose(
    report: Report, template: Template, council: Council, audience: Audience, *, logo: str = ""
) -> Document:
    """Compose what an audience gets to read of a report; ``logo`` names the council's by SHA-256.

    Exempt matter is taken out first. Every number is computed here and nowhere else, so that the
    title block, the text, its cross-references and the markings agree.
    """
    return compose_again(report, template, council, audience, None, logo=logo).document


def compose_again(
    report: Report,
    template: Template,
    council: Council,
    audience: Audience,
    before: Composed | None,
    *,
    logo: str = "",
) -> Composed:
    """Compose a report of which an earlier state may be remembered; the result is the same.

    What an item that has not changed prints is the same object as before.
    """
    redacted = redact_again(report, council, audience, before.redacted if before else None)
    if before and (before.template, before.redacted.council) != (template, council):
        before = None
    rehearsal, final = (before.rehearsal, before.final) if before else (NO_PASS, NO_PASS)
    first = Composition(redacted.visible, template, council, known=None, before=rehearsal)
    for _ in _print_nodes(first, audience):
        pass
    second = Composition(redacted.visible, template, council, known=first.found, before=final)
    masthead = Masthead(council.name, logo, Place("details"))
    printed = _print_nodes(second, audience)
    if audience == "full":
        printed = mark_private_parts(printed, tuple(markings_of(second)))
    nodes = (masthead, *mark_leading(printed))
    document = Document(document_title(second), running_header(second), audience, nodes)
    return Composed(document, redacted, template, first.done(), second.done())


def rehearse(report: Report, template: Template, council: Council) -> Register:
    """Find out what the full version prints under which number, without printing a word."""
    composition = Composition(report, template, council, known=None)
    for _ in _print_nodes(composition, "full"):
        pass
    return composition.found


def _print_nodes(composition: Composition, audience: Audience) -> Iterator[Node]:
    for number, appendix in enumerate(composition.report.appendices, 1):
        composition.found.enter(appendix.id, Entry("Appendix", str(number)))
    yield from print_front(composition)
    if audience == "public" and is_wholly_exempt(composition.report):
        yield from print_stub(composition)
    else:
        yield from print_sections(composition)
