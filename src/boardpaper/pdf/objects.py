"""Objects of the file, given as their source, and the file made of them (ISO 32000-1, 7.5).

ReportLab's document keeps the objects and numbers them; how they become a file is ours: most go
into compressed object streams, every ``endstream`` stands on a line of its own (ISO 19005-2,
6.1.7.1), and the identifier of the file follows from its content.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, count, repeat, starmap
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfdoc

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENTRY: Final = struct.Struct(">BIH")
_OBJECTS_A_STREAM: Final = 200
_IN_FILE: Final = 1
_IN_STREAM: Final = 2
_FREE: Final = (0, 0, 65535)
_ID_DIGITS: Final = 32

Entry = tuple[int, int, int]
Compress = Callable[[bytes], bytes]


class Source(pdfdoc.PDFObject):
    """An object of the file given as its source."""

    __RefOnly__ = 1

    def __init__(self, source: bytes) -> None:
        self.source = source

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        """Return the source as it is."""
        return self.source


class Run(NamedTuple):
    """Sources of many objects with numbers in a row, which ReportLab's document need not hold."""

    first: int
    sources: Sequence[bytes]

    @classmethod
    def put(cls, document: Any, sources: Sequence[bytes]) -> Run:
        """Take the next numbers of a document; the first of them can be referred to."""
        first: int = document.objectcounter + 1
        document.numberToId[first] = f"R{first}"
        document.idToObjectNumberAndVersion[f"R{first}"] = (first, 0)
        document.objectcounter += len(sources)
        return cls(first, sources)


_NO_RUN: Final = Run(0, ())


def put(document: Any, source: bytes) -> int:
    """Add an object to a document and return its number.

    It does as ReportLab's ``PDFDocument.Reference``, which looks for what a source never has.
    """
    number: int = document.objectcounter + 1
    name = f"R{number}"
    document.objectcounter = number
    document.idToObjectNumberAndVersion[name] = (number, 0)
    document.numberToId[number] = name
    document.idToObject[name] = Source(source)
    return number


def reference(document: Any, number: int) -> Any:
    """Refer to an object by its number, where ReportLab wants one of its own."""
    return pdfdoc.PDFObjectReference(document.numberToId[number])


def stream(data: bytes, extra: str = "", compress: Compress = zlib.compress) -> bytes:
    """Write a compressed stream; ``extra`` are more entries of its dictionary."""
    return plain_stream(compress(data), f"/Filter/FlateDecode{extra}")


def plain_stream(data: bytes, entries: str) -> bytes:
    """Write a stream of bytes as they are."""
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return head + data + _line_end(data) + b"endstream"


def text_string(text: str) -> str:
    """Write a text string (ISO 32000-1, 7.9.2.2) as UTF-16BE in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def write_file(
    document: Any, information: int, compress: Compress = zlib.compress, run: Run = _NO_RUN
) -> bytes:
    """Write every object of a document, and those of a run.

    ``information`` is the number of the document's Info dictionary.
    """
    root = document.Reference(document.Catalog)
    file, small = _File(compress), []
    for number, source in _sources(document, run):
        if source.endswith(b"endstream"):
            file.add(number, source)
        else:
            small.append((number, source))
    number = document.objectcounter
    for start in range(0, len(small), _OBJECTS_A_STREAM):
        number += 1
        file.add_packed(number, small[start : start + _OBJECTS_A_STREAM])
    catalog = document.idToObjectNumberAndVersion[root.name][0]
    return file.close(number + 1, catalog, information)


def _sources(document: Any, run: Run) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the source of every object; formatting one may bring in others."""
    number = 0
    while number < document.objectcounter:
        number += 1
        if number == run.first:
            yield from enumerate(run.sources, number)
            number += len(run.sources) - 1
        else:
            yield number, _source(document, number)


def _source(document: Any, number: int) -> bytes:
    item = document.idToObject[document.numberToId[number]]
    if isinstance(item, Source):
        return item.source
    source = pdfdoc.pdfdocEnc(pdfdoc.format(item, document, toplevel=1))
    if source.endswith(b"endstream\n"):  # ReportLab puts it behind the last byte of the data
        data = source.removesuffix(b"endstream\n")
        source = data + _line_end(data) + b"endstream"
    return source


def _line_end(data: bytes) -> bytes:
    """What stands before ``endstream``: a reader must not take it and the data's end for one."""
    return b"\r\n" if data.endswith(b"\r") else b"\n"


class _File:
    """The bytes written so far, and where each object stands among them."""

    def __init__(self, compress: Compress) -> None:
        self._compress = compress
        self._parts = [_HEADER]
        self._size = len(_HEADER)
        self._entries: dict[int, Entry] = {0: _FREE}

    def add(self, number: int, source: bytes) -> None:
        self._entries[number] = (_IN_FILE, self._size, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, source)
        self._parts.append(part)
        self._size += len(part)

    def add_packed(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write an object stream (7.5.7)."""
        numbers = [each for each, _ in objects]
        places = zip(repeat(_IN_STREAM), repeat(number), count())
        self._entries.update(zip(numbers, places, strict=False))
        offsets = accumulate([len(source) + 1 for _, source in objects], initial=0)
        head = " ".join(
            [f"{each} {offset}" for each, offset in zip(numbers, offsets, strict=False)]
        )
        first = f"{head}\n".encode("ascii")
        body = first + b"\n".join([source for _, source in objects])
        entries = f"/Type/ObjStm/N {len(objects)}/First {len(first)}"
        self.add(number, stream(body, entries, self._compress))

    def close(self, number: int, catalog: int, information: int) -> bytes:
        """Write the cross-reference stream (7.5.8), and return the file."""
        start = self._size
        self._entries[number] = (_IN_FILE, start, 0)
        digest = hashlib.sha256()
        for part in self._parts:
            digest.update(part)
        identifier = digest.hexdigest()[:_ID_DIGITS].upper()
        entries = map(self._entries.__getitem__, range(number + 1))
        table = b"".join(starmap(_ENTRY.pack, entries))
        self.add(
            number,
            stream(
                table,
                f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalog} 0 R"
                f"/Info {information} 0 R/ID[<{identifier}><{identifier}>]",
            ),
        )
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])
