"""Making the PDF of a report, and saying what is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boardpaper.desk.enclosures import (
    Paper,
    appendices_of,
    require_exemptions_that_withhold,
    warnings_of,
)
from boardpaper.desk.opening import Opened
from boardpaper.document.compose import Composed, compose_again
from boardpaper.document.names import pdf_name
from boardpaper.document.nodes import Audience
from boardpaper.document.redact import redact, with_public_details
from boardpaper.document.status import stamp_words, status_words
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Spot
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.render import Imprint, Layout, lay_out, write, write_page
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
    """A report on its pages. Its file is written when it is asked for.

    ``readings`` are what was read when files of earlier states were checked; ``pictures`` the
    bytes of the pictures by their SHA-256.
    """

    composed: Composed
    layout: Layout
    imprint: Imprint
    readings: Readings
    pictures: Mapping[str, bytes]

    def page(self, number: int) -> bytes:
        """A file of one page, counted from 1: to be looked at, never to leave the program."""
        return write_page(self.layout, self.imprint, number)

    def file(self) -> bytes:
        """The file, read back and found whole: only then may it leave the program.

        Raises:
            UnsoundResultError: it does not say what the document says.
        """
        from boardpaper.pdf import verify  # noqa: PLC0415 — its reader takes long to be imported

        data = write(self.layout, self.imprint)
        verify.verify(data, self.composed.document, self.readings, self.pictures)
        return data


def export(opened: Opened, audience: Audience, fonts: Fonts) -> Export:
    """Print a report for an audience, and check the finished file.

    Raises:
        InvalidInputError: it cannot be printed whole: a character, a picture.
        UnsoundResultError: the finished file failed its check.
    """
    printed = print_report(opened, audience, fonts)
    report = redact(opened.saved.report, opened.council, audience)
    paper = Paper(pdf_name(report, audience), printed.file())
    papers = appendices_of(opened, audience)
    return Export(paper, papers, printed.layout.places(), warnings_of(opened, audience))


def print_report(
    opened: Opened, audience: Audience, fonts: Fonts, before: Print | None = None
) -> Print:
    """Lay a report out for an audience.

    Args:
        opened: what is printed.
        audience: for whom.
        fonts: what it is set in.
        before: an earlier state of it in the same fonts, which makes it faster and nothing else.

    Raises:
        InvalidInputError: it cannot be printed whole: a character, a picture.
    """
    saved = opened.saved
    if audience == "public":
        require_exemptions_that_withhold(opened)
    report = saved.report if audience == "full" else with_public_details(saved.report)
    logo = opened.logo
    composed = compose_again(
        saved.report,
        opened.template.template,
        opened.council,
        audience,
        before.composed if before else None,
        logo=logo.hash,
    )
    imprint = Imprint(
        saved.changed_at,
        ", ".join([author.name for author in report.authors]) or report.report_of,
        stamp_words(saved),
        status_words(saved, composed.document),
    )
    pictures = {**opened.attachments, logo.hash: logo.data} if logo.data else opened.attachments
    known = before.layout if before else None
    layout = lay_out(composed.document, pictures, fonts, known)
    readings = before.readings if before else Readings()
    return Print(composed, layout, imprint, readings, pictures)
