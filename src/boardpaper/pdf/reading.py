"""A finished PDF, read back through its structure tree as a screen reader reads it.

Opened by pikepdf, another library than the one that wrote it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pikepdf

from boardpaper.pdf.page_reading import (
    Marked,
    OnPage,
    PageReader,
    UnsoundError,
    meanings,
    require_paper,
)
from boardpaper.pdf.recent import Recent

_INLINE: Final = frozenset({"Span", "Link", "Reference"})
_SPOKEN: Final = frozenset({"Figure", "Span"})
_HEADINGS: Final = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_NAMED: Final = frozenset({"Link", *_SPOKEN})  # what may have alternative words
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
_NEARLY: Final = 1.0  # point

Key = tuple[int, int]


class Spot(NamedTuple):
    """Where a link or bookmark leads to: the structure type and the first words there.

    Both are empty where nothing is; ``gap`` is how far below they stand, in points.
    """

    tag: str
    words: str
    gap: float


class FoundLink(NamedTuple):
    """A link: an outside address or a spot in the file, and its words."""

    address: str
    spot: Spot | None
    words: str


class FoundBookmark(NamedTuple):
    """A bookmark, how deep it stands, and where it leads."""

    level: int
    words: str
    spot: Spot


@dataclass(slots=True)
class Reading:
    """What is read, in order; ``headings`` begin with their structure type.

    ``speech`` is said in place of pictures and symbols. ``shape`` has a letter for every element
    of a table, list or note, and for every picture.
    """

    words: list[str] = field(default_factory=list)
    speech: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    bookmarks: list[FoundBookmark] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)


Readings = Recent[OnPage]


def read(pdf: pikepdf.Pdf, known: Readings | None = None) -> Reading:
    """Read a file from the root of its structure tree.

    ``known`` is what was read on pages before: the very same bytes in fonts whose letters mean the
    same are not read again. The tree, and how the pages fit to it, are.

    Raises:
        UnsoundError: words stand outside the tree or cannot be seen; the tree and the pages do
            not fit together.
    """
    reader = _Reader(pdf, Recent() if known is None else known)
    reader.read_pages()
    reader.read_tree()
    reader.read_bookmarks(pdf.Root.get("/Outlines", {}), 0)
    return reader.reading


class _Reader:
    """Pages by object number, their marked content that was not read yet, and who owns what."""

    def __init__(self, pdf: pikepdf.Pdf, known: Readings) -> None:
        self.reading = Reading()
        self._known = known
        self._pdf = pdf
        self._pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        self._marked: list[Mapping[int, Marked]] = []
        self._owners: dict[Key, int] = {}
        self._linked: dict[int, int] = {}
        self._tables: dict[Any, _Tables] = {}
        self._text: list[str] = []
        self._annotations: list[Any] = []
        self._order: list[Key] = []

    def read_pages(self) -> None:
        self._known.begin()
        for number, page in enumerate(self._pdf.pages, 1):
            require_paper(page.obj, number)
            fonts = page.obj.Resources.Font
            if fonts.objgen not in self._tables:
                self._tables[fonts.objgen] = _Tables(meanings(fonts))
            on_page = self._read_page(number, page.obj.Contents, self._tables[fonts.objgen])
            self._marked.append(on_page.marked)
            self.reading.footers.append(on_page.footer)

    def _read_page(self, number: int, content: Any, tables: _Tables) -> OnPage:
        key = _key_of(content, tables)
        found = self._known.find(key) if key else None
        if found is None:
            found = PageReader(tables.meanings, number).read(content.read_bytes())
            if key:
                self._known.keep(key, found)
        return found

    def read_tree(self) -> None:
        root: Any = self._pdf.Root.StructTreeRoot
        for kid in root.K:
            self._read_element(kid, str(kid.S)[1:], root.objgen[0], None)
        self._require_all_owned()
        self._require_parents(root)

    def _read_element(self, element: Any, tag: str, parent: int, page: int | None) -> None:
        own = element.objgen[0]
        if "/Pg" in _sound_entries(element, tag, parent):
            page = self._page(element.Pg)
        is_block = tag not in _INLINE
        if is_block and self._text:
            self._end_block()
        blocks = len(self.reading.words)
        if tag in _SPOKEN:
            self.reading.speech.append(str(element.get("/Alt", "")))
        if tag in _SHAPES:
            self.reading.shape.append(_shape(element, tag))
        self._read_inside(element, own, tag, page)
        if is_block and self._text:
            self._end_block()
        if tag in _HEADINGS:
            self.reading.headings.append(" ".join([tag, *self.reading.words[blocks:]]))

    def _read_inside(self, element: Any, own: int, tag: str, page: int | None) -> None:
        began = len(self._order)
        if tag == "Link":
            self._read_link(element, own, page)
        else:
            self._read_kids(element, own, tag, page)
        if tag == "Figure":
            self._require_picture(element, began)
        elif tag == "L":
            self.reading.shape.append(")")

    def _read_kids(self, element: Any, own: int, tag: str, page: int | None) -> None:
        for kid in element.get("/K", ()):
            if isinstance(kid, int):
                self._read_mark(page, kid, own, tag)
            elif (structure_type := kid.get("/S")) is not None:
                self._read_element(kid, str(structure_type)[1:], own, page)
            elif "/MCID" in kid:
                self._read_mark(self._page(kid.Pg), int(kid.MCID), own, tag)
            else:
                self._read_annotation(kid.Obj, own)

    def _page(self, page: Any) -> int:
        index = self._pages.get(page.objgen)
        if index is None:
            raise UnsoundError("the structure tree names a page that is not there")
        return index

    def _end_block(self) -> None:
        self.reading.words.append("".join(self._text))
        self._text = []

    def _read_mark(self, page: int | None, number: int, owner: int, tag: str) -> None:
        if page is None:
            raise UnsoundError("marked content in the structure tree has no page")
        marked = self._marked[page].get(number)
        if marked is None:
            raise UnsoundError(f"the structure tree names what is not on page {page + 1}")
        if marked.tag != tag or (page, number) in self._owners:
            raise UnsoundError(f"the structure tree does not fit what is on page {page + 1}")
        self._owners[page, number] = owner
        self._order.append((page, number))
        self._text += marked.strings

    def _read_annotation(self, annotation: Any, owner: int) -> None:
        self._linked[int(annotation.StructParent)] = owner
        self._annotations.append(annotation)

    def _read_link(self, element: Any, own: int, page: int | None) -> None:
        before, began = len(self._text), len(self._order)
        self._annotations = []
        self._read_kids(element, own, "Link", page)
        words, spoken = "".join(self._text[before:]), str(element.get("/Alt", ""))
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
            start = self._marked[sheet][number].start
            if not any(_is_in(start, box) for box in boxes):
                raise UnsoundError(f"a link on page {sheet + 1} cannot be clicked on its words")
        address, destination = targets[0]
        spot = None if address else self._spot(destination)
        self.reading.links.append(FoundLink(address, spot, words))

    def _require_picture(self, element: Any, began: int) -> None:
        box = [float(each) for each in element.A[0].BBox]
        for page, number in self._order[began:]:
            picture = self._marked[page][number].picture
            if picture and all(abs(a - b) < _NEARLY for a, b in zip(box, picture, strict=True)):
                return
        raise UnsoundError("a picture is not drawn, or not where it says")

    def _spot(self, destination: tuple[Any, ...]) -> Spot:
        """What stands at a destination: what begins there or next below it."""
        page, top = self._pages[destination[0]], float(destination[1])
        below = [
            each
            for each in self._marked[page].values()
            if each.top <= top + _NEARLY and (each.picture or "".join(each.strings).strip())
        ]
        if not below:
            return Spot("", "", 0.0)
        highest = max([each.top for each in below])
        first = next(each for each in below if each.top == highest)
        return Spot(first.tag, "".join(first.strings), top - highest)

    def read_bookmarks(self, item: Any, level: int) -> None:
        """Read the bookmarks, in order (ISO 32000-1, 12.3.3)."""
        kid = item.get("/First")
        while kid is not None:
            spot = self._spot((kid.Dest[0].objgen, kid.Dest[3]))
            self.reading.bookmarks.append(FoundBookmark(level, str(kid.Title), spot))
            self.read_bookmarks(kid, level + 1)
            kid = kid.get("/Next")

    def _require_all_owned(self) -> None:
        for page, marked in enumerate(self._marked):
            for number in marked:
                if (page, number) not in self._owners:
                    raise UnsoundError(f"words on page {page + 1} are not in the structure tree")
        for number, whole in enumerate(self._pdf.pages, 1):
            for annotation in whole.obj.get("/Annots", ()):
                if int(annotation.get("/StructParent", -1)) not in self._linked:
                    raise UnsoundError(f"a link on page {number} is not in the structure tree")

    def _require_parents(self, root: Any) -> None:
        """The way back, from marked content to its element (ISO 32000-1, 14.7.4.4)."""
        if "/ParentTree" not in root:
            raise UnsoundError("the parent tree is missing")
        numbers = list(root.ParentTree.Nums)
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for key, owner in self._linked.items():
            if key not in parents or parents[key].objgen[0] != owner:
                raise UnsoundError("a link is missing in the parent tree")
        for index, page in enumerate(self._pdf.pages):
            listed = parents.get(page.obj.get("/StructParents", -1), ())
            found = [owner.objgen[0] for owner in listed]
            marks = [self._owners[index, each] for each in sorted(self._marked[index])]
            if found != marks or len(marks) != len(self._marked[index]):
                raise UnsoundError(f"the parent tree does not fit what is on page {index + 1}")


def _sound_entries(element: Any, tag: str, parent: int) -> set[str]:
    """The entries of an element, all of which are such as it may have."""
    if element.P.objgen[0] != parent:
        raise UnsoundError("an element of the structure tree names another parent")
    entries: set[str] = element.keys()
    if not _ENTRIES.issuperset(entries) or ("/Alt" in entries and tag not in _NAMED):
        raise UnsoundError("words of the structure tree are spoken as others")
    return entries


def _shape(element: Any, tag: str) -> str:
    if tag == "TH":
        return _SCOPES[str(element.A[0].Scope)]
    if tag == "L" and str(element.A[0].ListNumbering) != "/Disc":
        raise UnsoundError("a list has no bullets")
    return _SHAPES[tag]


def _target(annotation: Any) -> tuple[str, tuple[Any, ...]]:
    """Where an annotation leads: an address, or a page and a height on it."""
    if "/A" in annotation:
        return str(annotation.A.URI), ()
    page, _, _, top, _ = annotation.Dest
    return "", (page.objgen, top)


def _is_in(point: tuple[float, float], box: list[float]) -> bool:
    left, bottom, right, top = box
    x, y = point
    return left - _NEARLY <= x <= right + _NEARLY and bottom - _NEARLY <= y <= top + _NEARLY


class _Tables:
    """What the codes of fonts mean, and a digest of that."""

    def __init__(self, meanings: Mapping[bytes, str]) -> None:
        self.meanings = meanings
        self.digest = hashlib.sha256(repr(sorted(meanings.items())).encode("utf-8")).digest()


def _key_of(content: Any, tables: _Tables) -> bytes:
    """Name all that the words of a page follow from; nothing where they are packed otherwise."""
    if content.get("/Filter") != pikepdf.Name.FlateDecode or "/DecodeParms" in content:
        return b""
    return hashlib.sha256(tables.digest + content.read_raw_bytes()).digest()
