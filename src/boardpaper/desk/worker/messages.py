"""What the window and the worker process say to each other.

Both are one program, so a message is not made for strangers: it holds the values themselves.
Every answer bears the ticket of its request, and every request but Forget is answered once.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from boardpaper.desk.worker.abridging import Kept
from boardpaper.document.nodes import Audience
from boardpaper.pdf.geometry import Box, Spot
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.standing import Saved
from boardpaper.report.template import StoredTemplate
from boardpaper.report.values import Sha256

MAX_PIXELS_WIDE: Final = 8192
"""An A4 page of that width takes 360 MiB, which still fits a message."""

PageNumber = Annotated[int, msgspec.Meta(ge=1)]
PixelsWide = Annotated[int, msgspec.Meta(ge=1, le=MAX_PIXELS_WIDE)]
Places = tuple[tuple[Place, tuple[Spot, ...]], ...]
_PlacesOfPage = tuple[tuple[Place, Box], ...]
FailureKind = Literal["input", "environment", "defect"]


class PageSize(msgspec.Struct, frozen=True, array_like=True):
    """The size of a page in points."""

    width: float
    height: float


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """The bytes of an attachment that a figure shows."""

    hash: Sha256
    data: bytes


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen message; subclasses repeat ``frozen=True`` for the type checker."""


class LayOut(Message, frozen=True, tag="lay-out"):
    """Print a report on a sheet, in place of what was printed there.

    A sheet is a number the client gives to one view of a report. ``pictures`` names what the
    figures show; only those that were not sent for this sheet before are in ``new_pictures``.
    ``logo`` names the council's logo among them, or is empty.
    What is ``kept`` of the report that was sent for this sheet before is not in ``saved``.
    """

    ticket: int
    sheet: int
    saved: Saved
    template: StoredTemplate
    council: Council
    audience: Audience
    pictures: tuple[Sha256, ...] = ()
    new_pictures: tuple[Picture, ...] = ()
    logo: str = ""
    kept: tuple[Kept, ...] = ()


class Draw(Message, frozen=True, tag="draw"):
    """Draw a page of a sheet, counted from 1, that many pixels wide."""

    ticket: int
    sheet: int
    page: PageNumber
    width: PixelsWide


class ReadPdf(Message, frozen=True, tag="read-pdf"):
    """Hand over the file that was printed on a sheet."""

    ticket: int
    sheet: int


class Forget(Message, frozen=True, tag="forget"):
    """Drop a sheet and all that belongs to it; there is no answer."""

    sheet: int


class Hello(Message, frozen=True, tag="hello"):
    """The first message of a worker process: it is warm, and of this version of Boardpaper.

    It answers nothing, so its ticket is 0.
    """

    version: str
    ticket: Literal[0] = 0


class LaidOut(Message, frozen=True, tag="laid-out"):
    """The pages of a sheet, and where on each of them places of the report stand."""

    ticket: int
    pages: tuple[PageSize, ...]
    encoded_places: tuple[msgspec.Raw, ...]

    def places(self) -> Places:
        """Decode the places, in printed order: of a long report they are thousands."""
        found: dict[Place, list[Spot]] = {}
        for number, encoded in enumerate(self.encoded_places, 1):
            for place, box in msgspec.msgpack.decode(encoded, type=_PlacesOfPage):
                found.setdefault(place, []).append(Spot(number, box))
        return tuple((place, tuple(spots)) for place, spots in found.items())


class Drawn(Message, frozen=True, tag="drawn"):
    """A page as rows of pixels, from the top: 4 bytes each, blue, green, red, 255.

    PDFium draws and Qt paints in this form, so neither has to convert it.
    """

    ticket: int
    width: int
    height: int
    pixels: memoryview


class Pdf(Message, frozen=True, tag="pdf"):
    """The bytes of a PDF."""

    ticket: int
    data: bytes


class Failure(Message, frozen=True, tag="failure"):
    """Why there is no answer, in a sentence for the officer that holds no report text."""

    ticket: int
    kind: FailureKind
    sentence: str


Request = LayOut | Draw | ReadPdf | Forget
Answer = Hello | LaidOut | Drawn | Pdf | Failure
