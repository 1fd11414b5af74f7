"""Where the finished file has what it draws, and what leads there, seen by another library."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw

from boardpaper.document.nodes import BulletList, Figure, Heading, Node, Note, Run
from boardpaper.pdf.style import LINK, NUMBERED
from tests.pdf.reader import Reader
from tests.pdf.samples import (
    SENTENCE,
    bullets,
    document,
    draw,
    paragraph,
    picture,
    place,
    runs,
    section,
    table,
    title,
)

SHA = "a" * 64
NEAR = 4.0  # points


class Seen(NamedTuple):
    """A page counted from 1, and a box on it."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def seen(data: bytes, words: str, nth: int = 1) -> Seen:
    """Where words are seen for the nth time."""
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        text = page.get_textpage()
        search = text.search(words, match_case=True)
        while found := search.get_next():
            nth -= 1
            if not nth:
                boxes = [text.get_charbox(found[0] + at) for at in range(found[1])]
                lefts, bottoms, rights, tops = zip(*boxes, strict=True)
                return Seen(number, min(lefts), min(bottoms), max(rights), max(tops))
    raise AssertionError(words)


def figure(**options: Any) -> Figure:
    return Figure(
        "Figure 1", runs("Share"), SHA, "A bar", decorative=False, place=place("f"), **options
    )


def test_a_picture_says_where_it_stands() -> None:
    data, places = draw(section(figure()), {SHA: picture(size=(400, 200))})
    reader = Reader(data)
    (element,) = (
        obj
        for obj in reader.pdf.objects
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"
    )
    page = pypdfium2.PdfDocument(data)[0]
    (image,) = (each for each in page.get_objects() if each.type == raw.FPDF_PAGEOBJ_IMAGE)
    box = [float(each) for each in element.A[0].BBox]
    assert box == pytest.approx(image.get_bounds(), abs=0.01)
    assert box == pytest.approx(places[place("f")][0].box, abs=0.01)
    assert box[2] - box[0] == pytest.approx(300)


def test_the_box_of_a_link_is_around_its_words() -> None:
    link = Run("council pages", link="https://www.example.gov.uk/")
    spans = (Run("Words before "), link, Run(" and behind. " + SENTENCE))
    data, _ = draw(section(paragraph("1.1"), paragraph("1.2", spans)))
    reader = Reader(data)
    (annotation,) = reader.pdf.pages[0].Annots
    left, bottom, right, top = (float(each) for each in annotation.Rect)
    words = seen(data, "council pages")
    assert words.left - NEAR < left <= words.left < words.right <= right < words.right + NEAR
    assert words.bottom - NEAR < bottom <= words.bottom < words.top <= top < words.top + NEAR


@pytest.mark.parametrize(
    ("node", "anchor", "words"),
    [
        (paragraph("1.2", "Led to. " + SENTENCE, "there"), "anchor there", "Led to."),
        (Heading(3, "1.3", runs("Led to"), place("x"), "there"), "there", "Led to"),
        (Note("1", runs("Led to."), place("x"), "there"), "there", "Led to."),
        (table(2), "the table", "Table 1: Pressures"),
        (BulletList(bullets((1, "Led to.")).items, place("list"), "there"), "there", "Led to."),
    ],
)
def test_a_reference_leads_to_just_above_what_it_names(node: Node, anchor: str, words: str) -> None:
    spans = (Run("See "), Run("1", target=anchor))
    filling = [paragraph(f"2.{number}") for number in range(40)]
    data, _ = draw(section(paragraph("1.1", spans), *filling, node, *filling))
    reader = Reader(data)
    (annotation,) = reader.pdf.pages[0].Annots
    require_leads_to(reader, annotation.Dest, seen(data, words))


def test_a_reference_leads_to_the_top_of_a_picture() -> None:
    spans = (Run("See "), Run("1", target="there"))
    data, places = draw(
        section(paragraph("1.1", spans), paragraph("1.2"), figure(anchor="there")),
        {SHA: picture(size=(400, 200))},
    )
    reader = Reader(data)
    (annotation,) = reader.pdf.pages[0].Annots
    (page, box), *_ = places[place("f")]
    require_leads_to(reader, annotation.Dest, Seen(page, *box))


def test_a_bookmark_leads_to_just_above_its_heading() -> None:
    filling = [paragraph(f"1.{number}") for number in range(40)]
    heading = Heading(2, "2.0", runs("Main issues"), place("m"), "m")
    unnamed = Heading(3, "", runs("Options"), place("o"))
    data, _ = draw(document(title("Budget"), *filling, heading, *filling, unnamed, *filling))
    reader = Reader(data)
    entry = reader.pdf.Root.Outlines.First
    assert str(entry.Title) == "Budget"
    require_leads_to(reader, entry.Dest, seen(data, "Budget"))
    main = entry.First
    require_leads_to(reader, main.Dest, seen(data, "Main issues"))
    require_leads_to(reader, main.First.Dest, seen(data, "Options"))


def require_leads_to(reader: Reader, destination: Any, box: Seen) -> None:
    """The top of what is led to is the top of the window, or a little below it."""
    assert reader.pdf.pages[box.page - 1].obj.objgen == destination[0].objgen
    height = float(destination[3] if str(destination[1]) == "/XYZ" else destination[2])
    assert box.top - 0.01 <= height < box.top + 3 * NEAR


def test_what_is_raised_or_lowered_is_so_by_a_part_of_its_size_and_alone() -> None:
    spans = (
        Run("za"),
        Run("zb", script="superscript", link="https://www.example.gov.uk/"),
        Run("zc"),
        Run("zd", script="subscript"),
        Run("ze"),
    )
    data, _ = draw(section(paragraph("1.1", spans)))
    line, upper, between, lower, last = (
        pypdfium_bottom(data, f"z{letter}") / NUMBERED.size for letter in "abcde"
    )
    assert line == pytest.approx(between) == pytest.approx(last)
    assert 0.3 < upper - line < 0.45
    assert 0.1 < line - lower < 0.2


def pypdfium_bottom(data: bytes, words: str) -> float:
    """Where the first letter of words stands."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    bottom: float = text.get_charbox(text.search(words).get_next()[0])[1]
    return bottom


def test_only_the_words_of_a_link_have_its_colour() -> None:
    link = Run("linked", link="https://www.example.gov.uk/")
    spans = (Run("before "), link, Run(" behind"))
    data, _ = draw(section(paragraph("1.1", spans), paragraph("1.2", "next")))
    wanted = tuple(round(255 * part) for part in LINK)
    assert colour_of(data, "linked") == wanted != (0, 0, 0)
    for words in ("before", "behind", "next"):
        assert colour_of(data, words) == (0, 0, 0)


def colour_of(data: bytes, words: str) -> tuple[int, ...]:
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    parts = [ctypes.c_uint() for _ in range(4)]
    index = text.search(words).get_next()[0]
    assert raw.FPDFText_GetFillColor(text, index, *parts)
    return tuple(part.value for part in parts[:3])
