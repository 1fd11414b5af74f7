"""The top of the first page."""

import hashlib
import io

import pytest
from PIL import Image

from boardpaper.document.nodes import Document, Masthead
from boardpaper.pdf.geometry import FRAME_TOP, PAGE_HEIGHT, PAGE_WIDTH, Box
from boardpaper.pdf.render import render
from boardpaper.report.place import Place
from tests.pdf.reader import Reader
from tests.pdf.samples import IMPRINT, fonts, paragraph, title

MM = 72 / 25.4
HERE = Place("details")


def logo(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, height), 90).save(buffer, "PNG")
    return buffer.getvalue()


def printed(name: str, picture: bytes = b"") -> tuple[bytes, Box]:
    digest = hashlib.sha256(picture).hexdigest() if picture else ""
    nodes = (Masthead(name, digest, HERE), title(), paragraph("1.1"))
    document = Document("A subject", "Executive Board", "public", nodes)
    data, places = render(document, {digest: picture}, IMPRINT, fonts())
    return data, places[HERE][0].box


def test_the_name_is_read_first() -> None:
    data, _ = printed("Leeds City Council")
    assert Reader(data).text().startswith("Leeds City Council Report to Executive Board")


@pytest.mark.parametrize(
    ("pixels", "most"),
    [((10, 10), 19), ((800, 400), 18 * MM), ((40, 4000), 18 * MM), ((8000, 100), 19)],
)
def test_the_title_begins_high_whatever_the_logo(pixels: tuple[int, int], most: float) -> None:
    _, box = printed("Leeds City Council", logo(*pixels))
    assert box.top - box.bottom <= most + 7
    assert box.bottom >= FRAME_TOP - 11 * MM


def test_a_name_of_many_words_stays_on_the_page() -> None:
    data, box = printed("The Council of the Borough of " + "Long and Longer " * 40, logo(800, 400))
    assert "Longer" in Reader(data).text()
    assert box.bottom >= 0
    assert box.top <= PAGE_HEIGHT
    assert box.right <= PAGE_WIDTH
