"""What all edits are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class UnknownPartError(ValueError):
    """An edit names a part that the report, or its template, does not have."""


class RepeatedIdError(ValueError):
    """An edit would give two parts of a report the same id."""


def moved(items: tuple[T, ...], index: int, position: int) -> tuple[T, ...]:
    """Return the items with that at an index at another position; both count from 0.

    A position beyond the end is the end.
    """
    rest = [*items[:index], *items[index + 1 :]]
    rest.insert(max(0, position), items[index])
    return tuple(rest)


def placed(
    items: tuple[T, ...], item: T, key: Callable[[T], str], order: Sequence[str]
) -> tuple[T, ...]:
    """Return the items with another: in place of that of the same key, or where its key belongs.

    ``order`` names keys in order; others come last. Items already there are not sorted.
    """
    keys = [key(each) for each in items]
    own = key(item)
    if own in keys:
        index = keys.index(own)
        return (*items[:index], item, *items[index + 1 :])
    ranks = [order.index(each) if each in order else len(order) for each in (own, *keys)]
    index = next((at for at, rank in enumerate(ranks[1:]) if rank > ranks[0]), len(items))
    return (*items[:index], item, *items[index:])
