"""The last look at a finished PDF, before it is handed over: it says what the Document says.

A file that fails here was made wrongly, by a defect of the program or a fault of the machine. It is
not handed over, so that no officer publishes a report with a word less.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

import pikepdf

from boardpaper.document.nodes import Document
from boardpaper.document.status import is_private
from boardpaper.errors import UnsoundResultError
from boardpaper.pdf.expected import (
    Expected,
    expected_headings,
    expected_speech,
    expected_words,
)
from boardpaper.pdf.found import Reading
from boardpaper.pdf.image_reading import wrong_picture
from boardpaper.pdf.metadata import writable
from boardpaper.pdf.page_reading import UnsoundError
from boardpaper.pdf.reading import read
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.render import without_collector
from boardpaper.pdf.shapes import misshapen
from boardpaper.pdf.ways import lost_way
from boardpaper.pdf.whereabouts import whereabouts

_CLAIMS: Final = (
    ("http://www.aiim.org/pdfua/ns/id/", "part", "1"),
    ("http://www.aiim.org/pdfa/ns/id/", "part", "2"),
    ("http://www.aiim.org/pdfa/ns/id/", "conformance", "A"),
)
_UNREADABLE: Final = (
    pikepdf.PdfError,
    zlib.error,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,  # of a picture
    RuntimeError,  # RecursionError too
    StopIteration,
    TypeError,
    ValueError,
)
_PRIVATE: Final = "Full version: not for publication"
_TREE: Final = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree"})
_COLOURS: Final = 3
_END: Final = b"%%EOF\n"


def verify(
    data: bytes,
    document: Document,
    known: Readings | None = None,
    attachments: Mapping[str, bytes] | None = None,
) -> None:
    """Read the finished file of a document back and compare the two.

    The words are those that the structure tree leads to, in its order. Everything marked on a page
    has its element and the way back from it; the fonts are embedded; title, language and the
    claims of PDF/UA-1 and PDF/A-2a stand.

    Args:
        data: the file.
        document: what it must say: as composed, not what has been made of it for printing.
        known: what was read on the pages of other files, see ``read``: this makes it faster, and
            changes nothing else.
        attachments: the bytes of the pictures by their SHA-256, which are compared with those that
            are drawn.

    Raises:
        UnsoundResultError: anything is missing; the message says what and where.
    """
    with without_collector():
        reading = _read(data, document, known)
        nodes = tuple(whereabouts(document))
        for what, wanted, found in (
            ("a word of", expected_words(nodes), reading.words),
            ("an alternative word of", expected_speech(nodes), reading.speech),
            ("the heading tag of", expected_headings(nodes), reading.headings),
        ):
            if not _same_words([each.text for each in wanted], found):
                raise _refusal(_first_difference(what, wanted, found))
        where = misshapen(nodes, "".join(reading.shape))
        if where:
            raise _refusal(f"the structure of {where} is another")
        where = wrong_picture(nodes, reading.pictures, attachments or {}, known)
        if where:
            raise _refusal(f"the picture of {where} is another")
        lost = lost_way(reading, nodes)
        if lost:
            raise _refusal(lost)


def _read(data: bytes, document: Document, known: Readings | None) -> Reading:
    """Read what the file says, and require that it is what it claims to be."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _require_end(data)
            _require_claims(pdf, document)
            _require_fonts(pdf)
            reading = read(pdf, known)
            _require_footers(reading, document)
    except UnsoundError as error:
        raise _refusal(str(error)) from None
    except _UNREADABLE as error:
        raise _refusal(f"it cannot be read back ({type(error).__name__})") from error
    return reading


def _refusal(what: str) -> UnsoundResultError:
    return UnsoundResultError(
        f"The PDF was not made, because its last check failed: {what}. A file made before stays as "
        "it was, and your text is safe. Please report it with these words."
    )


def _same_words(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Compare the words of texts, each of which begins and ends words."""
    return _same_blocks(wanted, found) or " ".join(wanted).split() == " ".join(found).split()


def _same_blocks(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Tell quickly whether every text is found in one block or in several, with the same spaces."""
    blocks = map(str.strip, found)
    for text in map(str.strip, wanted):
        left = text
        while left:
            block = next(blocks, None)
            if left == block:
                break
            if block is None or not left.startswith(block):
                return False
            left = left[len(block) :]
            if block and not left[0].isspace():
                return False
            left = left.lstrip()
    return not any(blocks)


def _first_difference(what: str, wanted: Sequence[Expected], found: Sequence[str]) -> str:
    """Say what is missing, too much or out of order, and where, without repeating it."""
    words = [(word, each.where) for each in wanted for word in each.text.split()]
    others = " ".join(found).split()
    pairs = zip(words, others, strict=False)
    same = len(tuple(takewhile(lambda pair: pair[0][0] == pair[1], pairs)))
    place = words[min(same, len(words) - 1)][1] if words else "the title block"
    missing = Counter(word for word, _ in words)
    missing.subtract(others)
    if any(count > 0 for count in missing.values()):
        return f"{what} {place} is missing"
    if any(missing.values()):
        return f"there is too much: {what} {place}"
    return f"out of order: {what} {place}"


def _require_footers(reading: Reading, document: Document) -> None:
    """Require that every page says which it is, and that it is not for publication if so."""
    private = _PRIVATE if is_private(document) else ""
    for number, footer in enumerate(reading.footers, 1):
        ends = footer.endswith(f"Page {number} of {len(reading.footers)}")
        if not ends or not footer.startswith(private):
            raise UnsoundError(f"the foot of page {number} is missing")


def _require_end(data: bytes) -> None:
    if not data.endswith(_END):  # what is missing there, the reader has made up
        raise UnsoundError("its end is missing")


def _require_claims(pdf: pikepdf.Pdf, document: Document) -> None:
    root: Any = pdf.Root
    if str(root.get("/Lang", "")) != document.language:
        raise UnsoundError("the language is missing")
    _require_catalog(root)
    if any(page.obj.get("/Tabs") != "/S" for page in pdf.pages):
        raise UnsoundError("the order of the links on a page is missing")
    if "/Metadata" not in root:
        raise UnsoundError("the claims of PDF/UA and PDF/A are missing")
    metadata = pdf.open_metadata()
    for namespace, name, value in _CLAIMS:
        if metadata.get(f"{{{namespace}}}{name}") != value:
            raise UnsoundError("the claims of PDF/UA and PDF/A are missing")
    if metadata.get("dc:language") != {document.language}:
        raise UnsoundError("the language is missing")
    title = writable(document.title)
    if metadata.get("dc:title") != title or str(pdf.docinfo.Title) != title:
        raise UnsoundError("the title is missing")


def _require_catalog(root: Any) -> None:
    mark = root.get("/MarkInfo", {})
    if mark.get("/Marked") is not True or "/StructTreeRoot" not in root:
        raise UnsoundError("the structure tree is missing")
    if mark.get("/Suspects") is True or not _TREE.issuperset(root.StructTreeRoot.keys()):
        raise UnsoundError("the structure tree is not what it seems")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        raise UnsoundError("the title would not be shown")
    if "/OutputIntents" not in root or "/DestOutputProfile" not in root.OutputIntents[0]:
        raise UnsoundError("the meaning of the colours is missing")
    if root.OutputIntents[0].DestOutputProfile.N != _COLOURS:
        raise UnsoundError("the meaning of the colours is another")


def _require_fonts(pdf: pikepdf.Pdf) -> None:
    seen = set()
    for number, page in enumerate(pdf.pages, 1):
        fonts: Any = page.obj.Resources.Font
        if fonts.objgen in seen and fonts.objgen != (0, 0):
            continue
        seen.add(fonts.objgen)
        for font in fonts.as_dict().values():
            program = font.get("/FontDescriptor", {}).get("/FontFile2")
            if program is None or not program.read_bytes():
                raise UnsoundError(f"a font on page {number} is not embedded")
