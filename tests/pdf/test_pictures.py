from __future__ import annotations

import io
import random
import struct
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from PIL import Image

from boardpaper.document.nodes import Figure, Masthead
from boardpaper.errors import InvalidInputError
from boardpaper.pdf import pictures
from boardpaper.pdf.pictures import open_logo, open_picture
from boardpaper.report.place import Place
from tests.pdf.samples import place, runs

SHA = "a" * 64
FIGURE = Figure("Figure 1", runs("Share"), SHA, "A chart", decorative=False, place=place("f"))


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pixels(data: bytes) -> list[Any]:
    """The pixels that are printed, in rows from the top."""
    reader: Any = open_picture(FIGURE, {SHA: data})
    image: Image.Image = reader._image
    width, height = image.size
    return [image.getpixel((x, y)) for y in range(height) for x in range(width)]


def test_transparent_parts_are_white() -> None:
    image = Image.new("RGBA", (2, 2), (0, 0, 0, 0))
    image.putpixel((1, 0), (255, 0, 0, 255))
    image.putpixel((0, 1), (0, 0, 0, 51))
    found = [(255, 255, 255), (255, 0, 0), (204, 204, 204), (255, 255, 255)]
    assert pixels(encoded(image, "PNG")) == found


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_a_colour_that_stands_for_nothing_is_white(mode: str) -> None:
    image = Image.new(mode, (2, 1), 0)
    image.putpixel((1, 0), 9 if mode != "RGB" else (9, 9, 9))
    data = encoded(image, "PNG", transparency=(0, 0, 0) if mode == "RGB" else 0)
    assert pixels(data)[0] == (255, 255, 255)
    assert pixels(data)[1] != (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_grey_picture_of_sixteen_bits_keeps_its_shades(kind: str) -> None:
    image = Image.new("I;16", (5, 1))
    for x, shade in enumerate((0, 257, 20_000, 60_000, 65_535)):
        image.putpixel((x, 0), shade)
    assert pixels(encoded(image, kind)) == [0, 1, 77, 233, 255]


@pytest.mark.parametrize("mode", ["F", "I"])
def test_numbers_that_are_no_shades_are_refused(mode: str) -> None:
    with pytest.raises(InvalidInputError, match="Figure 1 cannot be read"):
        pixels(encoded(Image.new(mode, (2, 2)), "TIFF"))


@pytest.mark.parametrize(
    "damage", [struct.error, TypeError, IndexError, KeyError, OverflowError, AssertionError]
)
def test_whatever_a_decoder_stumbles_over_is_a_damaged_picture(
    damage: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_data: bytes) -> None:
        raise damage

    monkeypatch.setattr(pictures, "_open", stumble)
    with pytest.raises(InvalidInputError, match="Figure 1 cannot be read"):
        open_picture(FIGURE, {SHA: b""})
    with pytest.raises(InvalidInputError, match="logo cannot be read"):
        open_logo(Masthead("A council", SHA, Place("details")), {SHA: b""})


def _photo() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "words"
    return encoded(Image.new("RGB", (30, 20)), "JPEG", exif=exif)


@pytest.mark.parametrize(
    "make",
    [
        _photo,
        lambda: encoded(Image.new("RGB", (20, 15)), "TIFF", compression="tiff_lzw"),
        lambda: encoded(Image.new("RGBA", (20, 15)), "PNG"),
        lambda: encoded(Image.new("P", (20, 15)), "GIF"),
    ],
)
def test_a_damaged_picture_is_drawn_or_refused_and_nothing_else(make: Callable[[], bytes]) -> None:
    chance, whole = random.Random(5), make()  # noqa: S311
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(400):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 2, 8))):
                data[chance.randrange(min(len(data), 200))] = chance.choice((0, 1, 127, 255))
            with suppress(InvalidInputError):
                open_picture(FIGURE, {SHA: bytes(data)})
