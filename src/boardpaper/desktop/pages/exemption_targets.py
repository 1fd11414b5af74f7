"""What an exemption can apply to, and how that is called."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.document.numbers import PrintedNumbers
from boardpaper.report.blank import text_prints
from boardpaper.report.place import NOT_CHOSEN, WHOLE_REPORT, Place
from boardpaper.report.report import BackgroundDocument, Finding, Report
from boardpaper.report.template import Template


def first_target(report: Report) -> Place:
    """What a new exemption applies to: an exempt appendix that has none yet, or nothing chosen.

    What is public is not withheld before somebody says so.
    """
    named = [each.target for each in report.exemptions]
    exempt = (Place("appendices", item=each.id) for each in report.appendices if each.exempt)
    return next((each for each in exempt if each not in named), NOT_CHOSEN)


def targets(
    report: Report, template: Template, numbers: PrintedNumbers
) -> Iterator[tuple[str, Place]]:
    """What can be chosen, of that which is printed; words are marked in the text itself."""
    for number, appendix in enumerate(report.appendices, 1):
        yield f"Appendix {number}", Place("appendices", item=appendix.id)
    for section in template.sections:
        if section.source == "text" and text_prints(report.section_text(section.key)):
            number_of = _bare(numbers.sections.get(section.key, ""))
            label = f"Section {number_of} “{section.heading}”".replace("  ", " ")
            yield label, Place("sections", item=section.key)
    for entry in report.main:
        if isinstance(entry, Finding) and entry.id in numbers.items:
            yield f"Paragraph {_bare(numbers.items[entry.id])}", Place("main", item=entry.id)
    for position, each in enumerate(report.recommendations, 1):
        number_of = _bare(numbers.items.get(each.id, "")) or f"{position} of the list"
        yield f"Recommendation {number_of}", Place("recommendations", item=each.id)
    for position, document in enumerate(report.background or (), 1):
        if _prints(document):
            yield f"Background document {position}", Place("background", item=document.id)
    yield "The whole report", WHOLE_REPORT


def place_in_words(place: Place, numbers: PrintedNumbers, template: Template) -> str:
    """What a place is called that cannot be chosen: ``Words in paragraph 3.2``."""
    if place.part == "background":
        return "A background document"
    number = _bare(numbers.blocks.get(place.block, "") or numbers.items.get(place.item, ""))
    if not number and place.part == "sections":
        heading = next((each.heading for each in template.sections if each.key == place.item), "")
        whole = f"the section “{heading}”" if heading else "a section"
    else:
        whole = f"paragraph {number}" if number else "the text"
    if place.start is not None:
        return f"Words in {whole}"
    if place.block and not number:
        return f"A part of {whole}"
    return whole[0].upper() + whole[1:]


def _prints(document: BackgroundDocument) -> bool:
    words = (document.citation, document.address)
    return document.date is not None or any(each.strip() for each in words)


def _bare(number: str) -> str:
    return number.rstrip(".")
