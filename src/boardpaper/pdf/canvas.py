"""The drawing surface: ReportLab's canvas with tagged content.

Everything that touches ReportLab's private parts stands in this module, in ``writing`` and in
``font_file``; the lock file pins the version for their sake.
"""

from __future__ import annotations

import io
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from boardpaper.pdf.addresses import ascii_address
from boardpaper.pdf.fonts import Face
from boardpaper.pdf.geometry import PAGE_HEIGHT, PAGE_WIDTH, Box
from boardpaper.pdf.inline import Reading, visible
from boardpaper.pdf.metadata import Metadata
from boardpaper.pdf.objects import Compress, write_file
from boardpaper.pdf.operators import number
from boardpaper.pdf.structure import AnnotationMark, Element, Mark
from boardpaper.pdf.writing import (
    write_fonts,
    write_metadata,
    write_outline,
    write_pages,
    write_structure,
)


class Artifact(StrEnum):
    """What content is that is no part of the report (ISO 32000-1, 14.8.2.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    PAGINATION = "<</Type/Pagination>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"


_SETTINGS: Mapping[str, object] = {
    "useA85": 0,  # images as plain Flate streams, not as a quarter larger ASCII
    "wrapA85": 0,
    "pageCompression": 1,
    "invariant": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "documentLang": None,
    "canvas_baseColor": None,
    "canvas_basefontname": "Helvetica",
    "defaultEncoding": "WinAnsiEncoding",
    "defaultImageCaching": 0,
}
"""What ReportLab takes from the environment or a file of settings: no byte may depend on that."""

for _name, _value in _SETTINGS.items():
    setattr(rl_config, _name, _value)


class _ReportLabCanvas(Canvas):
    """ReportLab's canvas without the Helvetica it otherwise puts on every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def init_graphics_state(self) -> None:
        super().init_graphics_state()
        self._fontname = None


class _LinkAnnotation(pdfdoc.LinkAnnotation):
    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent", "F")


def _text(words: str) -> Any:
    """Write words as UTF-16: ReportLab's guess fails where a mark of another encoding begins."""
    return pdfdoc.PDFString(words, enc="utf-16-be")


class PageCanvas:
    """Pages with tagged content, outline and links.

    What is drawn names its structure elements by their places in the pattern of its node; which
    elements these are is said before, by ``begin_block``.
    """

    def __init__(
        self,
        title: str,
        author: str,
        subject: str,
        language: str,
        compress: Compress = zlib.compress,
    ) -> None:
        """Begin a file with its metadata (ISO 14289-1, 7.1: title and language)."""
        self._compress = compress
        self._canvas: Any = _ReportLabCanvas(
            io.BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self._about = (title, author, subject, language)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._pages: list[Any] = []
        self._marked: list[list[Element]] = [[]]
        self._annotated: list[Element] = []
        self._annotations: list[str] = []
        self._characters: dict[Face, set[str]] = defaultdict(set)
        self._images: dict[str, ImageReader] = {}
        self._elements: Sequence[Element] = ()
        self._inside: dict[tuple[int, int], Element] = {}
        self._artifact: Artifact | None = None
        self._anchors: dict[str, tuple[int, float]] = {}
        self._targets: set[str] = set()
        self._outline_level = -1
        self._unnamed = 0

    def begin_block(self, elements: Sequence[Element]) -> None:
        """Say which elements the next content belongs to."""
        self._elements = elements

    def tagged(self, element: int, operators: str) -> None:
        """Draw content that belongs to an element (ISO 32000-1, 14.7.4.2)."""
        if self._artifact is not None:
            self.artifact(operators, self._artifact)
        else:
            self._tag(self._elements[element], operators)

    def tagged_inside(self, element: int, reading: Reading, operators: str) -> None:
        """Draw a link or symbol, which has an element of its own inside that of its text."""
        if self._artifact is not None:
            self.artifact(operators, self._artifact)
        else:
            self._tag(self._element_of(reading, self._elements[element]), operators)

    def _tag(self, element: Element, operators: str) -> None:
        marked = self._marked[-1]
        self._canvas._code.append(f"/{element.tag} <</MCID {len(marked)}>> BDC {operators} EMC")
        element.kids.append(Mark(len(self._pages), len(marked)))
        marked.append(element)

    def _element_of(self, reading: Reading, text: Element) -> Element:
        """The element of a link or symbol; over a page break it is one thing."""
        key = (id(text), reading.index)
        element = self._inside.get(key)
        if element is None:
            owner = text.add("Reference") if reading.target else text
            element = self._inside[key] = owner.add(reading.tag, alt=reading.spoken)
        return element

    @contextmanager
    def repeating(self, artifact: Artifact = Artifact.PAGINATION) -> Iterator[None]:
        """Draw tagged content as an artifact: what was tagged before, or is on every page."""
        before, self._artifact = self._artifact, artifact
        try:
            yield
        finally:
            self._artifact = before

    def artifact(self, operators: str, artifact: Artifact = Artifact.LAYOUT) -> None:
        """Draw content that is no part of the report: rules, fills, headers (14.8.2.2)."""
        self._canvas._code.append(f"/Artifact {artifact} BDC {operators} EMC")

    def uses(self, face: Face, characters: Iterable[str]) -> None:
        """Note that characters were shown in a face."""
        self._characters[face].update(characters)

    def move_to(self, left: float, top: float) -> None:
        """Let the next operators count from a point, until ``move_back``."""
        self._canvas._code.append(f"q 1 0 0 1 {number(left)} {number(top)} cm")

    def move_back(self) -> None:
        """Let operators count from the corner of the page again."""
        self._canvas._code.append("Q")

    def image(self, key: str, image: ImageReader, box: Box, slot: int | None) -> None:
        """Draw a picture into a box, for an element or (None) as decoration."""
        before = len(self._canvas._code)
        reader = self._images.setdefault(key, image)
        width, height = box.right - box.left, box.top - box.bottom
        self._canvas.drawImage(reader, box.left, box.bottom, width, height)
        operators = " ".join(self._canvas._code[before:])
        del self._canvas._code[before:]
        if slot is None or self._artifact is not None:
            self.artifact(operators)
        else:
            corners = " ".join([number(each) for each in box])
            element = self._elements[slot]
            element.attributes = (f"<</O/Layout/Placement/Block/BBox[{corners}]>>",)
            self._tag(element, operators)

    def link(self, text: int, reading: Reading, box: Box) -> None:
        """Make a box lead to an outside address or to an anchor of this file (12.5.6.5)."""
        if self._artifact is not None:
            return
        element = self._element_of(reading, self._elements[text])
        extra: dict[str, Any] = {"StructParent": len(self._annotated), "F": 4}
        if reading.link:
            action = pdfdoc.PDFDictionary(
                {
                    "S": pdfdoc.PDFName("URI"),
                    "URI": pdfdoc.PDFString(ascii_address(reading.link)),
                }
            )
            annotation: Any = _UriAnnotation(tuple(box), _text(element.alt), action, **extra)
        else:
            self._targets.add(reading.target)
            destination = self._canvas._bookmarkReference(reading.target)
            annotation = _LinkAnnotation(
                tuple(box), _text(element.alt), destination, Border="[0 0 0]", **extra
            )
        name = f"Link{len(self._annotated)}"
        self._canvas._addAnnotation(annotation, name)
        element.kids.append(AnnotationMark(len(self._pages), len(self._annotated)))
        self._annotated.append(element)
        self._annotations.append(f"Annot.{name}")

    def anchor(self, name: str, top: float) -> None:
        """Bind an anchor to a height on the current page."""
        if self._artifact is None:
            self._anchors[name] = (len(self._pages) + 1, top)

    def bookmark(self, title: str, level: int, anchor: str, top: float) -> None:
        """Add an entry to the outline (12.3.3), at most one level below the entry before it.

        It leads to an anchor that is bound already or, without one, to a height on this page.
        """
        if self._artifact is not None:
            return
        if not anchor:
            self._unnamed += 1
            anchor = f"heading {self._unnamed}"
            self.anchor(anchor, top)
        self._outline_level = min(level, self._outline_level + 1)
        words = _text(" ".join(visible(title).split()))
        self._targets.add(anchor)
        self._canvas.addOutlineEntry(words, anchor, self._outline_level, closed=False)

    def end_page(self) -> None:
        """Close the page and begin the next."""
        if not self._canvas._code:
            self._canvas._code.append("")
        self._canvas.showPage()
        self._pages.append(self._canvas._doc.Pages.pages[-1])
        self._marked.append([])

    def finish(
        self,
        root: Element,
        moment: datetime,
        furniture: Callable[[PageCanvas, int, int], None],
    ) -> bytes:
        """Draw header and footer on every page, write fonts and structure, return the file.

        ``furniture(canvas, page, pages)`` draws on a page that is otherwise complete; only
        artifacts are allowed there. ``moment`` is the date the file bears.
        """
        for index, page in enumerate(self._pages):
            self._canvas._code = []
            furniture(self, index + 1, len(self._pages))
            page.stream += "\n".join(self._canvas._code) + "\n"
        self._canvas._code = []
        document = self._canvas._doc
        write_fonts(document, self._characters)
        self._bind_targets()
        write_outline(document, self._canvas)
        write_pages(document, self._pages, len(self._annotated), self._compress)
        tree = write_structure(
            document, root, len(self._pages), self._marked, self._annotated, self._annotations
        )
        information = write_metadata(document, Metadata(*self._about, moment))
        return write_file(document, information, self._compress, tree)

    def _bind_targets(self) -> None:
        """Let ReportLab know where those anchors are that something leads to."""
        for name in self._targets & self._anchors.keys():
            page, top = self._anchors[name]
            destination = self._canvas._bookmarkReference(name)
            destination.xyz(0, top, 0)
            destination.setPage(pdfdoc.PDFObjectReference(f"Page{page}"))


class _UriAnnotation(_LinkAnnotation):
    """A link to an outside address; ReportLab's own has no room for the structure parent."""

    permitted = (*(each for each in _LinkAnnotation.permitted if each != "Dest"),)

    def Dict(self) -> Any:  # noqa: N802
        fields = {
            **self.otherkw,
            "Border": "[0 0 0]",
            "Rect": self.Rect,
            "Contents": self.Contents,
            "Subtype": "/Link",
            "A": self.Destination,
        }
        return self.AnnotationDict(**fields)
