"""Edits of the sections of a template: their text, and the statement that there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.report.edits.basis import UnknownPartError, placed
from boardpaper.report.edits.withholding import keep_withheld
from boardpaper.report.report import Report, Section
from boardpaper.report.template import Section as Form
from boardpaper.report.template import Template
from boardpaper.report.text import Paragraph, Span, Text, plain, simple_text
from boardpaper.report.values import changed


def set_section_text(
    report: Report, template: Template, key: str, text: Text, ids: Iterator[str]
) -> Report:
    """Set the text of a section; one without blocks leaves no trace of the section.

    What was left over from another template can be edited too. ``ids`` names the exemptions that
    the edit needs, see `keep_withheld`.

    Raises:
        UnknownPartError: neither the template nor the report has such a section of text.
    """
    order = [each.key for each in template.sections if each.source == "text"]
    if key not in order and all(each.key != key for each in report.sections):
        raise UnknownPartError(f"There is no section {key!r} of text in the template.")
    if report.section_text(key) == text:
        return report
    if text.blocks:
        sections = placed(report.sections, Section(key, text), lambda each: each.key, order)
    else:
        sections = tuple(each for each in report.sections if each.key != key)
    return keep_withheld(report, changed(report, sections=sections), ids)


def set_nil_statement(report: Report, template: Template, key: str, ids: Iterator[str]) -> Report:
    """Replace the text of a section by the template's statement that there is nothing to say.

    Raises:
        UnknownPartError: the template has no such section, or no such statement for it.
    """
    form = next((each for each in template.sections if each.key == key), None)
    if form is None or not form.nil_statement:
        raise UnknownPartError(f"The template has no nil statement for a section {key!r}.")
    if is_nil_statement(report.section_text(key), form):
        return report
    return set_section_text(report, template, key, simple_text(ids, form.nil_statement), ids)


def is_nil_statement(text: Text, form: Form) -> bool:
    """Tell whether a text says, in the words of its section's form, that there is nothing."""
    match text.blocks:
        case (Paragraph(spans=spans),) if all(isinstance(each, Span) for each in spans):
            return form.nil_statement != "" and plain(spans).strip() == form.nil_statement
        case _:
            return False
