"""Making the PDF of a report, and saying what is not in it."""

from __future__ import annotations

from dataclasses import dataclass

from boardpaper.desk.enclosures import (
    Paper,
    appendices_of,
    require_exemptions_that_withhold,
    warnings_of,
)
from boardpaper.desk.opening import Opened
from boardpaper.document.compose import compose
from boardpaper.document.names import pdf_name
from boardpaper.document.nodes import Audience, Document
from boardpaper.document.redact import redact
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Spot
from boardpaper.pdf.render import Imprint, render
from boardpaper.report.place import Place


@dataclass(frozen=True, slots=True)
class Export:
    """A printed report, its appendices, where every place landed, and what the officer must know.

    ``appendices`` are the papers this audience may see, in order.
    """

    report: Paper
    appendices: tuple[Paper, ...]
    places: dict[Place, list[Spot]]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF that nobody has checked yet, of what document it is, and where every place landed."""

    data: bytes
    document: Document
    places: dict[Place, list[Spot]]

    def checked(self) -> bytes:
        """The file, read back and found whole: only then may it leave the program.

        Raises:
            UnsoundResultError: it does not say what the document says.
        """
        from boardpaper.pdf import verify  # noqa: PLC0415 — its reader takes long to be imported

        verify.verify(self.data, self.document)
        return self.data


def export(opened: Opened, audience: Audience, fonts: Fonts) -> Export:
    """Print a report for an audience, and check the finished file.

    Raises:
        InvalidInputError: it cannot be printed whole: a character, a picture.
        UnsoundResultError: the finished file failed its check.
    """
    printed = print_report(opened, audience, fonts)
    report = redact(opened.saved.report, opened.council, audience)
    paper = Paper(pdf_name(report, audience), printed.checked())
    papers = appendices_of(opened, audience)
    return Export(paper, papers, printed.places, warnings_of(opened, audience))


def print_report(opened: Opened, audience: Audience, fonts: Fonts) -> Print:
    """Print a report for an audience, to be looked at.

    Raises:
        InvalidInputError: it cannot be printed whole: a character, a picture.
    """
    saved = opened.saved
    if audience == "public":
        require_exemptions_that_withhold(opened)
    report = redact(saved.report, opened.council, audience)
    document = compose(saved.report, opened.template.template, opened.council, audience)
    imprint = Imprint(
        saved.changed_at,
        ", ".join([author.name for author in report.authors]) or report.report_of,
        draft=saved.standing.status == "draft",
    )
    data, places = render(document, opened.attachments, imprint, fonts)
    return Print(data, document, places)
