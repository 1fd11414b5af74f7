"""A text as an editor shows it: one line after the other, and what is selected.

A line is a paragraph, a sub-heading, one bullet, or a block that is edited elsewhere and stands
here as a single character.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from boardpaper.report.spans import length
from boardpaper.report.text import (
    EMPTY_TEXT,
    Block,
    Bullet,
    Bullets,
    Figure,
    Note,
    Paragraph,
    Spans,
    Subheading,
    Table,
    Text,
    Withheld,
)
from boardpaper.report.values import Id, Value


class ListItem(Value, frozen=True):
    """A bullet as a line of its own; ``list_id`` is the id of the Bullets it belongs to."""

    list_id: Id
    bullet: Bullet


WordLine = Paragraph | Subheading | ListItem
ObjectLine = Table | Figure | Note | Withheld
Line = WordLine | ObjectLine
Lines = tuple[Line, ...]


class Point(NamedTuple):
    """A place between two characters: the line, counted from 0, and the offset in it."""

    line: int
    offset: int


class Draft(NamedTuple):
    """Lines that are being edited, one at least, and what is selected in them.

    With nothing selected, ``anchor`` and ``caret`` are the same.
    """

    lines: Lines
    anchor: Point
    caret: Point

    @property
    def start(self) -> Point:
        """Where the selection starts."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Point:
        """Where the selection ends."""
        return max(self.anchor, self.caret)

    @property
    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return self.anchor != self.caret

    @property
    def line(self) -> Line:
        """The line with the caret."""
        return self.lines[self.caret.line]


def draft_at(lines: Lines, line: int, offset: int) -> Draft:
    """Put the caret into lines, with nothing selected."""
    return Draft(lines, Point(line, offset), Point(line, offset))


def lines_of(text: Text) -> Lines:
    """The lines of a text; a list without bullets has none."""
    lines: list[Line] = []
    for block in text.blocks:
        if isinstance(block, Bullets):
            lines += [ListItem(block.id, bullet) for bullet in block.items]
        else:
            lines.append(block)
    return tuple(lines)


def text_of(lines: Lines, known: Text = EMPTY_TEXT) -> Text:
    """The text of lines; lists that are as they are in the known text stay the same objects."""
    lists = {block.id: block for block in known.blocks if isinstance(block, Bullets)}
    blocks: list[Block] = []
    run: list[ListItem] = []
    for line in lines:
        if run and _list_id(line) != run[0].list_id:
            blocks.append(_list_of(run, lists))
            run = []
        if isinstance(line, ListItem):
            run.append(line)
        else:
            blocks.append(line)
    if run:
        blocks.append(_list_of(run, lists))
    return Text(tuple(blocks))


def _list_of(run: Sequence[ListItem], known: Mapping[str, Bullets]) -> Bullets:
    list_id, items = run[0].list_id, tuple([line.bullet for line in run])
    old = known.get(list_id)
    return old if old is not None and old.items == items else Bullets(list_id, items)


def _list_id(line: Line) -> str | None:
    return line.list_id if isinstance(line, ListItem) else None


def line_id(line: Line) -> str:
    """The id of a line; that of a bullet, not of its list."""
    return line.bullet.id if isinstance(line, ListItem) else line.id


def index_of(lines: Lines, identity: str) -> int | None:
    """Where the line with an id is, or the first of the list with it; None where neither is."""
    for index, line in enumerate(lines):
        if line_id(line) == identity or _list_id(line) == identity:
            return index
    return None


def with_id(line: Line, identity: str) -> Line:
    """Return a line with another id."""
    if isinstance(line, ListItem):
        return replace(line, bullet=replace(line.bullet, id=identity))
    return replace(line, id=identity)


def words_of(line: WordLine) -> Spans:
    """What a line says."""
    return line.bullet.spans if isinstance(line, ListItem) else line.spans


def with_words(line: WordLine, spans: Spans) -> WordLine:
    """Return a line of the same kind and id that says something else."""
    if isinstance(line, ListItem):
        return replace(line, bullet=replace(line.bullet, spans=spans))
    return replace(line, spans=spans)


def line_length(line: Line) -> int:
    """How long a line is, in offsets; an object is one character."""
    return length(words_of(line)) if isinstance(line, WordLine) else 1


def with_distinct_ids(lines: Sequence[Line], taken: Collection[str], ids: Iterator[str]) -> Lines:
    """Give a new id to every line without one, or with one that is taken.

    Where several lines have the same id, the first that is not empty keeps it.
    """
    keepers: dict[str, int] = {}
    for index, line in enumerate(lines):
        keeper = keepers.setdefault(line_id(line), index)
        if not line_length(lines[keeper]) and line_length(line):
            keepers[line_id(line)] = index
    return tuple(
        line
        if line_id(line) and line_id(line) not in taken and keepers[line_id(line)] == index
        else with_id(line, next(ids))
        for index, line in enumerate(lines)
    )


def with_distinct_lists(lines: Lines, ids: Iterator[str]) -> Lines:
    """Give a new id to every list that something now parts from the bullets before it."""
    seen: set[str] = set()
    distinct: list[Line] = []
    for list_id, run in itertools.groupby(lines, _list_id):
        if list_id is None or list_id not in seen:
            distinct += run
        else:
            new = next(ids)
            distinct += [replace(line, list_id=new) for line in run if isinstance(line, ListItem)]
        seen.add(list_id or "")
    return tuple(distinct)
