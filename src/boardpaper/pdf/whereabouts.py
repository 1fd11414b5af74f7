"""Where a node stands, in words an officer can follow: by its printed number, without its text."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Document,
    Figure,
    Heading,
    Marking,
    Node,
    Note,
    Paragraph,
    QuestionTable,
    Table,
    TitleBlock,
)


def whereabouts(document: Document) -> Iterator[tuple[Node, str]]:
    """Yield every node with its whereabouts, such as "paragraph 3.2" or "the title block"."""
    before = "the title block"
    for node in document.nodes:
        where = _name(node, before)
        if isinstance(node, Heading | Paragraph) and node.number:
            before = where
        yield node, where


def _name(node: Node, before: str) -> str:
    match node:
        case TitleBlock():
            return "the title block"
        case AuthorBox():
            return "the author box"
        case Marking():
            return "the words “not for publication”"
        case QuestionTable():
            return "the questions"
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
