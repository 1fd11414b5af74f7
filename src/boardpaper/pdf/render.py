"""The way from a Document to the bytes of a PDF."""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from boardpaper.document.nodes import Document
from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.conforming import Conformed, conform
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.furniture import Furniture
from boardpaper.pdf.geometry import FRAME_HEIGHT, FRAME_TOP, MARGIN_LEFT, Box, Spot
from boardpaper.pdf.lengths import shortened
from boardpaper.pdf.objects import Compress
from boardpaper.pdf.paginate import Pagination, paginate
from boardpaper.pdf.recent import Compressor
from boardpaper.pdf.story import Story, tell
from boardpaper.pdf.structure import Element
from boardpaper.pdf.typesetter import Typesetter
from boardpaper.report.place import Place


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself besides the report.

    ``moment`` is when the report was last changed: the same input gives the same bytes. ``stamp``
    is a word such as DRAFT across the top of every page, ``status`` words at the foot of it.
    """

    moment: datetime
    author: str = ""
    stamp: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A document on its pages, and all that is remembered for laying out its next state."""

    conformed: Conformed
    story: Story
    pagination: Pagination
    typesetter: Typesetter
    compressor: Compressor = field(default_factory=Compressor)

    @property
    def document(self) -> Document:
        """What is laid out, such that its file conforms."""
        return self.conformed.document

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.pagination.pages)

    def places_on(self, number: int) -> Iterator[tuple[Place, Box]]:
        """Yield every place on a page, counted from 1, in printed order."""
        for flowable, offset, _ in self.pagination.pages[number - 1].placed:
            yield from flowable.places(MARGIN_LEFT, FRAME_TOP - offset)

    def places(self) -> dict[Place, list[Spot]]:
        """Where each place landed, in printed order."""
        found: dict[Place, list[Spot]] = {}
        for number in range(1, self.pages + 1):
            for place, box in self.places_on(number):
                found.setdefault(place, []).append(Spot(number, box))
        return found


def lay_out(
    document: Document,
    attachments: Mapping[str, bytes],
    fonts: Fonts,
    before: Layout | None = None,
) -> Layout:
    """Lay a document out on pages.

    Args:
        document: what is laid out.
        attachments: the bytes of the pictures by their SHA-256.
        fonts: what it is set in.
        before: an earlier layout in the same fonts. What is the same is not laid out again; the
            result does not depend on it.

    Raises:
        UnprintableError: the fonts lack a character, or its script cannot be set yet.
        InvalidInputError: a picture is missing or cannot be read.
    """
    with without_collector():
        if before is None:
            conformed, typesetter = conform(document, None), Typesetter(fonts)
            story = tell(conformed.document, attachments, typesetter)
            return Layout(conformed, story, paginate(story.flowables, FRAME_HEIGHT), typesetter)
        conformed = conform(document, before.conformed)
        typesetter = before.typesetter.for_next(len(before.story.flowables))
        story = tell(conformed.document, attachments, typesetter, before.story)
        pagination = paginate(story.flowables, FRAME_HEIGHT, before.pagination)
        return Layout(conformed, story, pagination, typesetter, before.compressor)


def write(layout: Layout, imprint: Imprint) -> bytes:
    """Write the file of a layout."""
    with without_collector():
        layout.compressor.begin()
        canvas = _canvas(layout, imprint, layout.compressor.compress)
        root, elements = layout.story.make_structure()
        for page in layout.pagination.pages:
            for flowable, offset, step in page.placed:
                canvas.begin_block(elements[layout.story.owners[page.start.first + step]])
                flowable.draw(canvas, MARGIN_LEFT, FRAME_TOP - offset)
            canvas.end_page()
        furniture = _furniture(layout, imprint)
        return canvas.finish(root, imprint.moment, furniture.draw)


def write_page(layout: Layout, imprint: Imprint, number: int) -> bytes:
    """Write a file of one page, counted from 1, to be looked at: it is not tagged."""
    with without_collector():
        canvas, furniture = _canvas(layout, imprint), _furniture(layout, imprint)

        def draw_around(canvas: PageCanvas, _page: int, _pages: int) -> None:
            furniture.draw(canvas, number, layout.pages)

        with canvas.repeating():
            for flowable, offset, _ in layout.pagination.pages[number - 1].placed:
                flowable.draw(canvas, MARGIN_LEFT, FRAME_TOP - offset)
        canvas.end_page()
        return canvas.finish(Element("Document"), imprint.moment, draw_around)


def render(
    document: Document, attachments: Mapping[str, bytes], imprint: Imprint, fonts: Fonts
) -> tuple[bytes, dict[Place, list[Spot]]]:
    """Draw a document; return the file and where each place landed, in printed order.

    ``attachments`` holds the bytes of the pictures by their SHA-256.

    Raises:
        UnprintableError: the fonts lack a character, or its script cannot be set yet.
        InvalidInputError: a picture is missing or cannot be read.
    """
    with without_collector():
        layout = lay_out(document, attachments, fonts)
        return write(layout, imprint), layout.places()


def _canvas(layout: Layout, imprint: Imprint, compress: Compress = zlib.compress) -> PageCanvas:
    document = layout.document
    author, subject = shortened(imprint.author), shortened(document.running_header)
    return PageCanvas(document.title, author, subject, document.language, compress)


def _furniture(layout: Layout, imprint: Imprint) -> Furniture:
    return Furniture(layout.document, layout.typesetter, stamp=imprint.stamp, status=imprint.status)


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking over many small objects that all stay alive."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
