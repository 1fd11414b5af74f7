"""Structure elements before there is a document: what a node adds to the tree, as a value.

What was set for a node can so be kept and printed again in another document, whose tree is made
anew each time; nothing that drawing does is left in it.
"""

from __future__ import annotations

from typing import NamedTuple

from boardpaper.pdf.structure import Element


class Part(NamedTuple):
    """One element to be made, below an earlier part of its pattern or (0) below the document."""

    parent: int
    tag: str
    attributes: tuple[str, ...]
    alt: str


class Slot(NamedTuple):
    """The place of an element in a pattern, counted from 1; 0 is the document."""

    parts: list[Part]
    number: int

    def add(self, tag: str, *, attributes: tuple[str, ...] = (), alt: str = "") -> Slot:
        """Append a child element and return its place."""
        self.parts.append(Part(self.number, tag, attributes, alt))
        return Slot(self.parts, len(self.parts))


def new_pattern() -> Slot:
    """Begin a pattern: the place of the document in it."""
    return Slot([], 0)


class ElementMaker:
    """Makes the elements of one document, pattern after pattern, below its root."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._notes = 0  # one in a recommendation is printed twice, under one number

    def make(self, pattern: tuple[Part, ...]) -> tuple[Element, ...]:
        """Make the elements of a pattern; the root itself stands before them."""
        made = [self.root]
        for part in pattern:
            identifier = ""
            if part.tag == "Note":
                self._notes += 1
                identifier = f"note{self._notes}"
            parent = made[part.parent]
            element = parent.add(
                part.tag, alt=part.alt, attributes=part.attributes, identifier=identifier
            )
            made.append(element)
        return tuple(made)
