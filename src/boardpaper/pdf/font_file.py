"""A font file as ReportLab knows it, whose long tables are read at once and not number by number.

It overrides what ReportLab does not promise to call; the lock file pins the version, and a test
compares all that is read with what ReportLab reads.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from typing import Final

from reportlab.pdfbase.ttfonts import TTFontFace

_NO_BREAK_SPACE: Final = 0xA0
_SPACE: Final = 0x20
_WINDOWS: Final = 3
_UNICODE: Final = 0
_SEGMENTS: Final = 4
_GROUPS: Final = 12


class FontFile(TTFontFace):
    """A TrueType file: its names, its glyphs by character, and their widths."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803, ARG002
        """Read all of it that ReportLab needs (OpenType 1.9: cmap, hmtx, loca)."""
        super().extractInfo(0)
        data: bytes = self._ttf_data  # type: ignore[attr-defined]
        glyphs = _read_characters(data, self.get_table_pos("cmap")[0])
        glyphs[_NO_BREAK_SPACE] = glyphs[_SPACE]
        self.charToGlyph = glyphs
        widths = self._read_widths(data)
        self.defaultWidth = widths[0]
        self.charWidths = {point: widths[glyph] for point, glyph in glyphs.items()}
        self.glyphPos = self._read_places(data)

    def _read_widths(self, data: bytes) -> list[float]:
        """Read the metrics of every glyph; return the widths in thousandths of an em."""
        scale: Callable[[int], float] = self._pdfScale  # type: ignore[attr-defined]
        pairs: int = self.get_ushort(self.get_table_pos("hhea")[0] + 34)
        start: int = self.get_table_pos("hmtx")[0]
        metrics: list[tuple[int, int]] = []
        metrics += struct.iter_unpack(">HH", data[start : start + 4 * pairs])
        widths = [scale(advance) for advance, _ in metrics]
        more: int = self.numGlyphs - pairs
        bearings = struct.unpack_from(f">{more}H", data, start + 4 * pairs)
        self.hmetrics = metrics + [(widths[-1], bearing) for bearing in bearings]
        return widths + widths[-1:] * more

    def _read_places(self, data: bytes) -> list[int]:
        start: int = self.get_table_pos("loca")[0]
        count: int = self.numGlyphs + 1
        if self.get_ushort(self.get_table_pos("head")[0] + 50):
            return list(struct.unpack_from(f">{count}L", data, start))
        return [each << 1 for each in struct.unpack_from(f">{count}H", data, start)]


def _read_characters(data: bytes, base: int) -> dict[int, int]:
    """Glyphs by character, from the last Unicode table, as ReportLab chooses it."""
    count: int = struct.unpack_from(">H", data, base + 2)[0]
    records = struct.iter_unpack(">HHL", data[base + 4 : base + 4 + 8 * count])
    at = base + [start for platform, _, start in records if platform in {_WINDOWS, _UNICODE}][-1]
    read = {_SEGMENTS: _read_segments, _GROUPS: _read_groups}
    form: int = struct.unpack_from(">H", data, at)[0]
    return read[form](data, at)


def _read_groups(data: bytes, at: int) -> dict[int, int]:
    count: int = struct.unpack_from(">L", data, at + 12)[0]
    glyphs: dict[int, int] = {}
    for first, last, glyph in struct.iter_unpack(">LLL", data[at + 16 : at + 16 + 12 * count]):
        points = range(first, last + 1)
        glyphs.update(zip(points, range(glyph, glyph + len(points)), strict=True))
    return glyphs


def _read_segments(data: bytes, at: int) -> dict[int, int]:
    size: int = struct.unpack_from(">H", data, at + 6)[0]
    starts = [at + 14 + step * size + (2 if step else 0) for step in range(4)]
    columns = [struct.unpack_from(f">{size // 2}H", data, start) for start in starts]
    glyphs: dict[int, int] = {}
    for index, (last, first, delta, jump) in enumerate(zip(*columns, strict=True)):
        points = range(first, last + 1)
        if jump:
            row = _row(data, starts[3] + 2 * index + jump, len(points))
            shifted = [(glyph + delta) & 0xFFFF if glyph else 0 for glyph in row]
        else:
            shifted = [(point + delta) & 0xFFFF for point in points]
        glyphs.update(zip(points, shifted, strict=True))
    return glyphs


def _row(data: bytes, at: int, count: int) -> Iterable[int]:
    """So many glyphs; there is none behind the end of the file."""
    there = max(0, min(count, (len(data) - at) // 2))
    return (*struct.unpack_from(f">{there}H", data, at), *[0] * (count - there))
