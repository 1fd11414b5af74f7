"""What the letters of an embedded font look like, beside what they are said to mean.

A file whose codes mean one character and show another reads well and prints nonsense; no validator
sees it. So the program inside the file is read, and each of its glyphs compared with the one that
the shipped font has for that character. The reader of fonts is our own: the one that made the
program shall not bear witness for it.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Mapping
from typing import Any, Final

from boardpaper import resources

_FILES: Mapping[str, str] = {
    "Arimo": "Arimo-Regular.ttf",
    "Arimo-Bold": "Arimo-Bold.ttf",
    "Arimo-Italic": "Arimo-Italic.ttf",
    "Arimo-BoldItalic": "Arimo-BoldItalic.ttf",
    "DejaVuSans": "DejaVuSans.ttf",
}
_TABLE_SIZE: Final = 16
_UNICODE: Final = ((3, 10), (3, 1), (0, 4), (0, 3))
_SYMBOLS: Final = ((1, 0),)  # what a reader takes for a symbolic font (ISO 32000-1, 9.6.6.4)
_ROUNDED: Final = 1.0  # thousandths of an em that a width may be off

# Flags of a component of a glyph (OpenType 1.9, glyf).
_WORDS_FOLLOW: Final = 0x1
_SCALE_FOLLOWS: Final = 0x8
_MORE_FOLLOW: Final = 0x20
_TWO_SCALES_FOLLOW: Final = 0x40
_MATRIX_FOLLOWS: Final = 0x80


def wrong_letter(font: Any, meanings: Mapping[int, str]) -> bool:
    """Tell whether a code of an embedded font shows another letter than it means.

    Or none, or one of another width than the font's dictionary says.

    Raises:
        struct.error, KeyError, ValueError: the program is no font that we know.
    """
    name = str(font.BaseFont)[1:].rpartition("+")[2]
    shipped = _shipped(_FILES[name])
    embedded = _Font(font.FontDescriptor.FontFile2.read_bytes(), _SYMBOLS)
    first, widths = int(font.FirstChar), [float(each) for each in font.Widths]
    for code, meaning in meanings.items():
        wanted, found = shipped.glyphs.get(ord(meaning), 0), embedded.glyphs.get(code, 0)
        if not wanted or not found or shipped.shape(wanted) != embedded.shape(found):
            return True
        width = shipped.width(wanted)
        if abs(embedded.width(found) - width) > _ROUNDED:
            return True
        if abs(widths[code - first] - width) > _ROUNDED:
            return True
    return False


@functools.lru_cache(len(_FILES))
def _shipped(file: str) -> _Font:
    return _Font(resources.read_bytes("fonts", file), _UNICODE)


class _Font:
    """A TrueType font: the glyphs of its codes, and their shapes and widths."""

    def __init__(self, data: bytes, encodings: tuple[tuple[int, int], ...]) -> None:
        self._data = data
        count: int = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[bytes, int] = {}
        for index in range(count):
            tag, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + index * _TABLE_SIZE)
            self._tables[tag] = start
        head = self._tables[b"head"]
        self._units: int = struct.unpack_from(">H", data, head + 18)[0]
        self._is_long: int = struct.unpack_from(">h", data, head + 50)[0]
        self._wide: int = struct.unpack_from(">H", data, self._tables[b"hhea"] + 34)[0]
        self.glyphs = self._read_codes(encodings)

    def width(self, glyph: int) -> float:
        """Width of a glyph in thousandths of an em."""
        at = self._tables[b"hmtx"] + 4 * min(glyph, self._wide - 1)
        units: int = struct.unpack_from(">H", self._data, at)[0]
        return units * 1000 / self._units

    def shape(self, glyph: int) -> tuple[object, ...]:
        """The outline of a glyph, alike in two fonts whatever number it has in them."""
        outline = self._outline(glyph)
        if outline[:1] < b"\x80":  # how many contours it has; fewer than none: of other glyphs
            return (outline.rstrip(b"\0"),)
        parts: list[object] = []
        at, flags = 10, _MORE_FOLLOW
        while flags & _MORE_FOLLOW:
            flags, part = struct.unpack_from(">HH", outline, at)
            end = at + 4 + _placing(flags)
            parts += [flags, outline[at + 4 : end], self.shape(part)]
            at = end
        return tuple(parts)

    def _outline(self, glyph: int) -> bytes:
        at = self._tables[b"loca"]
        if self._is_long:
            start, end = struct.unpack_from(">LL", self._data, at + 4 * glyph)
        else:
            start, end = (2 * e for e in struct.unpack_from(">HH", self._data, at + 2 * glyph))
        base = self._tables[b"glyf"]
        return self._data[base + start : base + end]

    def _read_codes(self, encodings: tuple[tuple[int, int], ...]) -> dict[int, int]:
        base = self._tables[b"cmap"]
        count: int = struct.unpack_from(">H", self._data, base + 2)[0]
        found: dict[tuple[int, int], int] = {}
        for index in range(count):
            platform, encoding, start = struct.unpack_from(">HHL", self._data, base + 4 + 8 * index)
            found[platform, encoding] = base + start
        at = next(found[each] for each in encodings if each in found)
        form: int = struct.unpack_from(">H", self._data, at)[0]
        read = {0: self._read_bytes, 4: self._read_segments, 6: self._read_row}
        read[12] = self._read_groups
        return read[form](at)

    def _read_bytes(self, at: int) -> dict[int, int]:
        return dict(enumerate(self._data[at + 6 : at + 262]))

    def _read_row(self, at: int) -> dict[int, int]:
        first, count = struct.unpack_from(">HH", self._data, at + 6)
        glyphs = struct.unpack_from(f">{count}H", self._data, at + 10)
        return dict(enumerate(glyphs, first))

    def _read_groups(self, at: int) -> dict[int, int]:
        count: int = struct.unpack_from(">L", self._data, at + 12)[0]
        glyphs: dict[int, int] = {}
        for index in range(count):
            first, last, glyph = struct.unpack_from(">LLL", self._data, at + 16 + 12 * index)
            glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last + 1), strict=False))
        return glyphs

    def _read_segments(self, at: int) -> dict[int, int]:
        doubled: int = struct.unpack_from(">H", self._data, at + 6)[0]
        columns = [at + 14 + step * doubled + (2 if step else 0) for step in range(4)]
        glyphs: dict[int, int] = {}
        for offset in range(0, doubled, 2):
            last, first, delta, jump = (
                struct.unpack_from(">H", self._data, column + offset)[0] for column in columns
            )
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if jump:
                    place = columns[3] + offset + jump + 2 * (code - first)
                    glyph = struct.unpack_from(">H", self._data, place)[0]
                    if not glyph:
                        continue
                glyphs[code] = (glyph + delta) & 0xFFFF
        return glyphs


def _placing(flags: int) -> int:
    """How many bytes say where a component is put, and how it is scaled."""
    size = 4 if flags & _WORDS_FOLLOW else 2
    for flag, more in ((_SCALE_FOLLOWS, 2), (_TWO_SCALES_FOLLOW, 4), (_MATRIX_FOLLOWS, 8)):
        if flags & flag:
            size += more
    return size
