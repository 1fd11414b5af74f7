"""Where ids come from, and how a report's content is named by a hash."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator

from boardpaper.report.report import Report
from boardpaper.report.values import canonical_json

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


def content_hash(report: Report) -> str:
    """Name the content of a report: the SHA-256 of its canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(report)).hexdigest()
