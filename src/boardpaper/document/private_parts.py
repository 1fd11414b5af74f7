"""In the full version, every part that the public does not get is marked where it begins.

The marking on the front page names the parts by their numbers; whoever has only a later page before
them must not have to look there before they speak of what they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from boardpaper.document.nodes import BulletList, Marking, Node
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Exemption

_IN_THE_TEXT: frozenset[Part] = frozenset({"sections", "main", "recommendations", "background"})


def mark_private_parts(
    nodes: Iterable[Node], markings: Sequence[tuple[Exemption, Marking]]
) -> Iterator[Node]:
    """Put the marking of each exemption before the first node of what it withholds."""
    in_text = [pair for pair in markings if pair[0].target.part in _IN_THE_TEXT]
    withheld_before: set[str] = set()
    for node in nodes:
        withheld = set()
        for exemption, marking in in_text:
            if _withholds(exemption.target, node):
                withheld.add(exemption.id)
                if exemption.id not in withheld_before:
                    yield marking
        withheld_before = withheld
        yield node


def _withholds(target: Place, node: Node) -> bool:
    """Tell whether a node prints a target, or some of it; a block is known by its id alone."""
    if target.block:
        places = [node.place]
        if isinstance(node, BulletList):
            places += [item.place for item in node.items]
        return any(place.block == target.block for place in places)
    return node.place.part == target.part and target.item in {"", node.place.item}
