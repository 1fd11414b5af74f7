"""Printing the items of a section: anew, or as they were printed before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar

from boardpaper.document.composition import Composition
from boardpaper.document.memory import NO_STRIP, Passage, Position, Strip
from boardpaper.document.nodes import Node
from boardpaper.report.ends import shared_ends

T = TypeVar("T")


class Counting(Protocol):
    """Who prints a section, and knows where it is."""

    def position(self) -> Position:
        """Where everything stands now."""
        ...

    def resume(self, position: Position) -> None:
        """Go on from a position as if all before it had just been printed."""
        ...


def print_items(
    key: str,
    items: tuple[T, ...],
    print_item: Callable[[T], Iterable[Node]],
    counting: Counting,
    composition: Composition,
) -> Iterator[Node]:
    """Print the items of the section of a key; what still holds of the pass before is taken over.

    The result does not depend on what was printed before.
    """
    strip = _Printing(key, items, counting, composition).print(print_item)
    composition.strips[key] = strip
    for passage in strip.passages:
        yield from passage.nodes


class _Printing:
    """Goes through items that stood, in part, in a strip before."""

    def __init__(
        self, key: str, items: Sequence[object], counting: Counting, composition: Composition
    ) -> None:
        self._items = items
        self._counting = counting
        self._composition = composition
        self._old = composition.before.strips.get(key, NO_STRIP)
        self._shared = shared_ends(items, self._old.items)
        self._passages: list[Passage] = []

    def print(self, print_item: Callable[[Any], Iterable[Node]]) -> Strip:
        while (index := len(self._passages)) < len(self._items):
            if not self._recall(index):
                self._print(print_item, self._items[index])
        return Strip(self._items, self._passages, self._counting.position())

    def _print(self, print_item: Callable[[Any], Iterable[Node]], item: object) -> None:
        composition = self._composition
        begins = self._counting.position()
        entered, cited = len(composition.found.log), len(composition.cited)
        nodes = tuple(print_item(item))
        passage = Passage(
            begins,
            () if composition.is_rehearsal else nodes,
            composition.found.log[entered:],
            tuple(composition.cited[cited:]),
        )
        self._passages.append(passage)

    def _recall(self, index: int) -> bool:
        """Take over all passages from an item on that still hold; return whether there are any."""
        first, stop = self._place_before(index)
        if first == stop or not self._is_where_it_was(self._old.passages[first].begins):
            return False
        holds = self._composition.doubts.holds
        last = first
        while last < stop and holds(self._old.passages[last]):
            last += 1
        self._take_over(first, last)
        return last > first

    def _place_before(self, index: int) -> tuple[int, int]:
        """Where an item stood before, and up to where it is followed by the same items as now."""
        old, new = len(self._old.items), len(self._items)
        if index < self._shared.begin:
            return index, self._shared.begin
        return (index - new + old, old) if index >= new - self._shared.end else (old, old)

    def _is_where_it_was(self, begins: Position) -> bool:
        counted = self._composition.before.labels[: begins.counts.labels]
        return begins == self._counting.position() and self._composition.counters.labels == counted

    def _take_over(self, first: int, last: int) -> None:
        passages = self._old.passages[first:last]
        after = self._old.passages[last].begins if last < len(self._old.items) else self._old.ends
        if passages and after is not None:
            self._passages += passages
            entered = chain.from_iterable([passage.entered for passage in passages])
            self._composition.found.enter_all(list(entered))
            self._counting.resume(after)
