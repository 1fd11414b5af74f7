"""How much of a sequence stays as it was, seen from both of its ends."""

from __future__ import annotations

from collections.abc import Sequence
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
    begin, shorter = 0, min(len(new), len(old))
    while begin < shorter and _is_same(new[begin], old[begin]):
        begin += 1
    end = 0
    while end < shorter - begin and _is_same(new[-end - 1], old[-end - 1]):
        end += 1
    return Ends(begin, end)


def _is_same(one: object, other: object) -> bool:
    return one is other or one == other
