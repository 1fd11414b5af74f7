"""A finished PDF, read back through its structure tree as a screen reader reads it.

Opened by pikepdf, another library than the one that wrote it. What stands on the pages is read by
an expression of our own, for speed: what it does not understand is not found, and so missed.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from boardpaper.pdf.recent import Recent

_INLINE: Final = frozenset({"Span", "Link", "Reference"})
_SPOKEN: Final = frozenset({"Figure", "Span"})
_HEADINGS: Final = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_UNDEFINED: Final = "\ufffe"
_NO_MEANING: Final = frozenset({"\0", "\ufeff", "\ufffe"})  # ISO 14289-1, 7.21.7
_STRINGS: Final = re.compile(rb"\(((?:[^\\()]++|\\.)*+)\)", re.DOTALL)
_MARKS: Final = re.compile(rb"/(?:(\w+) <</MCID (\d+)>> BDC|Artifact [^()]*?(B)[DM]C)|(EMC)")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_MAPPED: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")

Key = tuple[int, int]


class UnsoundError(Exception):
    """What is wrong with a file, and where, in words that hold no text of the report."""


@dataclass(slots=True)
class Marked:
    """A piece of marked content: the structure type it names, and its strings."""

    tag: str
    strings: list[str] = field(default_factory=list)


Readings = Recent[Mapping[int, Marked]]


@dataclass(slots=True)
class Reading:
    """What is read, in order; ``headings`` begin with their structure type.

    ``speech`` is said in place of pictures and symbols; ``addresses`` are where links lead.
    """

    words: list[str] = field(default_factory=list)
    speech: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)


def read(pdf: pikepdf.Pdf, known: Readings | None = None) -> Reading:
    """Read a file from the root of its structure tree.

    ``known`` is what was read on pages before: the very same bytes in fonts whose letters mean the
    same are not read again. The tree, and how the pages fit to it, are.

    Raises:
        UnsoundError: words stand outside the tree; the tree and the pages do not fit together.
    """
    reader = _Reader(pdf, Recent() if known is None else known)
    reader.read_pages()
    reader.read_tree()
    return reader.reading


def read_bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """The words of the bookmarks, in order (ISO 32000-1, 12.3.3)."""
    return list(_below(pdf.Root.get("/Outlines", {})))


def _below(item: Any) -> Iterator[str]:
    kid = item.get("/First")
    while kid is not None:
        yield str(kid.Title)
        yield from _below(kid)
        kid = kid.get("/Next")


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

    def read_pages(self) -> None:
        self._known.begin()
        for number, page in enumerate(self._pdf.pages, 1):
            fonts = page.obj.Resources.Font
            if fonts.objgen not in self._tables:
                self._tables[fonts.objgen] = _Tables(_tables(fonts))
            self._marked.append(
                self._marked_on(number, page.obj.Contents, self._tables[fonts.objgen])
            )

    def _marked_on(self, number: int, content: Any, tables: _Tables) -> Mapping[int, Marked]:
        key = _key_of(content, tables)
        marked = self._known.find(key) if key else None
        if marked is None:
            on_page = _PageReader(tables.meanings, number)
            on_page.read(content.read_bytes())
            marked = on_page.marked
            if key:
                self._known.keep(key, marked)
        return marked

    def read_tree(self) -> None:
        root: Any = self._pdf.Root.StructTreeRoot
        for kid in root.K:
            self._read_element(kid, str(kid.S)[1:], root.objgen[0], None)
        self._require_all_owned()
        self._require_parents(root)

    def _read_element(self, element: Any, tag: str, parent: int, page: int | None) -> None:
        own = element.objgen[0]
        if element.P.objgen[0] != parent:
            raise UnsoundError("an element of the structure tree names another parent")
        first = element.get("/Pg")
        if first is not None:
            page = self._page(first)
        is_block = tag not in _INLINE
        if is_block and self._text:
            self._end_block()
        blocks = len(self.reading.words)
        if tag in _SPOKEN:
            self.reading.speech.append(str(element.get("/Alt", "")))
        self._read_kids(element, own, tag, page)
        if is_block and self._text:
            self._end_block()
        if tag in _HEADINGS:
            self.reading.headings.append(" ".join([tag, *self.reading.words[blocks:]]))

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
        self._text += marked.strings

    def _read_annotation(self, annotation: Any, owner: int) -> None:
        self._linked[int(annotation.StructParent)] = owner
        if "/A" in annotation:
            self.reading.addresses.add(str(annotation.A.URI))

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


class _PageReader:
    """Reads the content of one page: operators, and the strings between them."""

    def __init__(self, tables: Mapping[bytes, str], page: int) -> None:
        self.marked: dict[int, Marked] = {}
        self._tables, self._page = tables, page
        self._current: Marked | None = None
        self._is_artifact = False
        self._table = ""

    def read(self, content: bytes) -> None:
        parts = iter(_STRINGS.split(content))
        for operators in parts:
            if b"C" in operators:
                self._read_marks(operators)
            end = operators.rfind(b" Tf")
            if end >= 0:  # "/R.0 11 Tf": the name of a font and its size
                name = operators[operators.rfind(b"/", 0, end) + 1 : end].partition(b" ")[0]
                self._table = self._tables.get(name, "")
            string = next(parts, None)
            if string is not None and not self._is_artifact:
                if self._current is None:
                    raise UnsoundError(f"words on page {self._page} are not in the structure tree")
                self._current.strings.append(_decoded(string, self._table, self._page))

    def _read_marks(self, operators: bytes) -> None:
        for tag, number, artifact, end in _MARKS.findall(operators):
            if end:
                self._current, self._is_artifact = None, False
            elif artifact:
                self._is_artifact = True
            elif int(number) in self.marked:
                raise UnsoundError(f"two pieces of page {self._page} have the same number")
            else:
                self._current = self.marked[int(number)] = Marked(tag.decode("ascii"))


def _decoded(string: bytes, table: str, page: int) -> str:
    if b"\\" in string:
        string = _ESCAPE.sub(_unescaped, string)
    try:
        return codecs.charmap_decode(string, "strict", table)[0]
    except UnicodeDecodeError:
        raise UnsoundError(f"a font does not say what its letters on page {page} mean") from None


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8)]) if escaped.isdigit() else escaped


def _tables(fonts: Any) -> dict[bytes, str]:
    """What the codes of every font mean: 256 characters each, by the name of the font."""
    return {
        name[1:].encode("ascii"): _table(font.ToUnicode.read_bytes())
        for name, font in fonts.items()
        if "/ToUnicode" in font
    }


def _table(cmap: bytes) -> str:
    codes: Sequence[tuple[bytes, bytes]] = _MAPPED.findall(cmap)
    meanings = {int(code, 16): bytes.fromhex(text.decode("ascii")) for code, text in codes}
    letters = {code: text.decode("utf-16-be") for code, text in meanings.items()}
    if not _NO_MEANING.isdisjoint(letters.values()):
        raise UnsoundError("a font has letters without a meaning")
    return "".join([letters.get(code, _UNDEFINED) for code in range(256)])
