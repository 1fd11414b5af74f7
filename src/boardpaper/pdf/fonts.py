"""The shipped fonts: widths, coverage, and byte codes that never depend on the document.

Arimo (OFL 1.1; metrically Arial) in four styles, and DejaVu Sans for what it lacks, such as the
tick boxes. A font is embedded as simple TrueType fonts of at most 256 codes: the first has the
codes of Windows-1252, every further one 128 consecutive code points at 0x80 to 0xFF. Codes are
fixed, so drawn content can be kept between documents, and code 32 is the space and nothing else
(ISO 32000-1, 9.3.3 applies word spacing to that byte).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from boardpaper import resources
from boardpaper.pdf.font_file import FontFile

BULLET: Final = "\N{BULLET}"
_FIRST_BLOCK_BITS: Final = 7
_LONGEST: Final = 30_000  # bytes in one string: ISO 19005-2, 6.1.13 allows 32,767


def _windows_1252() -> dict[str, int]:
    codes = {}
    for code in (*range(0x20, 0x7F), *range(0x80, 0x100)):
        character = bytes([code]).decode("cp1252", "ignore")
        if character:
            codes[character] = code
    return codes


def _escaped(code: int) -> str:
    """Write one byte of a literal string (ISO 32000-1, 7.3.4.2)."""
    character = chr(code)
    if character in "()\\":
        return "\\" + character
    return character if 0x20 <= code < 0x7F else f"\\{code:03o}"


_CODES: Final = _windows_1252()
_FIRST_SUBSET: Final = str.maketrans({each: _escaped(code) for each, code in _CODES.items()})


def subset_and_code(character: str) -> tuple[int, int]:
    """Return which of a face's embedded fonts a character is in, and its code there."""
    code = _CODES.get(character)
    if code is not None:
        return 0, code
    point = ord(character)
    return 1 + (point >> _FIRST_BLOCK_BITS), 0x80 + (point & 0x7F)


class _WordWidths(dict[str, float]):
    """Widths of words in em, each added up once."""

    def __init__(self, characters: dict[str, float], default: float) -> None:
        super().__init__()
        self._characters, self._default = characters, default

    def __missing__(self, word: str) -> float:
        get, default = self._characters.get, self._default
        width = self[word] = sum([get(each, default) for each in word])
        return width


class _WordsInPoints(dict[str, float]):
    """Widths of words at one size in points, each multiplied once."""

    def __init__(self, in_em: Mapping[str, float], size: float) -> None:
        super().__init__()
        self._in_em, self._size = in_em, size

    def __missing__(self, word: str) -> float:
        width = self[word] = self._in_em[word] * self._size
        return width


class Face:
    """One font file."""

    def __init__(self, key: str, data: bytes) -> None:
        """Parse a TrueType file; ``key`` names its embedded fonts in the PDF."""
        self.key = key
        self.file: Any = FontFile(io.BytesIO(data))
        self._glyphs: dict[int, int] = self.file.charToGlyph
        widths = {chr(point): width / 1000 for point, width in self.file.charWidths.items()}
        self._width_of: dict[str, float] = _WordWidths(widths, self.file.defaultWidth / 1000)
        self._widths: dict[float, dict[str, float]] = {}

    def __contains__(self, character: str) -> bool:
        return self._glyphs.get(ord(character), 0) != 0

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        return self._width_of[text] * size

    def widths(self, size: float) -> dict[str, float]:
        """Widths in points of any words at a size, remembered: for many words in a row."""
        found = self._widths.get(size)
        if found is None:
            found = self._widths[size] = _WordsInPoints(self._width_of, size)
        return found

    def shows(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (embedded font, contents of a PDF literal string) for a text, in order."""
        if len(text) > _LONGEST:
            for start in range(0, len(text), _LONGEST):
                yield from self.shows(text[start : start + _LONGEST])
        elif text.isascii():
            yield 0, text.translate(_FIRST_SUBSET)
        else:
            codes = [subset_and_code(each) for each in text]
            for subset, group in groupby(codes, key=lambda pair: pair[0]):
                yield subset, "".join([_escaped(code) for _, code in group])

    def resource(self, subset: int) -> str:
        """Name of one of its embedded fonts in a page's resources."""
        return f"{self.key}.{subset}"


class Fonts:
    """The faces a document is set in; each is parsed when it is first needed.

    One instance serves any number of documents, one after the other.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """``read`` returns the bytes of a font file by its name."""
        self._read = read

    @classmethod
    def shipped(cls) -> Fonts:
        """The fonts that come with Boardpaper."""
        return cls(lambda name: resources.read_bytes("fonts", name))

    @cached_property
    def regular(self) -> Face:
        """Arimo Regular."""
        return Face("R", self._read("Arimo-Regular.ttf"))

    @cached_property
    def bold(self) -> Face:
        """Arimo Bold."""
        return Face("B", self._read("Arimo-Bold.ttf"))

    @cached_property
    def italic(self) -> Face:
        """Arimo Italic."""
        return Face("I", self._read("Arimo-Italic.ttf"))

    @cached_property
    def bold_italic(self) -> Face:
        """Arimo Bold Italic."""
        return Face("X", self._read("Arimo-BoldItalic.ttf"))

    @cached_property
    def fallback(self) -> Face:
        """DejaVu Sans, for characters that Arimo lacks."""
        return Face("D", self._read("DejaVuSans.ttf"))

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The face of a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    def by_face(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """Cut a text into runs of the face that has its characters: the given one, if it can."""
        if text.isascii():
            return [(face, text)]
        chosen = [
            face if each in face or each not in self.fallback else self.fallback for each in text
        ]
        runs, start = [], 0
        for end in range(1, len(text) + 1):
            if end == len(text) or chosen[end] is not chosen[start]:
                runs.append((chosen[start], text[start:end]))
                start = end
        return runs

    def __contains__(self, character: str) -> bool:
        return character in self.regular or character in self.fallback
