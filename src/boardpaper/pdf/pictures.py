"""Pictures: opened, bounded, and brought into a form that every reader shows."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Mapping
from typing import Final

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from boardpaper.document.nodes import Figure, Masthead
from boardpaper.errors import InvalidInputError

MAX_PIXELS: Final = 40_000_000  # an A0 sheet at 150 dots an inch has 35 million
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_DAMAGES: Final = (  # what Pillow's decoders let out where the bytes make no sense
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_JPEG_QUALITY: Final = 92
_PRINTED_AS_IT_IS: Final = ("RGB", "L")
_EIGHT_BITS: Final = (
    *_PRINTED_AS_IT_IS, "1", "P", "PA", "LA", "La", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB",
    "HSV",
)  # fmt: skip
_SHADES_IN_ONE: Final = 257


def open_logo(masthead: Masthead, attachments: Mapping[str, bytes]) -> ImageReader:
    """Open the council's logo: RGB or grey, transparent parts white.

    Raises:
        InvalidInputError: it is no picture, damaged or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _open(attachments[masthead.logo])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise InvalidInputError(
            "The council's logo has too many pixels: choose a smaller copy of it in the settings."
        ) from None
    except _DAMAGES:
        raise InvalidInputError(
            "The council's logo cannot be read: choose a PNG or JPEG picture in the settings."
        ) from None


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
    except _DAMAGES:
        raise InvalidInputError(
            f"The picture of {where} cannot be read: insert it again as PNG or JPEG."
        ) from None


def _open(data: bytes) -> ImageReader:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        return _printable(image)


def _printable(image: Image.Image) -> ImageReader:
    """Bring a picture upright and into RGB or grey, without its hidden metadata.

    A camera writes into it who took it, when and where: that is not for the public.
    """
    is_photo = image.format == "JPEG"
    upright = ImageOps.exif_transpose(image)
    if upright.mode not in _EIGHT_BITS:
        upright = _in_eight_bits(upright)
    if upright.mode not in _PRINTED_AS_IT_IS or "transparency" in upright.info:
        upright = _on_paper(upright)
    if not is_photo:
        return ImageReader(upright.copy())
    buffer = io.BytesIO()
    upright.save(buffer, "JPEG", quality=_JPEG_QUALITY, exif=b"", icc_profile=None, comment=b"")
    buffer.seek(0)
    return ImageReader(buffer)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Bring 65,536 shades of grey into 256, which are all that a photograph shows in print.

    Raises:
        ValueError: the numbers are no shades of known meaning, such as heights or temperatures.
    """
    if not image.mode.startswith("I;16") and (image.mode, image.format) != ("I", "PNG"):
        raise ValueError(image.mode)
    shades = image.convert("I").point(lambda shade: shade * (1 / _SHADES_IN_ONE) + 0.0)
    grey = shades.convert("L")
    grey.info.pop("transparency", None)  # it counts in the shades that were
    return grey


def _on_paper(image: Image.Image) -> Image.Image:
    """Put a picture with transparent parts or other colours on white."""
    if image.mode == "CMYK":
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
