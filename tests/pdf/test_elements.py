"""Elements of the structure tree: their source says what they say when they are asked."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from boardpaper.pdf.elements import At, Elsewhere, FoundElement, asked_element, plain_element
from boardpaper.pdf.packed import is_whole, packed_sources
from boardpaper.pdf.page_reading import UnsoundError
from tests.conformance.broken import elements, unbroken
from tests.pdf.samples import SENTENCE, bullets, draw, paragraph, questions, section, table

TAGS = (
    *("Document", "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "Caption", "TR"),
    *("TH", "TD", "Note", "Figure", "Link", "Reference", "Span"),
)


def files() -> list[bytes]:
    doc = section(
        paragraph("1.1", SENTENCE * 60), bullets((1, "one"), (2, "two")), table(70), questions()
    )
    data = draw(doc)[0]
    return [data, unbroken(data)]


def understood(element: FoundElement) -> FoundElement:
    """An element as it is when asked, its kids as they stand in its source."""
    kids = [each if isinstance(each, int) else kid(each) for each in element.kids]
    return element._replace(kids=tuple(kids))


def kid(thing: Any) -> At | Elsewhere:
    if "/MCID" in thing:
        return Elsewhere(thing.Pg.objgen, int(thing.MCID))
    return At(thing.objgen[0])


@pytest.mark.parametrize("data", files())
def test_a_plain_element_is_what_it_says_when_it_is_asked(data: bytes) -> None:
    count = 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in elements(pdf, *TAGS):
            plain = plain_element(each.objgen[0], each.unparse(resolved=True))
            if plain is not None:
                assert plain == understood(asked_element(each, each.S))
                count += 1
    assert count > 200


@pytest.mark.parametrize(
    "source",
    [
        b"<< /K [ 1 ] /P 7 0 R /S /Figure /Type /StructElem >>",
        b"<< /K [ 1 ] /P 7 0 R /S /TH /Type /StructElem >>",
        b"<< /K [ 1 ] /P 7 0 R /S /L /Type /StructElem >>",
        b"<< /ActualText (x) /K [ 1 ] /P 7 0 R /S /P /Type /StructElem >>",
        b"<< /Alt (x) /K [ 1 ] /P 7 0 R /S /P /Type /StructElem >>",
        b"<< /K [ 1 ] /Lang (cy) /P 7 0 R /S /P /Type /StructElem >>",
        b"<< /K 1 /P 7 0 R /S /P /Type /StructElem >>",
        b"<< /K [ 8 1 R ] /P 7 0 R /S /P /Type /StructElem >>",
        b"<< /K [ 1 ] /P 7 1 R /S /P /Type /StructElem >>",
        b"<< /K [ 1 ] /P 7 0 R /S /P /Type /StructElem >> x",
        b"null",
    ],
)
def test_what_is_of_another_form_has_to_be_asked(source: bytes) -> None:
    assert plain_element(9, source) is None


def test_kids_are_marks_objects_and_marks_elsewhere() -> None:
    source = b"<< /K [ 5 0 12 0 R << /MCID 3 /Pg 8 0 R /Type /MCR >> 7 ] /P 1 0 R /S /P "
    element = plain_element(9, source + b"/Type /StructElem >>")
    assert element is not None
    assert element.kids == (5, 0, At(12), Elsewhere((8, 0), 3), 7)


def test_another_entry_is_refused() -> None:
    with pikepdf.new() as pdf:
        thing = pdf.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.P, P=pikepdf.Dictionary(), E=pikepdf.String("x"))
        )
        with pytest.raises(UnsoundError):
            asked_element(thing, thing.S)


@pytest.mark.parametrize("data", files())
def test_the_bytes_of_an_object_are_those_that_the_reader_parses(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sources = packed_sources(pdf)
        found = elements(pdf, "P", "TD", "TR", "LI")
        assert len(found) > 100
        for each in found:
            source = sources[each.objgen[0]]
            assert is_whole(source)
            parsed = pikepdf.Object.parse(source.replace(b" 0 R", b""))
            assert set(parsed.keys()) == set(each.keys())


@pytest.mark.parametrize("source", [b"[1 2]", b"<</A<<>>", b"", b" <<>>"])
def test_what_may_go_on_in_other_bytes_is_not_whole(source: bytes) -> None:
    assert not is_whole(source)
