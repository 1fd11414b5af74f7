"""Making the PDF of a report, and saying what is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.desk.opening import Opened
from boardpaper.document.compose import compose
from boardpaper.document.names import appendix_name, pdf_name
from boardpaper.document.nodes import Audience
from boardpaper.document.redact import idle_exemptions, redact
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Spot
from boardpaper.pdf.render import Imprint, render
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.retemplate import left_over

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


@dataclass(frozen=True, slots=True)
class Export:
    """A printed report, its appendices, where every place landed, and what the officer must know.

    ``appendices`` are the papers this audience may see, in order.
    """

    report: Paper
    appendices: tuple[Paper, ...]
    places: dict[Place, list[Spot]]
    warnings: tuple[str, ...]


def export(opened: Opened, audience: Audience, fonts: Fonts) -> Export:
    """Print a report for an audience.

    Raises:
        InvalidInputError: it cannot be printed whole: a character, a picture.
    """
    saved = opened.saved
    if audience == "public":
        _require_exemptions_that_withhold(opened)
    report = redact(saved.report, opened.council, audience)
    document = compose(saved.report, opened.template.template, opened.council, audience)
    imprint = Imprint(
        saved.changed_at,
        ", ".join([author.name for author in report.authors]) or report.report_of,
        draft=saved.standing.status == "draft",
    )
    data, places = render(document, opened.attachments, imprint, fonts)
    paper = Paper(pdf_name(report, audience), data)
    appendices = tuple(_appendices(report, opened, audience))
    return Export(paper, appendices, places, tuple(_warnings(report, opened)))


def _require_exemptions_that_withhold(opened: Opened) -> None:
    """Fail closed: what an officer means to withhold must not be published by a slip."""
    idle = idle_exemptions(opened.saved.report, opened.council)
    if idle:
        rules = ", ".join(each.rule or "without a rule" for each in idle)
        raise InvalidInputError(
            f"An exemption ({rules}) withholds nothing, because what it applies to is not in the "
            "report: choose its target again, or remove it, before the public version is made."
        )


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
