from __future__ import annotations

import pytest

from boardpaper.document.nodes import Heading, HeadingLevel, Node, Run
from boardpaper.pdf.conforming import conforming
from tests.pdf.samples import document, paragraph, place, questions, runs, table, title


def heading(level: HeadingLevel, words: str = "Heading") -> Heading:
    return Heading(level, "", runs(words), place("h"))


def levels(*nodes: Node) -> list[int]:
    mended = conforming(document(*nodes)).nodes
    return [node.level for node in mended if isinstance(node, Heading)]


def test_headings_skip_no_level_on_the_way_down() -> None:
    found = levels(*[heading(level) for level in (2, 2, 4, 6, 2, 3, 1)])
    assert found == [1, 2, 3, 4, 2, 3, 1]


def test_the_title_is_the_first_heading() -> None:
    assert levels(title(), heading(2)) == [2]
    assert levels(title(), heading(3)) == [2]


def test_a_heading_without_words_does_not_count() -> None:
    assert levels(title(), heading(2, " \u200b"), heading(3)) == [2, 2]


def test_what_is_right_stays_the_same_object() -> None:
    nodes = (title(), questions(), heading(2), paragraph("1.1"), table(2))
    mended = conforming(document(*nodes)).nodes
    assert all(new is old for new, old in zip(mended, nodes, strict=True))


@pytest.mark.parametrize("text", ["", " ", "\u00ad", " \u200b\n"])
def test_a_link_on_nothing_is_none(text: str) -> None:
    link = Run(text, link="https://www.example.gov.uk/", bold=True)
    (node,) = conforming(document(paragraph("1.", (link,)))).nodes
    assert node == paragraph("1.", (Run(text, bold=True),))
