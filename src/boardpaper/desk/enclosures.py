"""What goes with a printed report: its appendices as files, and what the officer must know.

Nothing here prints, so that a window can ask before the worker process does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.desk.opening import Opened
from boardpaper.document.names import appendix_name
from boardpaper.document.nodes import Audience
from boardpaper.document.redact import idle_exemptions, redact
from boardpaper.errors import InvalidInputError
from boardpaper.report.contents import blocks_of
from boardpaper.report.place import NOT_CHOSEN
from boardpaper.report.report import Report
from boardpaper.report.retemplate import left_over
from boardpaper.report.text import Ref, Span, spans_of

_TYPES: Final = (
    (b"%PDF-", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"PK", ".zip"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file for the agenda."""

    name: str
    data: bytes


def has_exempt_matter(report: Report) -> bool:
    """Tell whether the public and the full version of a report differ.

    They do where anything is exempt (LGA 1972 s100B(2)), or the public is given another subject.
    """
    has_exempt_papers = any(each.exempt for each in report.appendices)
    if report.exemptions or has_exempt_papers or report.public_subject.strip():
        return True
    return any(
        isinstance(span, Span | Ref) and span.exempt != ""
        for block in blocks_of(report)
        for _, _, spans in spans_of(block)
        for span in spans
    )


def require_exemptions_that_withhold(opened: Opened) -> None:
    """Fail closed: what an officer means to withhold must not be published by a slip.

    Raises:
        InvalidInputError: an exemption withholds nothing, or without a rule, or nothing is
            withheld although the report says of itself that it has exempt information.
    """
    if refusal := why_no_public_version(opened):
        raise InvalidInputError(refusal)


def why_no_public_version(opened: Opened) -> str:
    """Say why the public version cannot be made yet, in a sentence; nothing where it can."""
    report = opened.saved.report
    if any(each.target == NOT_CHOSEN for each in report.exemptions):
        return (
            "An exemption does not say yet what it applies to: choose that under Questions, or "
            "remove it, before the public version is made."
        )
    if any(not each.rule.strip() for each in report.exemptions):
        return (
            "An exemption does not say yet under which rule it withholds: choose that under "
            "Questions, or remove it, before the public version is made."
        )
    idle = idle_exemptions(report, opened.council)
    if idle:
        rules = ", ".join(each.rule for each in idle)
        return (
            f"An exemption ({rules}) withholds nothing, because what it applies to is not in the "
            "report: choose its target again, or remove it, before the public version is made."
        )
    if _says_that_it_is_exempt(opened) and not has_exempt_matter(report):
        return (
            "The report says that it has exempt information, but nothing in it is exempt: add what "
            "is exempt under Questions, or answer No there, before the public version is made."
        )
    return ""


def _says_that_it_is_exempt(opened: Opened) -> bool:
    questions = opened.template.template.questions
    asked = {each.id for each in questions if each.kind == "exempt"}
    return any(each.yes and each.question in asked for each in opened.saved.report.answers)


def appendices_of(opened: Opened, audience: Audience) -> tuple[Paper, ...]:
    """The appendices an audience may see and the file carries, in order, under their names."""
    report = redact(opened.saved.report, opened.council, audience)
    return tuple(_appendices(report, opened, audience))


def warnings_of(opened: Opened, audience: Audience) -> tuple[str, ...]:
    """What is not in the papers of an audience although the report has it, in sentences."""
    report = redact(opened.saved.report, opened.council, audience)
    return tuple(_warnings(report, opened))


def _appendices(report: Report, opened: Opened, audience: Audience) -> Iterator[Paper]:
    for number, appendix in enumerate(report.appendices, 1):
        data = opened.attachments.get(appendix.attachment or "")
        if data is not None:
            name = Path(appendix_name(report, audience, number)).with_suffix(_type_of(data))
            yield Paper(name.name, data)


def _type_of(data: bytes) -> str:
    """The ending of a file's name, by the first bytes of its content."""
    return next((ending for start, ending in _TYPES if data.startswith(start)), ".bin")


def _warnings(report: Report, opened: Opened) -> Iterator[str]:
    if opened.logo.trouble:
        yield opened.logo.trouble
    for section in left_over(report, opened.template.template):
        yield (
            f"The section “{section.key}” has text, but the template has no such section: "
            "that text is not printed."
        )
    named = [each.attachment for each in report.appendices if each.attachment is not None]
    missing = sum(name not in opened.attachments for name in named)
    if missing:
        yield (
            f"{missing} of the appendices cannot be written, because the file does not carry "
            "them: use the .boardreport file."
        )
