"""Where a node stands, in words an officer can follow: by its printed number, without its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Document,
    Figure,
    Heading,
    Marking,
    Masthead,
    Node,
    Note,
    Paragraph,
    QuestionTable,
    Table,
    TitleBlock,
)

_IN_FRONT: Mapping[type[Node], str] = {
    Masthead: "the council’s name",
    TitleBlock: "the title block",
    AuthorBox: "the author box",
    Marking: "the words “not for publication”",
    QuestionTable: "the questions",
}


def whereabouts(document: Document) -> Iterator[tuple[Node, str]]:
    """Yield every node with its whereabouts, such as "paragraph 3.2" or "the title block"."""
    before = "the title block"
    for node in document.nodes:
        where = _name(node, before)
        if isinstance(node, Heading | Paragraph) and node.number:
            before = where
        yield node, where


def _name(node: Node, before: str) -> str:
    if type(node) in _IN_FRONT:
        return _IN_FRONT[type(node)]
    match node:
        case Heading(number=number) if number:
            return f"heading {number}"
        case Paragraph(number=number) if number:
            return f"paragraph {number.rstrip('.')}"
        case Note():
            return f"note {node.number}"
        case Table() | Figure() if node.label:
            return node.label
        case BulletList():
            return f"the list below {before}"
        case _:
            return f"the text below {before}"
