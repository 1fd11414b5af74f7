"""The bytes that the objects of a finished PDF are written in, where they are in object streams.

They tell whether an object is what it was in an earlier file before it is understood. Where it
stands is the word of the reader's own cross-reference table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pikepdf

_IN_STREAM: Final = 2
_NOTHING: Final = (0, b"")


def packed_sources(pdf: pikepdf.Pdf) -> Mapping[int, bytes]:
    """The source of every object in an object stream (ISO 32000-1, 7.5.7), by its number.

    One that may reach beyond its own bytes is left out.
    """
    streams: dict[int, Sequence[tuple[int, bytes]]] = {}
    found: dict[int, bytes] = {}
    table: Mapping[tuple[int, int], Any] = pdf.get_xref_table()
    for (number, _), entry in table.items():
        if entry.type != _IN_STREAM:
            continue
        stream, index = entry.obj_stream_number, entry.obj_stream_index
        objects = streams.get(stream)
        if objects is None:
            objects = streams[stream] = _unpacked(pdf.get_object((stream, 0)))
        other, source = objects[index] if index < len(objects) else _NOTHING
        if other == number:
            found[number] = source
    return found


def is_whole(source: bytes) -> bool:
    """Tell whether a dictionary without texts in it ends where its source ends."""
    return source.startswith(b"<<") and source.count(b"<<") == source.count(b">>")


def _unpacked(stream: Any) -> Sequence[tuple[int, bytes]]:
    """The numbers and the sources in a stream; none if they are not one behind the other."""
    data: bytes = stream.read_bytes()
    first, count = int(stream.First), int(stream.N)
    head = list(map(int, data[:first].split()))
    numbers, offsets = head[: 2 * count : 2], head[1 : 2 * count : 2]
    if len(offsets) != count or sorted(set(offsets)) != offsets:
        return ()
    ends = [*[first + offset for offset in offsets[1:]], len(data)]
    starts = [first + offset for offset in offsets]
    return [
        (number, data[start:end]) for number, start, end in zip(numbers, starts, ends, strict=True)
    ]
