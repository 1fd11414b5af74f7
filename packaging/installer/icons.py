"""Draws the icon of the program from its SVG, in every size that Windows asks for."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEADER: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")
_BITS: Final = 32


def draw_icon(svg: Path, target: Path) -> None:
    """Write an .ico file with the picture in all sizes."""
    target.write_bytes(icon_file([(size, draw(svg, size)) for size in SIZES]))


def icon_file(pictures: list[tuple[int, bytes]]) -> bytes:
    """Put square PNG pictures, named by their size in pixels, into one .ico file."""
    head = _HEADER.pack(0, 1, len(pictures))
    offset = _HEADER.size + _ENTRY.size * len(pictures)
    entries = b""
    for size, data in pictures:
        side = size % 256  # 0 says 256
        entries += _ENTRY.pack(side, side, 0, 0, 1, _BITS, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(data for _, data in pictures)


def draw(svg: Path, size: int) -> bytes:
    """Draw an SVG as a square PNG of that many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    del application
    return bytes(buffer.data().data())
