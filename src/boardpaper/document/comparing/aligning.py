"""Which item without an identity is which of another version: the rows of a table, and authors."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from boardpaper.document.comparing.matching import matches
from boardpaper.report.text import Spans, Table, plain

LIKE: Final = 0.5
"""The share of their words that two passages have in common when one may have become the other."""

MOST_LOOKED_AT: Final = 4_000
"""Pairs that are tried for likeness; where there are more, none is."""

Words = tuple[str, ...]


class Grid(NamedTuple):
    """Names for the rows and columns of a table; what two tables share has one name in both."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    lone: frozenset[str]
    """The rows that only this table has."""


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """The share of words, each counted once, that two passages have in common: 0 to 1."""
    left, right = set(one), set(other)
    either = len(left | right)
    return len(left & right) / either if either else 1.0


def twins(old: Sequence[Words], new: Sequence[Words]) -> list[int | None]:
    """For each new item the position of the old one it was; their order stays the same.

    Equal ones are found first. Between these, as many are paired one by one as there are on both
    sides; of more on one side those that are alike are.
    """
    found: list[int | None] = [None] * len(new)
    at, new_at = 0, 0
    for match in [*matches(old, new), None]:
        end, new_end = (len(old), len(new)) if match is None else (match.old, match.new)
        for one, other in _paired(old, new, range(at, end), range(new_at, new_end)):
            found[other] = one
        if match is not None:
            for step in range(match.size):
                found[match.new + step] = match.old + step
            at, new_at = match.old + match.size, match.new + match.size
    return found


def _paired(
    old: Sequence[Words], new: Sequence[Words], olds: range, news: range
) -> list[tuple[int, int]]:
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    if len(olds) * len(news) > MOST_LOOKED_AT:
        return []
    pairs: list[tuple[int, int]] = []
    at = olds.start
    for number in news:
        words = " ".join(new[number]).split()
        for candidate in range(at, olds.stop):
            if likeness(" ".join(old[candidate]).split(), words) >= LIKE:
                pairs.append((candidate, number))
                at = candidate + 1
                break
    return pairs


def names_of(old: Sequence[Words], new: Sequence[Words]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names for the items of both sequences; twins have the same."""
    found = twins(old, new)
    return (
        tuple([str(number) for number in range(len(old))]),
        tuple([f"new {at}" if twin is None else str(twin) for at, twin in enumerate(found)]),
    )


def grids(old: Table, new: Table) -> tuple[Grid, Grid]:
    """Name rows and columns of two versions of a table."""
    rows, new_rows = names_of(_rows(old), _rows(new))
    columns, new_columns = names_of(
        [(_words(cell),) for cell in old.header], [(_words(cell),) for cell in new.header]
    )
    shared = set(rows) & set(new_rows)
    return (
        Grid(rows, columns, frozenset(set(rows) - shared)),
        Grid(new_rows, new_columns, frozenset(set(new_rows) - shared)),
    )


def _rows(table: Table) -> list[Words]:
    return [tuple([_words(cell) for cell in row]) for row in table.rows]


def _words(spans: Spans) -> str:
    return plain(spans).strip()
