"""A finished PDF, read back through its structure tree as a screen reader reads it.

Opened by pikepdf, another library than the one that wrote it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final

import pikepdf

from boardpaper.pdf.found import FoundBookmark, Reading, Sheets
from boardpaper.pdf.image_reading import digest_of_image
from boardpaper.pdf.page_reading import OnPage, PageReader, UnsoundError, meanings, require_paper
from boardpaper.pdf.recent import Readings
from boardpaper.pdf.tree_reading import TreeReader

_PARENT: Final = re.compile(rb"(\d+) (?:\[ ((?:\d+ 0 R )*)\] |(\d+) 0 R )")


def read(pdf: pikepdf.Pdf, known: Readings | None = None) -> Reading:
    """Read a file from the root of its structure tree.

    ``known`` is what was read in files before: the very same bytes in fonts whose letters mean the
    same are not read again, nor what the very same elements say of them. How the pages, the tree
    and the way back fit together is looked at anew.

    Raises:
        UnsoundError: words stand outside the tree or cannot be seen; the tree and the pages do
            not fit together.
    """
    reader = _Reader(pdf, known)
    reader.read_pages()
    reader.read_tree()
    reader.read_pictures()
    reader.read_bookmarks(pdf.Root.get("/Outlines", {}), 0)
    return reader.reading


class _Reader:
    """A file, and what was found in it."""

    def __init__(self, pdf: pikepdf.Pdf, known: Readings | None) -> None:
        self.reading = Reading()
        self._known = known
        self._pages: list[Any] = [page.obj for page in pdf.pages]
        self._sheets = Sheets([page.objgen for page in self._pages])
        self._root: Any = pdf.Root
        branches = known.branches if known else None
        self._tree = TreeReader(pdf, self._sheets, branches, self.reading)
        self._tables: dict[Any, _Tables] = {}

    def read_pages(self) -> None:
        if self._known:
            self._known.begin()
        for number, page in enumerate(self._pages, 1):
            require_paper(page, number)
            fonts = page.Resources.Font
            if fonts.objgen not in self._tables:
                self._tables[fonts.objgen] = _Tables(meanings(fonts))
            on_page = self._read_page(number, page.Contents, self._tables[fonts.objgen])
            self._sheets.on.append(on_page)
            self.reading.footers.append(on_page.footer)

    def _read_page(self, number: int, content: Any, tables: _Tables) -> OnPage:
        key = _key_of(content, tables) if self._known else b""
        found: OnPage | None = self._known.pages.find(key) if self._known and key else None
        if found is None:
            found = PageReader(tables.meanings, number).read(content.read_bytes())
            if self._known and key:
                self._known.pages.keep(key, found)
        return found

    def read_tree(self) -> None:
        root = self._root.StructTreeRoot
        self._tree.read(root)
        self._require_all_owned()
        if "/ParentTree" not in root:
            raise UnsoundError("the parent tree is missing")
        self._require_parents(_parents(root.ParentTree))

    def read_pictures(self) -> None:
        """Read the pictures that the tree leads to; every one that is drawn twice once."""
        seen: dict[Any, bytes] = {}
        for index, name in self._tree.images:
            image = self._pages[index].Resources.XObject[name]
            if image.objgen not in seen:
                seen[image.objgen] = self._read_picture(image)
            self.reading.pictures.append(seen[image.objgen])

    def _read_picture(self, image: Any) -> bytes:
        source = image.read_raw_bytes()
        entries = [image.get(each) for each in ("/Width", "/Height", "/Filter", "/ColorSpace")]
        key = hashlib.sha256(repr(entries).encode("utf-8") + source).digest()
        digest: bytes | None = self._known.pictures.find(key) if self._known else None
        if digest is None:
            digest = digest_of_image(image)
            if self._known:
                self._known.pictures.keep(key, digest)
        return digest

    def read_bookmarks(self, item: Any, level: int) -> None:
        """Read the bookmarks, in order (ISO 32000-1, 12.3.3)."""
        kid = item.get("/First")
        while kid is not None:
            spot = self._sheets.spot(kid.Dest[0].objgen, kid.Dest[3])
            self.reading.bookmarks.append(FoundBookmark(level, str(kid.Title), spot))
            self.read_bookmarks(kid, level + 1)
            kid = kid.get("/Next")

    def _require_all_owned(self) -> None:
        sheets = self._sheets
        for index, (on_page, owners) in enumerate(zip(sheets.on, sheets.owners, strict=True)):
            if on_page.marked.keys() != owners.keys():
                raise UnsoundError(f"words on page {index + 1} are not in the structure tree")
        for number, page in enumerate(self._pages, 1):
            for annotation in page.get("/Annots", ()):
                if int(annotation.get("/StructParent", -1)) not in self._tree.linked:
                    raise UnsoundError(f"a link on page {number} is not in the structure tree")

    def _require_parents(self, parents: Mapping[int, list[int] | int]) -> None:
        """The way back, from marked content to its element (ISO 32000-1, 14.7.4.4)."""
        for key, owner in self._tree.linked.items():
            if parents.get(key) != owner:
                raise UnsoundError("a link is missing in the parent tree")
        for index, page in enumerate(self._pages):
            owners = self._sheets.owners[index]
            listed = parents.get(int(page.get("/StructParents", -1)), [])
            if listed != [owners[mark] for mark in sorted(owners)]:
                raise UnsoundError(f"the parent tree does not fit what is on page {index + 1}")


def _parents(tree: Any) -> dict[int, list[int] | int]:
    """Every entry of a parent tree: an element, or those of all marks of a page."""
    source: bytes = tree.unparse(resolved=True)
    inside = source.removeprefix(b"<< /Nums [ ").removesuffix(b"] >>")
    if _PARENT.sub(b"", inside):
        return _asked_parents(tree)
    return {
        int(key): int(element) if element else list(map(int, elements.split()[::3]))
        for key, elements, element in _PARENT.findall(inside)
    }


def _asked_parents(tree: Any) -> dict[int, list[int] | int]:
    """The same of a tree in another form, asked entry by entry."""
    numbers = list(tree.Nums)
    return {
        int(key): [each.objgen[0] for each in value]
        if isinstance(value, pikepdf.Array)
        else value.objgen[0]
        for key, value in zip(numbers[::2], numbers[1::2], strict=True)
    }


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
