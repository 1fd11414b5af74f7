"""The structure tree of a finished PDF, read from its root as a screen reader reads it.

Most of a report is the same in its next state, and the same is read in it. So what a branch of the
tree says is remembered together with the source of every element in it and with what was read on
its pages: where all of that is found again, it says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pikepdf

from boardpaper.pdf.elements import (
    SPOKEN,
    At,
    Elsewhere,
    FoundElement,
    asked_element,
    plain_element,
)
from boardpaper.pdf.found import NEARLY, FoundLink, Key, Reading, Sheets
from boardpaper.pdf.packed import is_whole, packed_sources
from boardpaper.pdf.page_reading import OnPage, UnsoundError
from boardpaper.pdf.recent import Recent

_INLINE: Final = frozenset({"Span", "Link", "Reference"})
_HEADINGS: Final = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})


class Branch(NamedTuple):
    """What stands below an element that has neither links nor pictures in it, and all it says.

    ``sources`` are the bytes of its elements by their object numbers, in reading order; ``sheets``
    the pages it is on, with their object numbers; ``owned`` its marks there, with their elements.
    """

    sources: Mapping[int, bytes]
    sheets: Sequence[tuple[Key, int, OnPage]]
    owned: Mapping[int, Mapping[int, int]]
    words: Sequence[str]
    headings: Sequence[str]
    shape: Sequence[str]


class TreeReader:
    """Goes through the tree, and takes from the pages what belongs to it."""

    def __init__(
        self, pdf: pikepdf.Pdf, sheets: Sheets, known: Recent[Branch] | None, reading: Reading
    ) -> None:
        """``reading`` is where it puts what it reads; ``known`` what was read in files before."""
        self.linked: dict[int, int] = {}
        self.images: list[tuple[int, str]] = []
        self._pdf, self._sheets, self._known, self._reading = pdf, sheets, known, reading
        self._packed = packed_sources(pdf) if known is not None else {}
        self._text: list[str] = []
        self._annotations: list[Any] = []
        self._order: list[Key] = []
        self._trunk = 0
        self._numbers: list[int] = []
        self._touched: set[int] = set()
        self._is_plain = False

    def read(self, root: Any) -> None:
        """Read from the root of the tree.

        Raises:
            UnsoundError: the tree and the pages do not fit together.
        """
        for kid in root.K:
            self._trunk = kid.objgen[0]
            self._read_other(kid, root.objgen[0], "", None)

    def _read_kids(self, element: FoundElement, page: int | None) -> None:
        own, tag = element.own, element.tag
        for kid in element.kids:
            if isinstance(kid, int):
                self._read_mark(page, kid, own, tag)
            elif isinstance(kid, At):
                self._read_numbered(kid.number, own, tag, page)
            elif isinstance(kid, Elsewhere):
                self._read_mark(self._sheets.index(kid.page), kid.number, own, tag)
            else:
                self._read_other(kid, own, tag, page)

    def _read_other(self, kid: Any, own: int, tag: str, page: int | None) -> None:
        number, generation = kid.objgen
        if number and not generation:
            self._read_numbered(number, own, tag, page)
        else:
            self._read_thing(kid, own, tag, page)

    def _read_numbered(self, number: int, owner: int, tag: str, page: int | None) -> None:
        known = self._known if owner == self._trunk and page is None else None
        if known is not None and number in self._packed:
            self._read_branch(known, number, owner, tag)
        else:
            self._read_object(number, owner, tag, page)

    def _read_object(self, number: int, owner: int, tag: str, page: int | None) -> None:
        thing: Any = self._pdf.get_object((number, 0))
        self._numbers.append(number)
        element = plain_element(number, thing.unparse(resolved=True))
        if element is None:
            self._read_thing(thing, owner, tag, page)
        else:
            self._read_element(element, owner, page)

    def _read_thing(self, thing: Any, owner: int, tag: str, page: int | None) -> None:
        """Read what has to be asked for what it is."""
        self._is_plain = False
        structure_type = thing.get("/S")
        if structure_type is not None:
            self._read_element(asked_element(thing, structure_type), owner, page)
        elif "/MCID" in thing:
            self._read_mark(self._sheets.index(thing.Pg.objgen), int(thing.MCID), owner, tag)
        else:
            self.linked[int(thing.Obj.StructParent)] = owner
            self._annotations.append(thing.Obj)

    def _read_branch(self, known: Recent[Branch], number: int, owner: int, tag: str) -> None:
        """Read what is below the trunk, or find all of it as it was read before."""
        key = b"%d" % number
        before = known.find(key)
        self._end_block()
        if before is not None and self._is_as_before(before):
            self._take_over(before)
            return
        reading = self._reading
        words, headings, shape = len(reading.words), len(reading.headings), len(reading.shape)
        marks = len(self._order)
        self._numbers, self._touched, self._is_plain = [], set(), True
        self._read_object(number, owner, tag, None)
        sources = {each: self._packed.get(each, b"") for each in self._numbers}
        if self._is_plain and not self._text and all(map(is_whole, sources.values())):
            branch = Branch(
                sources,
                self._touched_sheets(),
                self._owned(self._order[marks:]),
                reading.words[words:],
                reading.headings[headings:],
                reading.shape[shape:],
            )
            known.keep(key, branch)

    def _touched_sheets(self) -> list[tuple[Key, int, OnPage]]:
        sheets = self._sheets
        keys = list(sheets.indices)
        return [(keys[index], index, sheets.on[index]) for index in self._touched]

    def _owned(self, marks: Sequence[Key]) -> Mapping[int, Mapping[int, int]]:
        owned: dict[int, dict[int, int]] = {}
        for page, number in marks:
            owned.setdefault(page, {})[number] = self._sheets.owners[page][number]
        return owned

    def _is_as_before(self, branch: Branch) -> bool:
        """Tell whether a branch has the same elements on the same pages."""
        sheets = self._sheets
        for key, index, on_page in branch.sheets:
            if sheets.indices.get(key) != index or sheets.on[index] is not on_page:
                return False
        return list(map(self._packed.get, branch.sources)) == list(branch.sources.values())

    def _take_over(self, branch: Branch) -> None:
        for page, owned in branch.owned.items():
            owners = self._sheets.owners[page]
            if not owners.keys().isdisjoint(owned):
                raise _misfit(page)
            owners.update(owned)
        self._reading.words += branch.words
        self._reading.headings += branch.headings
        self._reading.shape += branch.shape

    def _read_element(self, element: FoundElement, parent: int, page: int | None) -> None:
        if element.parent != parent:
            raise UnsoundError("an element of the structure tree names another parent")
        if element.page is not None:
            page = self._sheets.index(element.page)
            self._touched.add(page)
        tag, reading = element.tag, self._reading
        is_block = tag not in _INLINE
        if is_block and self._text:
            self._end_block()
        blocks = len(reading.words)
        if tag in SPOKEN:
            reading.speech.append(element.alt)
        if element.letter:
            reading.shape.append(element.letter)
        self._read_inside(element, page)
        if is_block and self._text:
            self._end_block()
        if tag in _HEADINGS:
            reading.headings.append(" ".join([tag, *reading.words[blocks:]]))

    def _read_inside(self, element: FoundElement, page: int | None) -> None:
        tag = element.tag
        if tag == "Link":
            self._read_link(element, page)
        elif tag == "Figure":
            began = len(self._order)
            self._read_kids(element, page)
            self._require_picture(element, began)
        else:
            self._read_kids(element, page)
            if tag == "L":
                self._reading.shape.append(")")

    def _end_block(self) -> None:
        if self._text:
            self._reading.words.append("".join(self._text))
            self._text = []

    def _read_mark(self, page: int | None, number: int, owner: int, tag: str) -> None:
        if page is None:
            raise UnsoundError("marked content in the structure tree has no page")
        marked = self._sheets.on[page].marked.get(number)
        if marked is None:
            raise UnsoundError(f"the structure tree names what is not on page {page + 1}")
        owners = self._sheets.owners[page]
        if marked.tag != tag or number in owners:
            raise _misfit(page)
        owners[number] = owner
        self._touched.add(page)
        self._order.append((page, number))
        self._text += marked.strings

    def _read_link(self, element: FoundElement, page: int | None) -> None:
        before, began = len(self._text), len(self._order)
        self._annotations = []
        self._read_kids(element, page)
        words, spoken = "".join(self._text[before:]), element.alt
        if not self._annotations:
            raise UnsoundError("a link in the structure tree leads nowhere")
        if not spoken or not "".join(spoken.split()).endswith("".join(words.split())):
            raise UnsoundError("a link is spoken in other words than it has")
        targets = [_target(each) for each in self._annotations]
        if any(str(each.get("/Contents", "")) != spoken for each in self._annotations):
            raise UnsoundError("a link is described in other words than it has")
        if any(each != targets[0] for each in targets):
            raise UnsoundError("a link leads to several places")
        boxes = [[float(side) for side in each.Rect] for each in self._annotations]
        for sheet, number in self._order[began:]:
            start = self._sheets.on[sheet].marked[number].start
            if not any(_is_in(start, box) for box in boxes):
                raise UnsoundError(f"a link on page {sheet + 1} cannot be clicked on its words")
        address, destination = targets[0]
        spot = None if address else self._sheets.spot(*destination)
        self._reading.links.append(FoundLink(address, spot, words))

    def _require_picture(self, element: FoundElement, began: int) -> None:
        for page, number in self._order[began:]:
            mark = self._sheets.on[page].marked[number]
            pairs = zip(element.box, mark.picture, strict=True) if mark.picture else ()
            if mark.picture and all(abs(one - other) < NEARLY for one, other in pairs):
                self.images.append((page, mark.image))
                return
        raise UnsoundError("a picture is not drawn, or not where it says")


def _misfit(page: int) -> UnsoundError:
    return UnsoundError(f"the structure tree does not fit what is on page {page + 1}")


def _target(annotation: Any) -> tuple[str, tuple[Any, ...]]:
    """Where an annotation leads: an address, or a page and a height on it."""
    if "/A" in annotation:
        return str(annotation.A.URI), ()
    page, _, _, top, _ = annotation.Dest
    return "", (page.objgen, top)


def _is_in(point: tuple[float, float], box: list[float]) -> bool:
    left, bottom, right, top = box
    x, y = point
    return left - NEARLY <= x <= right + NEARLY and bottom - NEARLY <= y <= top + NEARLY
