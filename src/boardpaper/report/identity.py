"""Where ids come from, and how a report's content is named by a hash."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator

import msgspec

from boardpaper.report.report import Report
from boardpaper.report.values import Value, canonical_json, without_defaults

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 10


def random_ids(random_bytes: Callable[[int], bytes]) -> Iterator[str]:
    """Yield short ids for ever, about 49 random bits each.

    ``random_bytes`` returns that many bytes (``os.urandom`` in the program). The alphabet has no
    characters that look alike.
    """
    while True:
        yield "".join([_ALPHABET[byte % len(_ALPHABET)] for byte in random_bytes(_LENGTH)])


def counted_ids(prefix: str = "b") -> Iterator[str]:
    """Yield ``b1``, ``b2`` … for values that must come out the same every time."""
    return (f"{prefix}{number}" for number in itertools.count(1))


Encode = Callable[[tuple[Value, ...]], list[bytes]]
"""Writes values as canonical JSON."""


def write_each(values: tuple[Value, ...]) -> list[bytes]:
    """Write each of some values as canonical JSON."""
    return [canonical_json(each) for each in values]


def content_hash(report: Report, encode: Encode = write_each) -> str:
    """Name the content of a report: the SHA-256 of its canonical JSON, in hexadecimal.

    The texts are by far the most of it. Whoever names one state of a report after the other can
    have those remembered: ``encode`` is asked for the items of every part.
    """
    parts: dict[str, object] = {}
    for name in report.__struct_fields__:
        value = getattr(report, name)
        if value and isinstance(value, tuple):
            parts[name] = [msgspec.Raw(each) for each in encode(value)]
    bare = msgspec.structs.replace(report, **dict.fromkeys(parts, ()))
    whole = {**without_defaults(bare), **parts}
    return hashlib.sha256(msgspec.json.encode(whole, order="sorted")).hexdigest()
