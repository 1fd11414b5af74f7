"""How much of a sequence stays as it was, seen from both of its ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import is_not
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Ends(NamedTuple):
    """How many items of a sequence stay as they were: at its beginning and at its end."""

    begin: int = 0
    end: int = 0

    def between(self, items: tuple[T, ...]) -> tuple[T, ...]:
        """What stands between them."""
        return items[self.begin : len(items) - self.end]

    def around(self, middle: tuple[T, ...], before: tuple[T, ...]) -> tuple[T, ...]:
        """Put those of an earlier state around what stands between them."""
        return (*before[: self.begin], *middle, *before[len(before) - self.end :])


def shared_ends(new: Sequence[object], old: Sequence[object]) -> Ends:
    """Compare two states of a sequence; the same objects are not looked into."""
    shorter = min(len(new), len(old))
    begin = _same_at_begin(new, old, shorter)
    return Ends(begin, _same_at_begin(new[::-1], old[::-1], shorter - begin))


def _same_at_begin(new: Sequence[object], old: Sequence[object], most: int) -> int:
    for at in compress(range(most), map(is_not, new, old)):
        if new[at] != old[at]:
            return at
    return most
