"""Which paragraphs announce what comes after them, and so must not be parted from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from boardpaper.document.nodes import BulletList, Heading, Node, Paragraph


def mark_leading(nodes: Iterable[Node]) -> Iterator[Node]:
    """Mark the paragraphs that lead to a list or an aside, or end in a colon."""
    before: Node | None = None
    for node in nodes:
        if before is not None:
            yield _marked(before, node)
        before = node
    if before is not None:
        yield before


def _marked(node: Node, following: Node) -> Node:
    if isinstance(node, Paragraph) and _leads(node, following):
        return msgspec.structs.replace(node, leads=True)
    return node


def _leads(node: Paragraph, following: Node) -> bool:
    match following:
        case BulletList() | Paragraph(is_aside=True):
            return True
        case Heading():
            return False
        case _:
            return bool(node.runs) and node.runs[-1].text.rstrip().endswith(":")
