"""A finished PDF, read back by another library than the one that wrote it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a reader finds in a file."""

    pages: int
    title: str
    is_tagged: bool
    fonts_not_embedded: tuple[str, ...]


def inspect(data: bytes) -> Inspection:
    """Open a PDF and look at what every export must have.

    Raises:
        pikepdf.PdfError: it is no PDF.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        fonts = {
            str(font.BaseFont): font
            for page in pdf.pages
            for font in page.resources.get("/Font", pikepdf.Dictionary()).as_dict().values()
        }
        return Inspection(
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            is_tagged=bool(marked) and "/StructTreeRoot" in pdf.Root,
            fonts_not_embedded=tuple(
                sorted(name for name, font in fonts.items() if not _is_embedded(font))
            ),
        )


def _is_embedded(font: pikepdf.Object) -> bool:
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
