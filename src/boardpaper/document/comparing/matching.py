"""Which items of one sequence are which of another, in order and in bounded time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

MOST_PAIRS: Final = 60_000
"""Pairs of equal items between which the best match is looked for; with more, and no item that
would part them, everything counts as replaced."""

_DEEPEST: Final = 8


class Match(NamedTuple):
    """Items that are the same: where they start in each sequence, and how many."""

    old: int
    new: int
    size: int


class _Gap(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int
    depth: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """Match two sequences, in order; neighbours are one match.

    What begins and ends alike is set aside; items that are there once anchor the rest (patience
    diff), and between anchors difflib decides, as long as that is done in reasonable time.
    """
    found: list[Match] = []
    waiting = [_Gap(0, len(old), 0, len(new), 0)]
    while waiting:
        gap = waiting.pop()
        inner = _trimmed(old, new, gap, found)
        if inner.old == inner.old_end or inner.new == inner.new_end:
            continue
        anchors = _anchors(old, new, inner) if inner.depth < _DEEPEST else []
        if anchors:
            found += [Match(one, other, 1) for one, other in anchors]
            waiting += _between(anchors, inner)
        elif _pairs(old, new, inner) <= MOST_PAIRS:
            found += _best(old, new, inner)
    return _merged(sorted(found))


def _trimmed(
    old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap, found: list[Match]
) -> _Gap:
    """Set aside what is alike at both ends of a gap."""
    start, new_start, end, new_end = gap.old, gap.new, gap.old_end, gap.new_end
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    if start > gap.old:
        found.append(Match(gap.old, gap.new, start - gap.old))
    if end < gap.old_end:
        found.append(Match(end, new_end, gap.old_end - end))
    return _Gap(start, end, new_start, new_end, gap.depth)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[tuple[int, int]]:
    """The longest run in order of items that are once in either sequence."""
    olds, news = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    at = {
        item: index
        for index, item in enumerate(new[gap.new : gap.new_end], gap.new)
        if news[item] == 1
    }
    pairs = [
        (index, at[item])
        for index, item in enumerate(old[gap.old : gap.old_end], gap.old)
        if olds[item] == 1 and item in at
    ]
    return [pairs[each] for each in in_order([pair[1] for pair in pairs])]


def in_order(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest increasing sequence in distinct numbers."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        rank = bisect_left(tails, number)
        before.append(tail_at[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [number]
        tail_at[rank : rank + 1] = [index]
    chain: list[int] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _between(anchors: list[tuple[int, int]], gap: _Gap) -> Iterator[_Gap]:
    old, new = gap.old, gap.new
    for one, other in [*anchors, (gap.old_end, gap.new_end)]:
        if old < one and new < other:
            yield _Gap(old, one, new, other, gap.depth + 1)
        old, new = one + 1, other + 1


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> int:
    olds, news = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    return sum([count * news[item] for item, count in olds.items()])


def _best(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[Match]:
    one, other = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [Match(each.a + gap.old, each.b + gap.new, each.size) for each in blocks if each.size]


def _merged(found: list[Match]) -> list[Match]:
    merged: list[Match] = []
    for match in found:
        last = merged[-1] if merged else None
        if last and (last.old + last.size, last.new + last.size) == (match.old, match.new):
            merged[-1] = Match(last.old, last.new, last.size + match.size)
        else:
            merged.append(match)
    return merged
