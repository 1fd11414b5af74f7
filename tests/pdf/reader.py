"""Reads a finished PDF through its structure tree, with another library than wrote it."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

INLINE = {"Span", "Link", "Reference"}
_BFCHAR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class Leaf:
    """Words as they are read, and the structure types around them, outermost first."""

    path: tuple[str, ...]
    text: str


class Reader:
    """The structure tree of a file, with the words of its marked content."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root.StructTreeRoot
        self._pages: dict[Any, int] = {
            page.objgen: index for index, page in enumerate(self.pdf.pages)
        }
        self._marked: dict[tuple[int, int], str] = {}
        self.outside: list[str] = []
        for index, page in enumerate(self.pdf.pages):
            self._read_page(index, page)

    def leaves(self) -> Iterator[Leaf]:
        """Every piece of marked content, in reading order; what no element owns is an error."""
        left = dict(self._marked)
        for leaf, key in self._walk(self.root.K[0], (), None):
            left.pop(key)
            yield leaf
        assert not left, f"{len(left)} marked contents are not in the structure tree"

    def text(self) -> str:
        """All words as they are read; a block ends a word, an inline element does not."""
        parts: list[str] = []
        previous: tuple[str, ...] = ()
        for leaf in self.leaves():
            blocks = tuple(tag for tag in leaf.path if tag.rstrip("0123456789.") not in INLINE)
            if blocks != previous:
                parts.append(" ")
            parts.append(leaf.text)
            previous = blocks
        return " ".join("".join(parts).split())

    def _read_page(self, index: int, page: pikepdf.Page) -> None:
        fonts = {name: _to_unicode(font) for name, font in page.resources.Font.as_dict().items()}
        current: int | None = None
        font: dict[int, str] = {}
        texts: dict[int, str] = defaultdict(str)
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            match str(operator):
                case "BDC" | "BMC":
                    current = _mcid(operands)
                    if current is not None:
                        texts[current] += ""
                case "EMC":
                    current = None
                case "Tf":
                    font = fonts[str(operands[0])]
                case "Tj":
                    shown = "".join(font[code] for code in bytes(operands[0]))
                    if current is None:
                        self.outside.append(shown)
                    else:
                        texts[current] += shown
        self._marked |= {(index, mcid): text for mcid, text in texts.items()}

    def _walk(
        self, element: Any, path: tuple[str, ...], page: int | None
    ) -> Iterator[tuple[Leaf, tuple[int, int]]]:
        if "/Pg" in element:
            page = self._pages[element.Pg.objgen]
        number = element.objgen[0]
        path = (*path, f"{str(element.S)[1:]}.{number}")
        kids: Any = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                assert page is not None
                yield self._leaf(path, page, kid)
            elif kid.get("/Type") == "/MCR":
                yield self._leaf(path, self._pages[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") != "/OBJR":
                yield from self._walk(kid, path, page)

    def _leaf(self, path: tuple[str, ...], page: int, mcid: int) -> tuple[Leaf, tuple[int, int]]:
        return Leaf(path, self._marked[page, mcid]), (page, mcid)


def _mcid(operands: Any) -> int | None:
    if len(operands) == 2 and isinstance(operands[1], pikepdf.Dictionary):
        mcid = operands[1].get("/MCID")
        return None if mcid is None else int(mcid)
    return None


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _BFCHAR.findall(cmap)
    }
