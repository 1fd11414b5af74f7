"""The way from a Document to the bytes of a PDF."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from boardpaper.document.nodes import Document
from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.conforming import conforming
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.furniture import Furniture
from boardpaper.pdf.geometry import FRAME_HEIGHT, FRAME_TOP, MARGIN_LEFT, Spot
from boardpaper.pdf.paginate import Page, paginate
from boardpaper.pdf.printable import check_printable
from boardpaper.pdf.story import Story
from boardpaper.report.place import Place


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself besides the report.

    ``moment`` is when the report was last changed: the same input gives the same bytes. A draft
    is marked as one on every page.
    """

    moment: datetime
    author: str = ""
    draft: bool = False


def render(
    document: Document, attachments: Mapping[str, bytes], imprint: Imprint, fonts: Fonts
) -> tuple[bytes, dict[Place, list[Spot]]]:
    """Draw a document; return the file and where each place landed, in printed order.

    ``attachments`` holds the bytes of the pictures by their SHA-256.

    Raises:
        UnprintableError: the fonts lack a character, or its script cannot be set yet.
        InvalidInputError: a picture is missing or cannot be read.
    """
    document = conforming(document)
    check_printable(document, fonts)
    with _without_collector():
        story = Story(document, attachments, fonts)
        pages = paginate(story.flowables, FRAME_HEIGHT)
        canvas = PageCanvas(
            document.title, imprint.author, document.running_header, document.language
        )
        for page in pages:
            _draw(canvas, page)
        furniture = Furniture(document, draft=imprint.draft, fonts=fonts)
        data = canvas.finish(story.root, imprint.moment, furniture.draw)
    return data, canvas.places


def _draw(canvas: PageCanvas, page: Page) -> None:
    for placed in page:
        placed.flowable.draw(canvas, MARGIN_LEFT, FRAME_TOP - placed.offset)
    canvas.end_page()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking over many small objects that all stay alive."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
