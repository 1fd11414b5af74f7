from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

from boardpaper import resources
from boardpaper.pdf.font_file import FontFile
from boardpaper.pdf.fonts import subset_and_code
from tests.pdf.samples import fonts

OCTAL = re.compile(r"\\([0-7]{3}|.)", re.DOTALL)


def unescaped(literal: str) -> bytes:
    """What a reader makes of a literal string (ISO 32000-1, 7.3.4.2)."""
    text = OCTAL.sub(lambda m: chr(int(m[1], 8)) if len(m[1]) == 3 else m[1], literal)
    return text.encode("latin-1")


def test_no_two_characters_share_a_code() -> None:
    points = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x20000)]
    codes = {subset_and_code(chr(point)) for point in points}
    assert len(codes) == len(points)


@given(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"]))
def test_only_the_space_has_the_code_that_word_spacing_applies_to(character: str) -> None:
    _, code = subset_and_code(character)
    assert (code == 0x20) == (character == " ")
    assert 0x20 <= code <= 0xFF


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF, exclude_categories=["Cc"])))
def test_shown_bytes_are_the_codes_of_the_characters(text: str) -> None:
    shown = [
        (subset, byte)
        for subset, literal in fonts().regular.shows(text)
        for byte in unescaped(literal)
    ]
    assert shown == [subset_and_code(character) for character in text]


@pytest.mark.parametrize(
    "name",
    [f"Arimo-{each}.ttf" for each in ("Regular", "Bold", "Italic", "BoldItalic")]
    + ["DejaVuSans.ttf"],
)
def test_a_font_file_is_read_as_reportlab_reads_it(name: str) -> None:
    data = resources.read_bytes("fonts", name)
    ours, stock = (each(io.BytesIO(data)) for each in (FontFile, TTFontFace))
    passing = {"_pos", "_pdfScale", "glyphToChar"}  # needed while it is read
    assert {key: value for key, value in vars(ours).items() if key not in passing} == {
        key: value for key, value in vars(stock).items() if key not in passing
    }
    points = [0, 0x20, 0x41, 0xA0, 0xE9, 0x175, 0x2612]
    assert ours.makeSubset(points) == stock.makeSubset(points)


def test_the_fallback_has_what_the_face_lacks_and_nothing_else() -> None:
    face = fonts().bold
    parts = fonts().by_face("a☒b ☐ŵ", face)
    assert "".join(text for _, text in parts) == "a☒b ☐ŵ"
    assert [text for used, text in parts if used is fonts().fallback] == ["☒", "☐"]


@pytest.mark.parametrize(
    ("bold", "italic", "name"),
    [
        (False, False, b"Arimo"),
        (True, False, b"Arimo-Bold"),
        (False, True, b"Arimo-Italic"),
        (True, True, b"Arimo-BoldItalic"),
    ],
)
def test_every_style_has_its_face(bold: bool, italic: bool, name: bytes) -> None:
    assert fonts().face(bold=bold, italic=italic).file.name == name


def test_the_width_of_a_text_is_that_of_its_characters() -> None:
    face = fonts().regular
    assert face.width("Leeds", 10) == pytest.approx(sum(face.width(c, 10) for c in "Leeds"))
    assert face.width("i", 10) < face.width("W", 10)
