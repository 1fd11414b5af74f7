"""Blocks of text become nodes, with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boardpaper.document import nodes, wording
from boardpaper.document.composition import Composition
from boardpaper.document.nodes import Cell, HeadingLevel, ListItem, Node, Run
from boardpaper.document.numbering import Number, Numbers
from boardpaper.document.register import Entry, EntryKind
from boardpaper.report.blank import block_prints, spans_print
from boardpaper.report.place import Place
from boardpaper.report.text import (
    Alignment,
    Block,
    BlockKind,
    Bullets,
    Figure,
    Level,
    Note,
    Paragraph,
    Spans,
    Subheading,
    Table,
    Withheld,
    WithheldSpan,
    cell_field,
    header_field,
    kind_of,
)


class BlockPrinter:
    """Prints the blocks of a section, or of one recommendation in it.

    ``section`` is the entry of the section, ``heading_level`` the level of sub-headings in it, and
    ``paragraph`` what a paragraph with a number is called where it is cited. ``within`` is what the
    next text without a number hangs off.
    """

    def __init__(
        self,
        composition: Composition,
        numbers: Numbers,
        section: Entry,
        heading_level: HeadingLevel,
        paragraph: EntryKind = "paragraph",
    ) -> None:
        self._composition = composition
        self._numbers = numbers
        self._section = section
        self._heading_level: HeadingLevel = heading_level
        self._paragraph: EntryKind = paragraph
        self.within = section

    def print_blocks(self, blocks: Iterable[Block], place: Place) -> Iterator[Node]:
        """Print blocks that stand at a place, an item of the report; blank ones are left out."""
        for block in blocks:
            if block_prints(block):
                yield self.print_block(block, Place(place.part, place.item, block.id))

    def print_block(self, block: Block, place: Place) -> Node:
        """Print one block, which is not blank, at its own place."""
        kind = kind_of(block)
        number = self._take_number(kind, block.id)
        entry = self._entry(kind, number.cited, block)
        anchor = self._composition.enter(block.id, entry)
        self._go_on_after(kind, entry)
        runs = self._composition.runs
        match block:
            case Paragraph():
                return nodes.Paragraph(number.printed, runs(block.spans), place, anchor)
            case Subheading():
                level = self._heading_level
                return nodes.Heading(level, number.printed, runs(block.spans), place, anchor)
            case Note():
                return nodes.Note(number.printed, runs(block.spans), place, anchor)
            case Bullets():
                return nodes.BulletList(tuple(self._print_items(block, place)), place, anchor)
            case Table():
                return self._print_table(block, place, number.printed, anchor)
            case Figure(attachment=attachment, alt=alt, decorative=decorative):
                caption = runs(block.caption)
                return nodes.Figure(
                    number.printed, caption, attachment, alt, decorative, place, anchor
                )
            case Withheld():
                return self._print_withheld(block, place, number.printed, anchor)

    def _take_number(self, kind: BlockKind, identity: str) -> Number:
        match kind:
            case "table" | "figure":
                number = self._composition.counters.labelled(kind, identity)
                return Number(f"{kind.capitalize()} {number}", number)
            case "note":
                number = self._composition.counters.labelled(kind, identity)
                return Number(number, number)
            case _:
                return self._numbers.take(kind)

    def _entry(self, kind: BlockKind, number: str, block: Block) -> Entry:
        match kind:
            case "table":
                return Entry("Table", number, anchor=block.id)
            case "figure":
                return Entry("Figure", number, anchor=block.id)
            case "note":
                return Entry("note", number, anchor=block.id)
            case "sub-heading" | "numbered sub-heading":
                words = _heading_words(block)
                return Entry("heading", number, "", block.id, words, within=self._section)
            case _:
                return Entry(self._paragraph, number, anchor=block.id, within=self.within)

    def _go_on_after(self, kind: BlockKind, entry: Entry) -> None:
        """Decide what the next text without a number hangs off."""
        if kind in {"paragraph", "numbered paragraph"} and entry.number:
            self.within = entry
        elif entry.kind == "heading":
            number = entry.number
            self.within = Entry("section", number, anchor=entry.anchor) if number else self._section

    def _print_items(self, bullets: Bullets, place: Place) -> Iterator[ListItem]:
        """Print the items that are not blank; each is at most one level below the one before."""
        deepest: Level = 1
        for item in bullets.items:
            if spans_print(item.spans):
                level = min(item.level, deepest)
                deepest = 2 if level == 1 else 3
                entry = Entry(self._paragraph, anchor=item.id, within=self.within)
                anchor = self._composition.enter(item.id, entry)
                in_item = Place(place.part, place.item, item.id)
                yield ListItem(level, self._composition.runs(item.spans), in_item, anchor)

    def _print_table(self, table: Table, place: Place, label: str, anchor: str) -> nodes.Table:
        def cell(field: str, spans: Spans) -> Cell:
            in_cell = Place(place.part, place.item, place.block, field)
            return Cell(self._composition.runs(spans), in_cell)

        header = [cell(header_field(column), each) for column, each in enumerate(table.header, 1)]
        rows = [
            tuple([cell(cell_field(number, column), each) for column, each in enumerate(row, 1)])
            for number, row in enumerate(table.rows, 1)
        ]
        has_header = any(spans_print(each) for each in table.header)
        return nodes.Table(
            label,
            self._composition.runs(table.caption),
            tuple(header) if has_header else (),
            _alignment(table),
            tuple(rows),
            place,
            anchor,
        )

    def _print_withheld(self, block: Withheld, place: Place, number: str, anchor: str) -> Node:
        """Say that something is withheld where it stood, with the number it had."""
        words = wording.withheld_block(block.rule, self._composition.council.rule_name)
        match block.stands_for:
            case "sub-heading" | "numbered sub-heading":
                return nodes.Heading(self._heading_level, number, (Run(words),), place, anchor)
            case "note":
                return nodes.Note(number, (Run(words),), place, anchor)
            case "table" | "figure":
                return nodes.Paragraph("", (Run(f"{number}: {words}"),), place, anchor)
            case _:
                return nodes.Paragraph(number, (Run(words),), place, anchor)


def _heading_words(block: Block) -> Spans:
    match block:
        case Subheading():
            return block.spans
        case Withheld():
            return (WithheldSpan(block.rule),)
        case _:
            return ()


def _alignment(table: Table) -> tuple[Alignment, ...]:
    """One alignment a column: those the table does not name are left-aligned."""
    named = table.alignment[: len(table.header)]
    missing: list[Alignment] = ["left"] * (len(table.header) - len(named))
    return (*named, *missing)
