"""Elements of the structure tree of a finished PDF, as its reader gives their source.

Most say all of themselves in a line of one form, which is understood by an expression; the others
are asked entry by entry. Both ways end in the same values, and refuse the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from boardpaper.pdf.page_reading import UnsoundError

SPOKEN: Final = frozenset({"Figure", "Span"})
_NAMED: Final = frozenset({"Link", *SPOKEN})  # what may have alternative words
_ENTRIES: Final = frozenset({"/Type", "/S", "/P", "/K", "/Pg", "/A", "/Alt", "/ID"})
_SHAPES: Mapping[str, str] = {
    "Table": "T",
    "Caption": "c",
    "TR": "/",
    "TH": "?",
    "TD": "d",
    "L": "(",
    "LI": "i",
    "Lbl": "b",
    "LBody": "y",
    "Note": "N",
    "Figure": "F",
}
_SCOPES: Mapping[str, str] = {"/Column": "h", "/Row": "r"}
_PLAIN: Final = re.compile(
    rb"<< (?:/A \[ << (?:/O /Table /Scope (/\w+)|/ListNumbering (/Disc) /O /List) >> \] )?"
    rb"(?:/ID \(\w+\) )?(?:/K \[ ((?:\d+ (?:0 R )?|<< /MCID \d+ /Pg \d+ 0 R /Type /MCR >> )*)\] )?"
    rb"/P (\d+) 0 R (?:/Pg (\d+) 0 R )?/S /(\w+) /Type /StructElem >>"
)
_KID: Final = re.compile(rb"(\d+) 0 R|<< /MCID (\d+) /Pg (\d+) 0 R /Type /MCR >>|(\d+)")

Key = tuple[int, int]


class At(NamedTuple):
    """An object of the file that is a kid, by its number."""

    number: int


class Elsewhere(NamedTuple):
    """A mark on another page than the element's: the page's object number, and its own."""

    page: Key
    number: int


Kid = int | At | Elsewhere | Any
"""A mark on the page of the element, or one of the above, or an object that has no number."""


class FoundElement(NamedTuple):
    """An element: its structure type, and the object numbers of itself, its parent and its page.

    ``letter`` stands for it in the shape of the tree. ``box`` is where a picture says that it is.
    """

    own: int
    tag: str
    parent: int
    page: Key | None
    kids: tuple[Kid, ...]
    letter: str = ""
    alt: str = ""
    box: tuple[float, ...] = ()


def plain_element(own: int, source: bytes) -> FoundElement | None:
    """An element of which the source says all; nothing if it is of another form."""
    match = _PLAIN.fullmatch(source)
    if match is None:
        return None
    scope, disc, kids, parent, page, name = match.groups()
    tag = name.decode("ascii")
    if tag in _NAMED or (tag == "L" and not disc):
        return None
    letter = _SHAPES.get(tag, "")
    if tag == "TH":
        letter = _SCOPES.get(scope.decode("ascii"), "") if scope else ""
        if not letter:
            return None
    where = (int(page), 0) if page else None
    return FoundElement(own, tag, int(parent), where, _kids(kids) if kids else (), letter)


def _kids(source: bytes) -> tuple[Kid, ...]:
    if b"R" not in source:
        return tuple(map(int, source.split()))
    return tuple(
        [
            At(int(number))
            if number
            else Elsewhere((int(page), 0), int(there))
            if page
            else int(here)
            for number, there, page, here in _KID.findall(source)
        ]
    )


def asked_element(thing: Any, structure_type: Any) -> FoundElement:
    """Any element, asked for its entries one by one.

    Raises:
        UnsoundError: it says something else than its content.
    """
    tag = str(structure_type)[1:]
    entries: set[str] = thing.keys()
    if not _ENTRIES.issuperset(entries) or ("/Alt" in entries and tag not in _NAMED):
        raise UnsoundError("words of the structure tree are spoken as others")
    return FoundElement(
        thing.objgen[0],
        tag,
        thing.P.objgen[0],
        thing.Pg.objgen if "/Pg" in entries else None,
        tuple(thing.get("/K", ())),
        _letter(thing, tag),
        str(thing.get("/Alt", "")),
        tuple([float(each) for each in thing.A[0].BBox]) if tag == "Figure" else (),
    )


def _letter(thing: Any, tag: str) -> str:
    if tag == "TH":
        return _SCOPES[str(thing.A[0].Scope)]
    if tag == "L" and str(thing.A[0].ListNumbering) != "/Disc":
        raise UnsoundError("a list has no bullets")
    return _SHAPES.get(tag, "")
