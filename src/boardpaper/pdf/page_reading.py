"""What stands on the pages of a finished PDF: words, where they are, and whether they can be seen.

The content is read by an expression of our own, for speed: what it does not understand is not
found, and so missed, or refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, NamedTuple

from boardpaper.pdf.glyphs import wrong_letter

_UNDEFINED: Final = "\ufffe"
_NO_MEANING: Final = frozenset({"\0", "\ufeff", "\ufffe"})  # ISO 14289-1, 7.21.7
_STRINGS: Final = re.compile(rb"\(((?:[^\\()]++|\\.)*+)\)", re.DOTALL)
_MARKS: Final = re.compile(
    rb"/(?:(\w+) <</MCID (\d+)>> BDC|(Artifact [^()]*?)B[DM]C)|(EMC)|q 1 0 0 1 (\S+) (\S+) cm"
)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_MAPPED: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_PICTURE: Final = re.compile(rb"MCID (\d+)>> BDC q (\S+) 0 0 (\S+) (\S+) (\S+) cm (/\S+) Do")
_START: Final = re.compile(rb"BT (?:[^()]*? )??(\S+) (\S+) Td")
_FAR: Final = re.compile(rb"(?<=[ -])\d{4,}[. ]")  # no length on a page has so many digits
_COLOUR: Final = re.compile(rb"(\S+) (\S+) (\S+) rg")
_KNOWN: Final = frozenset(
    b"BT ET Td Tj Tf Ts rg RG w m l S re f q Q cm Do BDC BMC EMC n /Artifact".split()
)
_NO_OPERATOR: Final = b"/<-.0123456789"
_HEXADECIMAL: Final = re.compile(rb"(?<!<)<(?!<)")
_WIDTH: Final = 595.276
_HEIGHT: Final = 841.89
_SMALLEST: Final = 3.0  # points
_PALEST: Final = 2.0  # of 3: red, green and blue together
_NEARLY: Final = 0.6

_NO_PLACE: Final = (0.0, 0.0)


@dataclass(slots=True)
class Marked:
    """A piece of marked content: the structure type it names, its strings, and its place.

    ``top`` is the height of the block it is in, ``start`` where its own first letter stands.
    ``image`` is what the page calls the picture in it.
    """

    tag: str
    top: float = 0.0
    start: tuple[float, float] = _NO_PLACE
    strings: list[str] = field(default_factory=list)
    picture: tuple[float, ...] = ()
    image: str = ""


class OnPage(NamedTuple):
    """What was read on a page: its marked content by number, and the words at its foot."""

    marked: Mapping[int, Marked]
    footer: str


class UnsoundError(Exception):
    """What is wrong with a file, and where, in words that hold no text of the report."""


class PageReader:
    """Reads the content of one page: operators, and the strings between them."""

    def __init__(self, tables: Mapping[bytes, str], page: int) -> None:
        self._marked: dict[int, Marked] = {}
        self._footer: list[str] = []
        self._tables, self._page = tables, page
        self._current: Marked | None = None
        self._artifact: bytes | None = None
        self._table = ""
        self._place = _NO_PLACE
        self._fonts: dict[bytes, str] = {}

    def read(self, content: bytes) -> OnPage:
        """Read all of it.

        Raises:
            UnsoundError: words stand outside any mark, or cannot be seen.
        """
        parts = _STRINGS.split(content)
        self._require_visible(b" ".join(parts[::2]))
        for index in range(0, len(parts) - 1, 2):
            operators = parts[index]
            if b"C" in operators:
                self._read_marks(operators)
            end = operators.rfind(b" Tf")
            if end >= 0:  # "/R.0 11 Tf": the name of a font and its size
                self._choose_font(operators[operators.rfind(b"/", 0, end) + 1 : end])
            self._read_string(parts[index + 1], operators)
        self._read_marks(parts[-1])
        if b" Do" in content:
            self._read_pictures(content)
        return OnPage(self._marked, "".join(self._footer))

    def _read_string(self, string: bytes, operators: bytes) -> None:
        if self._current is not None:
            if b"rg" in operators:
                self._require_dark(operators)
            self._current.strings.append(_decoded(string, self._table, self._page))
        elif self._artifact is None:
            raise UnsoundError(f"words on page {self._page} are not in the structure tree")
        elif b"Footer" in self._artifact:
            self._footer.append(_decoded(string, self._table, self._page))

    def _choose_font(self, font: bytes) -> None:
        table = self._fonts.get(font)
        if table is None:
            name, _, size = font.partition(b" ")
            if float(size) < _SMALLEST:
                raise UnsoundError(f"words on page {self._page} are too small to be read")
            table = self._fonts[font] = self._tables.get(name, "")
        self._table = table

    def _read_marks(self, operators: bytes) -> None:
        for tag, number, artifact, end, left, top in _MARKS.findall(operators):
            if end:
                self._current = self._artifact = None
            elif left:
                self._place = (float(left), float(top))
            elif artifact:
                self._artifact = artifact
            elif int(number) in self._marked:
                raise UnsoundError(f"two pieces of page {self._page} have the same number")
            else:
                x, y = self._place
                if not (0 <= x <= _WIDTH and 0 <= y <= _HEIGHT):
                    raise UnsoundError(f"words stand beside page {self._page}")
                self._current = self._marked[int(number)] = Marked(tag.decode("ascii"), y)
                if tag == b"Link":
                    start: Any = _START.search(operators, operators.rfind(b"/Link <<"))
                    self._current.start = (x + float(start[1]), y + float(start[2]))

    def _require_visible(self, operators: bytes) -> None:
        words = frozenset(operators.split())
        strange = [each for each in words - _KNOWN if each[0] not in _NO_OPERATOR]
        once = b" ".join(words)
        if strange or _HEXADECIMAL.search(once):
            raise UnsoundError(f"page {self._page} has what cannot be checked")
        if _FAR.search(once):
            raise UnsoundError(f"words stand beside page {self._page}")

    def _require_dark(self, operators: bytes) -> None:
        for colour in _COLOUR.findall(operators, max(0, operators.rfind(b"BT"))):
            if sum(map(float, colour)) > _PALEST:
                raise UnsoundError(f"words on page {self._page} are too pale to be read")

    def _read_pictures(self, content: bytes) -> None:
        for number, width, height, left, bottom, image in _PICTURE.findall(content):
            x, y, across, up = (float(each) for each in (left, bottom, width, height))
            mark = self._marked[int(number)]
            mark.picture = (x, y, x + across, y + up)
            mark.image = image.decode("ascii")
            mark.top = y + up


def require_paper(page: Any, number: int) -> None:
    """Require that a page is a whole sheet of A4, the right way up."""
    box = [float(each) for each in page.MediaBox]
    sheet = (0.0, 0.0, _WIDTH, _HEIGHT)
    if any(abs(one - other) > _NEARLY for one, other in zip(box, sheet, strict=True)):
        raise UnsoundError(f"page {number} is no sheet of A4")
    if not {"/CropBox", "/Rotate", "/UserUnit"}.isdisjoint(chain(page.keys(), page.Parent.keys())):
        raise UnsoundError(f"page {number} is not shown whole")


def _decoded(string: bytes, table: str, page: int) -> str:
    if b"\\" in string:
        string = _ESCAPE.sub(_unescaped, string)
    try:
        return codecs.charmap_decode(string, "strict", table)[0]
    except UnicodeDecodeError:
        raise UnsoundError(f"a font does not say what its letters on page {page} mean") from None


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8)]) if escaped.isdigit() else escaped


def meanings(fonts: Any) -> dict[bytes, str]:
    """What the codes of every font mean: 256 characters each, by the name of the font."""
    tables = {}
    for name, font in fonts.items():
        if "/ToUnicode" in font:
            letters = _letters(font.ToUnicode.read_bytes())
            if "/FontFile2" not in font.FontDescriptor:
                raise UnsoundError("a font is not embedded")
            if wrong_letter(font, letters):
                raise UnsoundError("a font shows other letters than it says")
            table = [letters.get(code, _UNDEFINED) for code in range(256)]
            tables[name[1:].encode("ascii")] = "".join(table)
    return tables


def _letters(cmap: bytes) -> dict[int, str]:
    codes = _MAPPED.findall(cmap)
    found = {int(code, 16): bytes.fromhex(text.decode("ascii")) for code, text in codes}
    letters = {code: text.decode("utf-16-be") for code, text in found.items()}
    if not _NO_MEANING.isdisjoint(letters.values()):
        raise UnsoundError("a font has letters without a meaning")
    return letters
