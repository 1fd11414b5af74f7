"""What a reader must find in the PDF of a Document: words, alternative words, addresses.

It is drawn from the composed Document alone, by means of its own, and takes nothing from what makes
the file: a fault there would be a fault here, and the two would agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
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

BULLET: Final = "\u2022"
TICKED: Final = "\u2612"
NOT_TICKED: Final = "\u2610"
SELECTED: Final = "Selected:"
NOT_SELECTED: Final = "Not selected:"


# Soft hyphen, joiners and other format characters: they are no words, and nobody prints them.
_NOT_PRINTED: Final = re.compile(
    "[\N{SOFT HYPHEN}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f]"
)
_PLAIN: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%:/?#[]@!$&'()*+,;="
)


def printed(text: str) -> str:
    """A text as it is seen."""
    return text if text.isascii() else _NOT_PRINTED.sub("", text)


Located = tuple[Node, str]
"""A node of a document, and its whereabouts."""


class Expected(NamedTuple):
    """A text that must be found, and where in the report it stands."""

    text: str
    where: str


class ExpectedBookmark(NamedTuple):
    """The words of a bookmark, and how deep it stands."""

    text: str
    where: str
    level: int


class ExpectedLink(NamedTuple):
    """The words of a link; its outside address, or the words it leads to in the file."""

    text: str
    where: str
    address: str
    begins: str


def expected_words(nodes: Sequence[Located]) -> list[Expected]:
    """Every text of a document in reading order; each is a block, which begins and ends words."""
    return [Expected(printed(text), where) for node, where in nodes for text in _texts(node)]


def expected_speech(nodes: Sequence[Located]) -> list[Expected]:
    """What is said in place of pictures and tick boxes, in reading order."""
    return [
        Expected(text, where)
        for node, where in nodes
        if isinstance(node, Masthead | Figure | QuestionTable)
        for text in _speech(node)
    ]


def expected_headings(nodes: Sequence[Located]) -> list[Expected]:
    """The structure type and the words of every heading, in reading order."""
    found, last = [], 0
    for node, where in nodes:
        for level, text in _headings(node):
            words = printed(text).strip()
            if words:  # no level is skipped on the way down (ISO 14289-1, 7.4.2)
                last = min(level, last + 1)
                found.append(Expected(f"H{last} {words}", where))
    return found


def expected_bookmarks(nodes: Sequence[Located]) -> list[ExpectedBookmark]:
    """The bookmarks: the words of the headings, the title without its label."""
    found, last = [], -1
    for node, where in nodes:
        for level, text in _bookmarks(node):
            if text:
                last = min(level, last + 1)
            if printed(text).strip():
                found.append(ExpectedBookmark(printed(text), where, last))
    return found


def expected_links(nodes: Sequence[Located]) -> list[ExpectedLink]:
    """Every link: where it leads, and its words."""
    linked = [
        (run, where)
        for node, where in nodes
        for run in _runs(node)
        if (run.link or run.target) and printed(run.text).strip()
    ]
    begins = _beginnings(nodes, {run.target for run, _ in linked if not run.link})
    return [
        ExpectedLink(
            printed(run.text), where, _in_ascii(run.link), "" if run.link else begins[run.target]
        )
        for run, where in linked
    ]


def _beginnings(nodes: Sequence[Located], anchors: Collection[str]) -> dict[str, str]:
    """The words that begin at anchors."""
    found: dict[str, str] = {}
    for node, _ in nodes if anchors else ():
        anchor = getattr(node, "anchor", "")
        if anchor in anchors:
            found[anchor] = printed(" ".join(_texts(node)))
        if isinstance(node, BulletList):
            for item in node.items:
                if item.anchor in anchors:
                    found[item.anchor] = printed(f"{BULLET} {_joined(item.runs)}")
    return found


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


def _bookmarks(node: Node) -> Iterator[tuple[int, str]]:
    match node:
        case TitleBlock():
            for line in node.lines:
                words = _joined(line.runs)
                if line.is_title and printed(line.label + words):
                    yield 0, words
        case Heading():
            yield node.level - 1, f"{node.number} {_joined(node.runs)}"


def _speech(node: Masthead | Figure | QuestionTable) -> Iterator[str]:
    match node:
        case Masthead(logo=logo) if logo:
            yield f"Logo of {node.name}"
        case Figure(decorative=False):
            yield (
                node.alt
                if printed(node.alt).strip()
                else f"{node.label or 'Figure'}: not described"
            )
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


def _in_ascii(address: str) -> str:
    """An address in ASCII (ISO 32000-1, 12.6.4.7): other letters by their UTF-8 bytes."""
    return "".join(
        [
            each if each in _PLAIN else "".join([f"%{byte:02X}" for byte in each.encode()])
            for each in address
        ]
    )


def _joined(runs: Sequence[Run]) -> str:
    return "".join([run.text for run in runs])
