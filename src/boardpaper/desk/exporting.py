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
from boardpaper.document.redact import redact
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
