"""What was found in the texts of a report, kept for its next state."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

V = TypeVar("V")
K = TypeVar("K")


class Memory:
    """Results of pure functions of one value, from this round and the last.

    Texts are values, and a key changes one of them: nearly all of what a rule would look for in a
    long report was found before.
    """

    def __init__(self) -> None:
        self._last: dict[Callable[..., Any], dict[Any, Any]] = {}
        self._now: dict[Callable[..., Any], dict[Any, Any]] = {}

    def begin(self) -> None:
        """Begin a round; what was not asked for in the last one is forgotten."""
        self._last, self._now = self._now, {}

    def of(self, find: Callable[[K], V], values: tuple[K, ...]) -> list[V]:
        """What a function finds in each of some values, in their order."""
        now: dict[K, V] = self._now.setdefault(find, {})
        last: dict[K, V] = self._last.get(find, {})
        found: list[V] = []
        for value in values:
            if value in now:
                result = now[value]
            else:
                result = last[value] if value in last else find(value)
                now[value] = result
            found.append(result)
        return found

    def under(self, key: Hashable, find: Callable[[], V]) -> V:
        """What was found under a key, in this round or the last, or else what is found now."""
        kept: dict[Hashable, V] = self._now.setdefault(Memory.under, {})
        if key not in kept:
            last: dict[Hashable, V] = self._last.get(Memory.under, {})
            kept[key] = last[key] if key in last else find()
        return kept[key]
