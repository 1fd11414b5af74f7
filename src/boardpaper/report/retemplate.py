"""A report moved from one template to another: one undoable step, in which no text is lost."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from boardpaper.report.blank import text_prints
from boardpaper.report.place import Place
from boardpaper.report.report import Exemption, Finding, MainEntry, Report, Section, TemplateRef
from boardpaper.report.template import Section as Form
from boardpaper.report.template import StoredTemplate, Template
from boardpaper.report.text import Block, Paragraph, Subheading, Text


def retemplate(report: Report, stored: StoredTemplate, ids: Iterator[str]) -> Report:
    """Return the report under another template.

    Text keeps its section where the template has one of that key; a section that ``takes`` other
    keys gets their text before its own; taken by the main issues, text becomes findings. What
    finds no section stays where it is: see `left_over`. ``ids`` gives the new findings theirs.
    """
    template = stored.template
    texts = {each.key: each.text for each in report.sections}
    sections, main = [], list(report.main)
    for form in template.sections:
        taken = [block for key in _taken(template, form) for block in texts.pop(key, Text()).blocks]
        if form.source == "main":
            main[:0] = _findings(taken, ids)
        elif taken or form.key in texts:
            own = texts.pop(form.key, Text()).blocks
            sections.append(Section(form.key, Text((*taken, *own))))
    sections += [each for each in report.sections if each.key in texts]
    moved = {each.key for each in report.sections} - {each.key for each in sections}
    return replace(
        report,
        exemptions=tuple(_exemptions(report, moved, ids)),
        template=TemplateRef(template.id, template.version, stored.hash),
        sections=tuple(sections),
        main=tuple(main),
    )


def left_over(report: Report, template: Template) -> tuple[Section, ...]:
    """The sections with text for which a template has no place, and which it does not print."""
    return without_place(report.sections, template)


def without_place(sections: tuple[Section, ...], template: Template) -> tuple[Section, ...]:
    """Those of some sections that have text and for which a template has no place."""
    places = {form.key for form in template.sections if form.source == "text"}
    return tuple(each for each in sections if each.key not in places and text_prints(each.text))


def _taken(template: Template, form: Form) -> tuple[str, ...]:
    own = {each.key for each in template.sections}
    return tuple(key for key in form.takes if key not in own)


def _exemptions(report: Report, moved: set[str], ids: Iterator[str]) -> Iterator[Exemption]:
    """Make exemptions of sections that moved into exemptions of their blocks.

    Otherwise they would lead nowhere, and what they withhold would become public.
    """
    for exemption in report.exemptions:
        target = exemption.target
        if target.part != "sections" or target.block or target.item not in {"", *moved}:
            yield exemption
            continue
        gone = [each for each in report.sections if each.key in moved]
        blocks = [b for each in gone if target.item in {"", each.key} for b in each.text.blocks]
        if not blocks or not target.item:
            yield exemption
        for index, block in enumerate(blocks):
            identity = exemption.id if index == 0 and target.item else next(ids)
            place = Place("sections", target.item, block.id)
            yield replace(exemption, id=identity, target=place)


def _findings(blocks: list[Block], ids: Iterator[str]) -> list[MainEntry]:
    """Make findings of blocks: each begins with a numbered paragraph and has what hangs on it."""
    entries: list[MainEntry] = []
    for block in blocks:
        match block:
            case Subheading():
                entries.append(block)
            case Paragraph(numbered=True):
                entries.append(Finding(next(ids), Text((block,))))
            case _ if entries and isinstance(entries[-1], Finding):
                last = entries[-1]
                entries[-1] = replace(last, text=Text((*last.text.blocks, block)))
            case _:
                entries.append(Finding(next(ids), Text((block,))))
    return entries
