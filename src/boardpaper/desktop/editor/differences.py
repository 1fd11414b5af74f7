"""What differs between two versions of lines, and between two versions of one line."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec.structs import replace

from boardpaper.desktop.editor.formats import LINE_SEPARATOR, OBJECT_CHARACTER
from boardpaper.report.lines import Lines, line_id
from boardpaper.report.text import Inline, Span, Spans


class Hunk(NamedTuple):
    """Lines, from an index on, that others take the place of."""

    at: int
    old: Lines
    new: Lines


Unit = tuple[str, Inline]
"""One character as the document has it, and its style or the span that it stands for."""


def hunks(old: Lines, new: Lines) -> list[Hunk]:
    """What has to be changed to make other lines of some; lines are told apart by their ids."""
    start, tail = common_ends(old, new)
    old, new = old[start : len(old) - tail], new[start : len(new) - tail]
    matcher = SequenceMatcher(None, [*map(line_id, old)], [*map(line_id, new)], autojunk=False)
    return [
        Hunk(start + first, old[first:last], new[other:other_last])
        for _, first, last, other, other_last in matcher.get_opcodes()
        if old[first:last] != new[other:other_last]
    ]


def shown(span: Inline) -> tuple[str, Inline]:
    """The characters of a span as the document has them, and their style."""
    if isinstance(span, Span):
        return span.text.replace("\n", LINE_SEPARATOR), replace(span, text="")
    return OBJECT_CHARACTER, span


def units_of(spans: Spans) -> list[Unit]:
    """The characters of a run of spans, as many as it is long."""
    units: list[Unit] = []
    for words, style in map(shown, spans):
        units += zip(words, itertools.repeat(style))
    return units


def width(units: Sequence[Unit]) -> int:
    """How many positions characters take in a document: one each, or two beyond U+FFFF."""
    return sum([2 if character > "\uffff" else 1 for character, _ in units])


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items are the same at the start, and how many of the others at the end."""
    most = min(len(old), len(new))
    start = 0
    while start < most and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    tail = 0
    while tail < most - start and (old[~tail] is new[~tail] or old[~tail] == new[~tail]):
        tail += 1
    return start, tail
