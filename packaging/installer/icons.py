"""Draws the icon of the program from its SVG, in every size that Windows asks for."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEADER: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")
_BITS: Final = 32
_CLEAR: Final = "transparent"
_SIDE: Final = (164, 314)
_SIDE_COLOUR: Final = "#e1ecf9"
_SIDE_ICON: Final = 96
_SIDE_TOP: Final = 40


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


def draw_side(svg: Path, target: Path) -> None:
    """Write the picture at the side of the wizard's first and last page, as a bitmap."""
    with _painted(*_SIDE, _SIDE_COLOUR) as (image, painter):
        x = (_SIDE[0] - _SIDE_ICON) // 2
        painter.drawImage(x, _SIDE_TOP, _picture(svg, _SIDE_ICON))
    from PySide6.QtGui import QImage  # noqa: PLC0415

    image.convertToFormat(QImage.Format.Format_RGB888).save(str(target))


def draw(svg: Path, size: int) -> bytes:
    """Draw an SVG as a square PNG of that many pixels."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _picture(svg, size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _picture(svg: Path, size: int) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    with _painted(size, size, _CLEAR) as (image, painter):
        QSvgRenderer(str(svg)).render(painter)
    return image


@contextlib.contextmanager
def _painted(width: int, height: int, colour: str) -> Iterator[tuple[QImage, QPainter]]:
    """An image of one colour, and what paints on it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    painter = QPainter(image)
    yield image, painter
    painter.end()
    del application
