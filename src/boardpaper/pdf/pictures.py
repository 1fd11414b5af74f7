"""Pictures: opened, bounded, and brought into a form that every reader shows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import Final

from PIL import Image
from reportlab.lib.utils import ImageReader

from boardpaper.document.nodes import Figure
from boardpaper.errors import InvalidInputError

MAX_PIXELS: Final = 80_000_000  # an A0 sheet at 150 dots an inch has 35 million
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PRINTED_AS_IT_IS: Final = ("RGB", "L")


def open_picture(figure: Figure, attachments: Mapping[str, bytes]) -> ImageReader:
    """Open the picture of a figure: RGB or grey, transparent parts white.

    Raises:
        InvalidInputError: it is missing, no picture, damaged or too large.
    """
    where = figure.label or "the decorative figure"
    data = attachments.get(figure.attachment)
    if data is None:
        raise InvalidInputError(f"The picture of {where} is missing: insert it again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _open(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise InvalidInputError(
            f"The picture of {where} has too many pixels: insert a smaller copy of it."
        ) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise InvalidInputError(
            f"The picture of {where} cannot be read: insert it again as PNG or JPEG."
        ) from None


def _open(data: bytes) -> ImageReader:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        return _printable(image, data)


def _printable(image: Image.Image, data: bytes) -> ImageReader:
    if image.format == "JPEG" and image.mode in _PRINTED_AS_IT_IS:
        image.load()
        return ImageReader(io.BytesIO(data))
    if image.mode in _PRINTED_AS_IT_IS and "transparency" not in image.info:
        return ImageReader(image.copy())
    if image.mode == "CMYK":
        return ImageReader(image.convert("RGB"))
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return ImageReader(Image.alpha_composite(paper, layered).convert("RGB"))
