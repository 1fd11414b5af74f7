"""What a reader must find in the PDF of a Document: words, alternative words, addresses.

It is drawn from the Document alone, and knows nothing of how the file is made, so that the two can
be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Figure,
    Heading,
    Marking,
    Masthead,
    Node,
    Note,
    Paragraph,
    QuestionTable,
    Run,
    Table,
    TitleBlock,
)
from boardpaper.pdf.addresses import ascii_address
from boardpaper.pdf.fonts import BULLET
from boardpaper.pdf.front_matter import NOT_TICKED, TICKED
from boardpaper.pdf.inline import visible
from boardpaper.pdf.masthead import spoken_logo

SELECTED: Final = "Selected:"
NOT_SELECTED: Final = "Not selected:"


Located = tuple[Node, str]
"""A node of a document, and its whereabouts."""


class Expected(NamedTuple):
    """A text that must be found, and where in the report it stands."""

    text: str
    where: str


def expected_words(nodes: Iterable[Located]) -> list[Expected]:
    """Every text of a document in reading order; each is a block, which begins and ends words."""
    return [Expected(visible(text), where) for node, where in nodes for text in _texts(node)]


def expected_speech(nodes: Iterable[Located]) -> list[Expected]:
    """What is said in place of pictures and tick boxes, in reading order."""
    return [
        Expected(text, where)
        for node, where in nodes
        if isinstance(node, Masthead | Figure | QuestionTable)
        for text in _speech(node)
    ]


def expected_headings(nodes: Iterable[Located]) -> list[Expected]:
    """The structure type and the words of every heading, in reading order."""
    found = [
        (level, visible(text).strip(), where)
        for node, where in nodes
        for level, text in _headings(node)
    ]
    return [Expected(f"H{level} {text}", where) for level, text, where in found if text]


def expected_bookmarks(nodes: Iterable[Located]) -> list[Expected]:
    """The words of every bookmark: those of the headings, the title without its label."""
    return [Expected(visible(text), where) for node, where in nodes for text in _bookmarks(node)]


def expected_addresses(nodes: Iterable[Located]) -> list[Expected]:
    """Every outside address that words of the document lead to."""
    return [
        Expected(ascii_address(run.link), where)
        for node, where in nodes
        for run in _runs(node)
        if run.link
    ]


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Masthead():
            return iter((node.name,))
        case TitleBlock():
            return (f"{line.label} {_joined(line.runs)}" for line in node.lines)
        case AuthorBox():
            return (f"{label} {value}" for label, value in node.lines)
        case Marking():
            return iter((_joined(node.runs),))
        case QuestionTable():
            return _questions(node)
        case Heading() | Paragraph() | Note():
            return iter((f"{node.number} {_joined(node.runs)}",))
        case BulletList():
            return (f"{BULLET} {_joined(item.runs)}" for item in node.items)
        case Table() | Figure():
            return _captioned(node)


def _captioned(node: Table | Figure) -> Iterator[str]:
    colon = ": " if node.label and node.caption else ""
    yield f"{node.label}{colon}{_joined(node.caption)}"
    if isinstance(node, Table):
        for row in (node.header, *node.rows):
            for cell in row:
                yield _joined(cell.runs)


def _questions(node: QuestionTable) -> Iterator[str]:
    for row in node.rows:
        yield row.question
        for label, value in row.details:
            yield f"{label} {value}"
        yes, no = (TICKED if row.yes is each else NOT_TICKED for each in (True, False))
        yield f"{yes} Yes\u2003{no} No"


def _headings(node: Node) -> Iterator[tuple[int, str]]:
    match node:
        case TitleBlock():
            for line in node.lines:
                if line.is_title:
                    yield 1, f"{line.label} {_joined(line.runs)}"
        case Heading():
            yield node.level, f"{node.number} {_joined(node.runs)}"


def _bookmarks(node: Node) -> Iterator[str]:
    match node:
        case TitleBlock():
            yield from (_joined(line.runs) for line in node.lines if line.is_title)
        case Heading():
            yield f"{node.number} {_joined(node.runs)}"


def _speech(node: Masthead | Figure | QuestionTable) -> Iterator[str]:
    match node:
        case Masthead(logo=logo) if logo:
            yield spoken_logo(node)
        case Figure(decorative=False):
            yield node.alt
        case QuestionTable():
            for row in node.rows:
                for each in (True, False):
                    yield SELECTED if row.yes is each else NOT_SELECTED


def _runs(node: Node) -> Iterator[Run]:
    match node:
        case TitleBlock():
            for line in node.lines:
                yield from line.runs
        case Marking() | Heading() | Paragraph() | Note():
            yield from node.runs
        case BulletList():
            for item in node.items:
                yield from item.runs
        case Table():
            yield from node.caption
            for row in (node.header, *node.rows):
                for cell in row:
                    yield from cell.runs
        case Figure():
            yield from node.caption


def _joined(runs: Sequence[Run]) -> str:
    return "".join([run.text for run in runs])
