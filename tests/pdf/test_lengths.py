from __future__ import annotations

import io
import re
from typing import Any

import msgspec
import pikepdf
import pytest

from boardpaper.document.nodes import Figure, Heading, Masthead, Node, Run, TitleBlock
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.lengths import shortened
from boardpaper.pdf.objects import text_string
from boardpaper.pdf.render import Imprint, lay_out, render
from tests.pdf.samples import (
    MOMENT,
    document,
    draw,
    fonts,
    paragraph,
    picture,
    place,
    runs,
    section,
    title,
)

MOST = 16_382
SHA = "a" * 64


def figure(alt: str) -> Figure:
    return Figure("Figure 1", runs("Share"), SHA, alt, decorative=False, place=place("figure"))


def linked(text: str, address: str = "https://a.uk/") -> Node:
    return paragraph("1.1", (Run(text, link=address),))


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (linked("x" * (MOST + 1)), "The text of a link in paragraph 1.1"),
        (linked("See", "https://a.uk/" + "ü" * 6_000), "The address of a link in paragraph 1.1"),
        (linked("See", "https://a.uk/" + "a" * 32_767), "The address of a link in paragraph 1.1"),
        (figure("\U0001f986" * (MOST // 2 + 1)), "The description of the picture in Figure 1"),
        (Heading(2, "2.0", runs("y" * MOST), place("x")), "The heading in heading 2.0"),
        (title("z" * (MOST + 1)), "The subject in the title block"),
        (Masthead("n" * MOST, "", place("m")), "The name in the council’s name"),
    ],
)
def test_what_no_string_can_hold_is_refused_by_place(node: Node, said: str) -> None:
    nodes = (node,) if isinstance(node, TitleBlock | Masthead) else (title(), node)
    with pytest.raises(InvalidInputError, match=re.escape(said)) as caught:
        draw(document(*nodes), {SHA: picture()})
    assert "16,382 characters" in str(caught.value)


def test_what_was_laid_out_before_is_no_reason_to_let_it_pass() -> None:
    before = lay_out(section(), {}, fonts())
    with pytest.raises(InvalidInputError, match="The text of a link"):
        lay_out(section(linked("x" * (MOST + 1))), {}, fonts(), before)


def test_a_file_whose_name_is_too_long_is_refused() -> None:
    doc = msgspec.structs.replace(section(), title="x" * (MOST + 1))
    with pytest.raises(InvalidInputError, match="The subject"):
        draw(doc)


def strings(value: Any) -> list[bytes]:
    if isinstance(value, pikepdf.String):
        return [bytes(value)]
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return [each for _, kid in value.items() for each in direct(kid)]
    if isinstance(value, pikepdf.Array):
        return [each for kid in value for each in direct(kid)]
    return []


def direct(value: Any) -> list[bytes]:
    return [] if getattr(value, "is_indirect", False) else strings(value)


def test_no_string_of_a_file_is_longer_than_pdfa_allows() -> None:
    nodes = (linked("a b " * 4_095, "https://a.uk/" + "a" * 32_000), figure("d" * MOST))
    doc = msgspec.structs.replace(
        document(title("t " * 8_191), *nodes), running_header="header " * 5_000
    )
    data, _ = render(doc, {SHA: picture()}, Imprint(MOMENT, "Officer " * 5_000), fonts())
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for value in pdf.objects:
            found += strings(value)
        for page in pdf.pages:
            instructions: Any = pikepdf.parse_content_stream(page)
            for operands, _ in instructions:
                found += strings(pikepdf.Array(list(operands)))
        assert str(pdf.docinfo.Author).endswith("…")
        assert pdf.open_metadata()["dc:creator"] == [str(pdf.docinfo.Author)]
    assert 30_000 < max(map(len, found)) <= 32_767


@pytest.mark.parametrize("letter", ["i", "ŵ"])
def test_a_word_of_any_length_is_shown_in_strings_that_pdfa_allows(letter: str) -> None:
    strings = list(fonts().regular.shows(letter * 70_000))
    assert {subset for subset, _ in strings} == {0 if letter == "i" else 3}
    lengths = [len(literal) // (1 if letter == "i" else 4) for _, literal in strings]
    assert sum(lengths) == 70_000
    assert max(lengths) <= 32_767


@pytest.mark.parametrize("text", ["x" * MOST, "x" * (MOST + 1), "x" + "\U0001f986" * MOST])
def test_what_is_shortened_is_the_beginning_and_fits(text: str) -> None:
    short = shortened(text)
    assert len(text_string(short)) <= 2 * 32_767 + 2
    assert short == text if len(text) == MOST else text.startswith(short.removesuffix("…"))
