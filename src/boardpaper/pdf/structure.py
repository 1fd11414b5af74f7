"""The structure tree: what the marked content on the pages is, in reading order.

ISO 32000-1, 14.7 and 14.8. The story makes the elements in logical order; drawing only hangs
marked content and annotations on them, so the reading order does not depend on the layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple


class Mark(NamedTuple):
    """Marked content on a page; both numbers count from 0."""

    page: int
    number: int


class AnnotationMark(NamedTuple):
    """An annotation on a page, by its key among the annotations of the file."""

    page: int
    key: int


_KEPT: Final = frozenset({"TR", "TH", "TD", "LBody"})  # a row has as many cells as the others


@dataclass(slots=True, eq=False)
class Element:
    """One structure element.

    ``alt`` speaks for a picture or symbol (14.9.3); ``attributes`` are PDF source of attribute
    dictionaries (14.8.5); ``identifier`` is the ID that a Note needs (ISO 14289-1, 7.9). ``number``
    and ``parent`` are object numbers, which it is given when it is written: one without content
    has none.
    """

    tag: str
    alt: str = ""
    attributes: tuple[str, ...] = ()
    identifier: str = ""
    kids: list[Element | Mark | AnnotationMark] = field(default_factory=list)
    number: int = 0
    parent: int = 0

    def add(
        self, tag: str, *, alt: str = "", attributes: tuple[str, ...] = (), identifier: str = ""
    ) -> Element:
        """Append a child element and return it."""
        child = Element(tag, alt, attributes, identifier)
        self.kids.append(child)
        return child

    def has_content(self) -> bool:
        """Tell whether anything was drawn for it or below it, or its place must not be empty."""
        return self.tag in _KEPT or any(
            not isinstance(kid, Element) or kid.has_content() for kid in self.kids
        )


COLUMN_SCOPE = "<</O/Table/Scope/Column>>"
ROW_SCOPE = "<</O/Table/Scope/Row>>"
DISC_LIST = "<</O/List/ListNumbering/Disc>>"


def number_elements(root: Element, first: int, parent: int) -> list[Element]:
    """Give every element with content an object number from ``first`` on, parents before kids.

    ``parent`` is the object number of the structure tree root. Those with a number are returned.
    """
    numbered: list[Element] = []
    _number(root, first, parent, numbered)
    return numbered


def _number(element: Element, first: int, parent: int, numbered: list[Element]) -> None:
    element.number = own = first + len(numbered)
    element.parent = parent
    numbered.append(element)
    for kid in element.kids:
        if isinstance(kid, Element) and kid.has_content():
            _number(kid, first, own, numbered)
