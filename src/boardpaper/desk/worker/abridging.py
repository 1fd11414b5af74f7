"""A report without what the other end of the pipe has of its earlier state.

After a keystroke hardly anything is sent, and what is put together again holds the very objects of
the earlier state: what is remembered of these is found without comparing their words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec

from boardpaper.report.ends import Ends, shared_ends
from boardpaper.report.report import Finding, Recommendation, Report, Section
from boardpaper.report.text import Block

Part = Literal["exemptions", "sections", "main", "recommendations", "background", "appendices"]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What stays as it was in a part of the report.

    Where between the ends there is one item in the place of another, ``blocks`` are those of its
    text that stay.
    """

    part: Part
    items: Ends
    blocks: Ends = Ends()


def abridge(report: Report, before: Report) -> tuple[Report, tuple[Kept, ...]]:
    """Leave out of a report what it shares with an earlier state, and say what that is."""
    rest: dict[str, tuple[Any, ...]] = {}
    all_kept = []
    for part in get_args(Part):
        new, old = getattr(report, part), getattr(before, part)
        if new and old:
            items = shared_ends(new, old)
            middle, replaced = items.between(new), items.between(old)
            blocks = shared_ends(_only_text(middle), _only_text(replaced))
            if blocks != Ends():
                middle = _with_text(middle, blocks.between(_only_text(middle)))
            rest[part] = middle
            all_kept.append(Kept(part, items, blocks))
    return msgspec.structs.replace(report, **rest), tuple(all_kept)


def complete(rest: Report, kept: Sequence[Kept], before: Report) -> Report:
    """Put a report together again, given the state it was abridged by."""
    whole: dict[str, tuple[Any, ...]] = {}
    for part, items, blocks in ((each.part, each.items, each.blocks) for each in kept):
        middle, old = getattr(rest, part), getattr(before, part)
        if blocks != Ends():
            text = blocks.around(_only_text(middle), _only_text(items.between(old)))
            middle = _with_text(middle, text)
        whole[part] = items.around(middle, old)
    return msgspec.structs.replace(rest, **whole)


def _only_text(items: tuple[Any, ...]) -> tuple[Block, ...]:
    """The blocks of the only item; none where there are several, or where it has no text."""
    if len(items) == 1 and isinstance(items[0], Section | Finding | Recommendation):
        return items[0].text.blocks
    return ()


def _with_text(items: tuple[Any, ...], blocks: tuple[Block, ...]) -> tuple[Any, ...]:
    text = msgspec.structs.replace(items[0].text, blocks=blocks)
    return (msgspec.structs.replace(items[0], text=text),)
