from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase import pdfdoc

from boardpaper.pdf.objects import Run, plain_stream, put, stream, text_string, write_file
from boardpaper.pdf.writing import write_outline
from tests.pdf.samples import draw, paragraph, section

ENDS = (b"", b"x", b"x\r", b"x\n", b"x\r\n", b"endstream")


def file_of(*sources: bytes) -> tuple[bytes, list[int]]:
    """A file with nothing but some objects, and their numbers."""
    document: Any = pdfdoc.PDFDocument(invariant=1)
    write_outline(document, None)
    numbers = [put(document, source) for source in sources]
    return write_file(document, put(document, b"<<>>")), numbers


@pytest.mark.parametrize("data", ENDS)
def test_a_stream_comes_back_whatever_its_last_byte(data: bytes) -> None:
    file, (plain, packed) = file_of(plain_stream(data, ""), stream(data, "/N 3"))
    assert len(re.findall(rb"\nendstream\nendobj", file)) == file.count(b"endstream\nendobj")
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert pdf.get_object((plain, 0)).read_raw_bytes() == data
        assert pdf.get_object((packed, 0)).read_bytes() == data


def test_more_objects_than_one_stream_holds_are_all_found() -> None:
    sources = [b"<</Key %d>>" % number for number in range(1000)]
    file, numbers = file_of(*sources)
    with pikepdf.open(io.BytesIO(file)) as pdf:
        found: list[Any] = [pdf.get_object((number, 0)).Key for number in numbers]
        assert found == list(range(1000))


def test_a_run_of_objects_stands_between_the_others() -> None:
    document: Any = pdfdoc.PDFDocument(invariant=1)
    write_outline(document, None)
    before = put(document, b"<</Key (before)>>")
    run = Run.put(document, [b"<</Key %d>>" % each for each in range(500)])
    after = put(document, b"<</Key (after)>>")
    assert (before + 1, run.first + 500) == (run.first, after)
    file = write_file(document, put(document, b"<<>>"), run=run)
    with pikepdf.open(io.BytesIO(file)) as pdf:
        keys: list[Any] = [pdf.get_object((each, 0)).Key for each in range(before, after + 1)]
        assert keys == ["before", *range(500), "after"]


def test_a_text_string_holds_any_character() -> None:
    assert str(pikepdf.Object.parse(text_string("a)ŵ🎉").encode())) == "a)ŵ🎉"


def test_the_identifier_follows_from_the_content() -> None:
    first, again, other = (
        pikepdf.open(io.BytesIO(draw(section(paragraph("1.", words)))[0])).trailer.ID[0]
        for words in ("same", "same", "other")
    )
    assert bytes(first) == bytes(again) != bytes(other)


def test_a_reader_finds_no_fault_in_the_syntax() -> None:
    data, _ = draw(section(paragraph("1.")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.check_pdf_syntax()
