"""What stands around the text of every page."""

import pypdfium2  # type: ignore[import-untyped]
import pytest

from boardpaper.document.nodes import Document, Node
from boardpaper.pdf.geometry import FRAME_TOP, PAGE_HEIGHT
from boardpaper.pdf.render import Imprint, render
from tests.pdf.reader import Reader
from tests.pdf.samples import MOMENT, SENTENCE, fonts, paragraph, title


def printed(header: str = "Executive Board", stamp: str = "", status: str = "") -> bytes:
    paragraphs = tuple(paragraph(str(number), SENTENCE * 20) for number in range(8))
    nodes: tuple[Node, ...] = (title(), *paragraphs)
    document = Document("A subject", header, "public", nodes)
    return render(document, {}, Imprint(MOMENT, "", stamp, status), fonts())[0]


def test_stamp_and_status_stand_on_every_page_and_are_read_as_no_part_of_it() -> None:
    reader = Reader(printed(stamp="WITHDRAWN", status="Withdrawn"))
    pages = len(reader.pdf.pages)
    assert pages > 1
    assert reader.outside.count("WITHDRAWN") == reader.outside.count("Withdrawn") == pages
    assert "ithdrawn" not in reader.text().lower()


@pytest.mark.parametrize("header", ["Board " * 60, "B" * 400])
def test_a_header_of_any_length_stands_on_one_line_above_the_text(header: str) -> None:
    page = pypdfium2.PdfDocument(printed(header))[1]
    text = page.get_textpage()
    above = " ".join(text.get_text_bounded(bottom=FRAME_TOP, top=PAGE_HEIGHT).split())
    assert above.startswith(header[:20])
    assert above.endswith("…")
    assert above.strip("…").rstrip() in header


def test_a_status_of_any_length_does_not_run_into_the_number_of_the_page() -> None:
    page = pypdfium2.PdfDocument(printed(status="Draft of a day " * 30))[0]
    foot = " ".join(page.get_textpage().get_text_bounded(bottom=0, top=50).split())
    assert foot.startswith("Draft of a day")
    assert "… Page 1 of" in foot
