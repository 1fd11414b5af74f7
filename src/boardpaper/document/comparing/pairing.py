"""Which passage of the old version is which of the new one, and which of them were moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from boardpaper.document.comparing.aligning import LIKE, MOST_LOOKED_AT, likeness
from boardpaper.document.comparing.flow import words_of
from boardpaper.document.comparing.matching import in_order
from boardpaper.document.comparing.passage import Container, Passage
from boardpaper.report.place import Place

_FEWEST_WORDS: Final = 4
"""Of shorter passages, alike in words, nobody can say that one has become the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in both versions, or in one of them; the positions are those in the versions."""

    old: Passage | None
    new: Passage | None
    old_at: int = -1
    new_at: int = -1


def paired(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Pair passages by their keys; then those left over that say the same, or nearly.

    The pairs are in the order of the new version; what was removed follows what stood before it.
    """
    at = {passage.key: index for index, passage in enumerate(old)}
    twin = {index: at[each.key] for index, each in enumerate(new) if each.key in at}
    taken = set(twin.values())
    olds = [index for index in range(len(old)) if index not in taken]
    news = [index for index in range(len(new)) if index not in twin]
    _pair_equal(old, new, olds, news, twin)
    _pair_alike(old, new, olds, news, twin)
    return list(_in_new_order(old, new, twin))


def _pair_equal(
    old: Sequence[Passage], new: Sequence[Passage], olds: list[int], news: list[int],
    twin: dict[int, int],
) -> None:  # fmt: skip
    """Pair leftovers that say exactly the same, of one sort, and take them off the lists."""
    waiting: dict[object, list[int]] = defaultdict(list)
    for index in olds:
        if old[index].sort and _is_telling(old[index]):
            waiting[old[index].sort, old[index].flow].append(index)
    for index in list(news):
        same = waiting.get((new[index].sort, new[index].flow))
        if same:
            twin[index] = same.pop(0)
            news.remove(index)
            olds.remove(twin[index])


def _pair_alike(
    old: Sequence[Passage], new: Sequence[Passage], olds: list[int], news: list[int],
    twin: dict[int, int],
) -> None:  # fmt: skip
    """Pair leftovers of one chapter and sort that have most of their words in common."""
    if len(olds) * len(news) > MOST_LOOKED_AT:
        return
    words = {index: words_of(old[index].flow).casefold().split() for index in olds}
    found: list[tuple[float, int, int]] = []
    for index in news:
        own = words_of(new[index].flow).casefold().split()
        for candidate in olds:
            if _may_be(old[candidate], new[index]) and _is_telling(new[index]):
                share = likeness(words[candidate], own)
                if share >= LIKE:
                    found.append((-share, index, candidate))
    taken: set[int] = set()
    for _, index, candidate in sorted(found):
        if index not in twin and candidate not in taken:
            twin[index] = candidate
            taken.add(candidate)


def _is_telling(passage: Passage) -> bool:
    return len(words_of(passage.flow).split()) >= _FEWEST_WORDS


def _may_be(old: Passage, new: Passage) -> bool:
    return old.sort == new.sort != "" and old.container.chapter == new.container.chapter


def _in_new_order(
    old: Sequence[Passage], new: Sequence[Passage], twin: dict[int, int]
) -> Iterator[Pair]:
    place_of = {index: at for at, index in twin.items()}
    removed: dict[int, list[Pair]] = defaultdict(list)
    ends = {passage.container.chapter: at for at, passage in enumerate(new)}
    after, chapter = -1, ""
    for index, passage in enumerate(old):
        if passage.container.chapter != chapter:
            chapter = passage.container.chapter
            first = (at for at, each in enumerate(new) if each.container.chapter == chapter)
            after = next(first, ends.get(chapter, after) + 1) - 1 if chapter in ends else after
        if index in place_of:
            at = place_of[index]
            after = at if new[at].container.chapter == chapter else after
        else:
            removed[after].append(Pair(passage, None, index))
    yield from removed[-1]
    for at, passage in enumerate(new):
        position = twin.get(at, -1)
        yield Pair(old[position] if at in twin else None, passage, position, at)
        yield from removed[at]


class Moves:
    """Tells of pairs whether they stand elsewhere than they did; of an item only its first does."""

    def __init__(
        self, pairs: Sequence[Pair], items: Collection[Place], shared: Collection[Place]
    ) -> None:
        self._items, self._shared = set(items), shared
        self._units = set(_moved_units(pairs))

    def is_moved(self, old: Passage, new: Passage) -> bool:
        """Whether a passage was moved, by itself or with its item."""
        place = Place(new.container.place.part, new.container.item)
        if place in self._items:
            self._items.discard(place)
            return True
        if self._changed_container(old.container, new.container):
            return True
        if new.unit in self._units:
            self._units.discard(new.unit)
            return True
        return False

    def _changed_container(self, old: Container, new: Container) -> bool:
        if old.chapter != new.chapter:
            return True
        return old.item != new.item and old.place in self._shared and new.place in self._shared


def _moved_units(pairs: Sequence[Pair]) -> Iterator[str]:
    """The blocks that stand before or after others of their container than they did."""
    within: dict[Place, dict[str, int]] = defaultdict(dict)
    for pair in pairs:
        old, new = pair.old, pair.new
        if old and new and new.unit and old.container.place == new.container.place:
            within[new.container.place].setdefault(new.unit, pair.old_at)
    for units in within.values():
        names = list(units)
        staying = set(in_order(list(units.values())))
        yield from (name for index, name in enumerate(names) if index not in staying)
