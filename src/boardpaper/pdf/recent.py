"""What was made of some bytes for one state of a file, kept for its next state."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Values by what they were made of, in this round or in the last one.

    Keys are digests or short: what is long is not kept twice.
    """

    def __init__(self) -> None:
        self._last: dict[bytes, V] = {}
        self._now: dict[bytes, V] = {}

    def begin(self) -> None:
        """Begin a round; what was not asked for in the last one is forgotten."""
        self._last, self._now = self._now, {}

    def find(self, key: bytes) -> V | None:
        """The value for a key, or None."""
        value = self._now.get(key) or self._last.get(key)
        if value is not None:
            self._now[key] = value
        return value

    def keep(self, key: bytes, value: V) -> None:
        """Remember a value for this round and the next."""
        self._now[key] = value


class Readings:
    """What was read in a file when it was checked: pages, branches of the tree, and pictures."""

    def __init__(self) -> None:
        self.pages: Recent[Any] = Recent()
        self.branches: Recent[Any] = Recent()
        self.pictures: Recent[bytes] = Recent()

    def begin(self) -> None:
        """Begin a file."""
        self.pages.begin()
        self.branches.begin()
        self.pictures.begin()


class Compressor:
    """Compresses the streams of a file: those of its last state need not be compressed again."""

    def __init__(self) -> None:
        self._packed: Recent[bytes] = Recent()

    def begin(self) -> None:
        """Begin a file."""
        self._packed.begin()

    def compress(self, data: bytes) -> bytes:
        """Compress as zlib does."""
        key = hashlib.sha256(data).digest()
        packed = self._packed.find(key)
        if packed is None:
            packed = zlib.compress(data)
            self._packed.keep(key, packed)
        return packed
