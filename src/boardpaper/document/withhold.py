"""Taking exempt matter out of text, so that neither its words nor their length remain."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from boardpaper.document.grounds import Ground, Grounds, Target
from boardpaper.report.blank import block_prints, spans_print
from boardpaper.report.place import Place
from boardpaper.report.text import (
    Block,
    Bullet,
    Bullets,
    Figure,
    Inline,
    Note,
    Paragraph,
    Ref,
    Span,
    Spans,
    Subheading,
    Table,
    Text,
    Withheld,
    WithheldSpan,
    cell_field,
    header_field,
    kind_of,
    plain,
    spans_of,
)
from boardpaper.report.values import changed

T = TypeVar("T")


def mapped(change: Callable[[T], T], items: tuple[T, ...]) -> tuple[T, ...]:
    """Change every item: the very same tuple where that changes none of them."""
    return mapped_to(items, tuple([change(item) for item in items]))


def mapped_to(items: tuple[T, ...], results: tuple[T, ...]) -> tuple[T, ...]:
    """Return the results: the very same tuple of items where each is its own result."""
    return items if all(map(operator.is_, results, items)) else results


def withhold_from_text(text: Text, grounds: Grounds, ground: Ground | None = None) -> Text:
    """Return a text without what is withheld: all of it where there is a ground for that."""
    return changed(
        text, blocks=mapped(lambda block: _withhold_from_block(block, grounds, ground), text.blocks)
    )


def withhold_from_subheading(heading: Subheading, grounds: Grounds) -> Subheading:
    """Return a sub-heading of the main issues without the words that are withheld."""
    targets = grounds.of_subheading(heading.id)
    return changed(heading, spans=_withhold_from_words(heading.spans, targets, grounds))


def _withhold_from_block(block: Block, grounds: Grounds, ground: Ground | None) -> Block:
    if isinstance(block, Withheld):
        return block
    reasons = [] if ground is None else [ground]
    reasons += [
        target.ground
        for target in grounds.of_block(block.id)
        if not _leads_to_run(target.place, block)
    ]
    return _stand_in(block, min(reasons)) if reasons else _withhold_in_block(block, grounds)


def _leads_to_run(place: Place, block: Block) -> bool:
    """Tell whether a place within a block is one run of its spans, or some characters of one."""
    if not place.field and place == place.without_range():
        return False
    return any((place.block, place.field) == (each, field) for each, field, _ in spans_of(block))


def _stand_in(block: Block, ground: Ground) -> Block:
    """What stands for a withheld block; a blank one takes no number, so it stays, but empty."""
    if block_prints(block):
        return Withheld(block.id, kind_of(block), ground.rule)
    return Bullets(block.id) if isinstance(block, Bullets) else changed(block, spans=())


def _withhold_in_block(block: Block, grounds: Grounds) -> Block:
    match block:
        case Paragraph() | Subheading() | Note():
            targets = grounds.of_block(block.id)
            return changed(block, spans=_withhold_from_words(block.spans, targets, grounds))
        case Bullets():
            return changed(
                block, items=mapped(lambda item: _withhold_from_bullet(item, grounds), block.items)
            )
        case Table():
            return _withhold_in_table(block, grounds)
        case Figure():
            targets = _of_field(grounds, block.id, "caption")
            return changed(block, caption=_withhold_from_spans(block.caption, targets, grounds))
        case Withheld():
            return block


def _withhold_from_bullet(item: Bullet, grounds: Grounds) -> Bullet:
    targets = grounds.of_block(item.id)
    return changed(item, spans=_withhold_from_words(item.spans, targets, grounds))


def _withhold_in_table(table: Table, grounds: Grounds) -> Table:
    def cell(field: str, spans: Spans) -> Spans:
        return _withhold_from_spans(spans, _of_field(grounds, table.id, field), grounds)

    header = [cell(header_field(column), each) for column, each in enumerate(table.header, 1)]
    rows = [
        tuple([cell(cell_field(number, column), each) for column, each in enumerate(row, 1)])
        for number, row in enumerate(table.rows, 1)
    ]
    cleared = Table(
        table.id, cell("caption", table.caption), tuple(header), table.alignment, tuple(rows)
    )
    return table if cleared == table else cleared


def _of_field(grounds: Grounds, block: str, field: str) -> tuple[Target, ...]:
    return tuple(each for each in grounds.of_block(block) if each.place.field == field)


def _withhold_from_words(spans: Spans, targets: Sequence[Target], grounds: Grounds) -> Spans:
    """Like the next, but blank words become none: their block must not begin to print."""
    remaining = _withhold_from_spans(spans, targets, grounds)
    return remaining if remaining is spans or spans_print(spans) else ()


def _withhold_from_spans(spans: Spans, targets: Sequence[Target], grounds: Grounds) -> Spans:
    """Return one run of spans without its exempt characters.

    Neighbours withheld under the same rule become one, so that nothing tells how long they were.
    """
    if not targets and all(isinstance(span, Span) and not span.exempt for span in spans):
        return spans
    whole = [ground for place, ground in targets if place.start is None or place.end is None]
    if whole:
        return (WithheldSpan(min(whole).rule),)
    remaining: list[Inline] = []
    start = 0
    for span in spans:
        for piece in _pieces(span, start, targets, grounds):
            is_more_of_the_same = isinstance(piece, WithheldSpan) and remaining[-1:] == [piece]
            if not is_more_of_the_same:
                remaining.append(piece)
        start += len(plain((span,)))
    return spans if tuple(remaining) == spans else tuple(remaining)


def _pieces(
    span: Inline, start: int, targets: Sequence[Target], grounds: Grounds
) -> Iterator[Inline]:
    """Yield what remains of a span that starts at a character of its run, piece by piece.

    Nothing remains of an empty one. A link says where the whole of its words leads, so it goes
    with any of them.
    """
    if isinstance(span, WithheldSpan):
        yield span
        return
    mark = [grounds.of_mark(span.exempt)] if span.exempt else []
    if isinstance(span, Ref):
        reasons = mark + [ground for place, ground in targets if _touches(place, start)]
        yield WithheldSpan(min(reasons).rule) if reasons else span
        return
    length = len(span.text)
    for low, high in itertools.pairwise(_cuts(start, length, targets)):
        reasons = mark + [ground for place, ground in targets if _covers(place, start + low)]
        if reasons:
            yield WithheldSpan(min(reasons).rule)
        elif (low, high) == (0, length):
            yield span
        else:
            yield msgspec.structs.replace(span, text=span.text[low:high], link="")


def _cuts(start: int, length: int, targets: Sequence[Target]) -> list[int]:
    """Where a span that starts at a character of its run falls into pieces, both ends included."""
    cuts = {0, length}
    for place, _ in targets:
        first, last = _range(place)
        if first < last:
            cuts |= {max(0, min(length, end - start)) for end in (first, last)}
    return sorted(cuts)


def _range(place: Place) -> tuple[int, int]:
    """The characters of a place that has both ends of a range, the last not included."""
    return place.start or 0, place.end or 0


def _covers(place: Place, character: int) -> bool:
    start, end = _range(place)
    return start <= character < end


def _touches(place: Place, position: int) -> bool:
    """Tell whether a range holds a cross-reference, which has no characters of its own.

    At an end of the range both can be meant: in doubt it is withheld.
    """
    start, end = _range(place)
    return start <= position <= end and start < end
