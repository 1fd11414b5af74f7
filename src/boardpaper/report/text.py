"""Text as officers write it: blocks of spans, without any printed number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from boardpaper.report.values import Id, Sha256, Value

Script = Literal["", "superscript", "subscript"]
Alignment = Literal["left", "right", "centre"]
Level = Literal[1, 2, 3]
BlockKind = Literal[
    "numbered paragraph", "paragraph", "bullets", "numbered sub-heading", "sub-heading", "table",
    "figure", "note",
]  # fmt: skip


class Span(Value, frozen=True, tag="span"):
    """Some characters in one style.

    ``link`` is a web, mail or telephone address. ``exempt`` is the id of the Exemption under
    which these characters are withheld from the public version.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: Script = ""
    link: str = ""
    exempt: str = ""


class Ref(Value, frozen=True, tag="ref"):
    """A cross-reference, which prints the computed number of its target.

    ``target`` is the id of a paragraph, finding, sub-heading, table, figure, note,
    recommendation, background document or appendix, or the key of a section.
    """

    target: str
    bold: bool = False
    italic: bool = False
    exempt: str = ""


class WithheldSpan(Value, frozen=True, tag="withheld-span"):
    """Characters taken out of a public version; ``rule`` is the rule number, or empty."""

    rule: str = ""


Inline = Span | Ref | WithheldSpan
Spans = tuple[Inline, ...]


class Paragraph(Value, frozen=True, tag="paragraph"):
    """A paragraph; a numbered one takes the next number of its section."""

    id: Id
    spans: Spans = ()
    numbered: bool = True


class Bullet(Value, frozen=True):
    """One item of a bulleted list, at level 1 to 3."""

    id: Id
    spans: Spans = ()
    level: Level = 1


class Bullets(Value, frozen=True, tag="bullets"):
    """A bulleted list: it hangs off the paragraph before it and carries no number."""

    id: Id
    items: tuple[Bullet, ...] = ()


class Subheading(Value, frozen=True, tag="subheading"):
    """A heading inside a section; an unnumbered one does not break the count."""

    id: Id
    spans: Spans = ()
    numbered: bool = False


class Table(Value, frozen=True, tag="table"):
    """A table with one header row; every row has as many cells as the header.

    ``alignment`` names the alignment of each column; columns it does not reach are left-aligned.
    """

    id: Id
    caption: Spans = ()
    header: tuple[Spans, ...] = ()
    alignment: tuple[Alignment, ...] = ()
    rows: tuple[tuple[Spans, ...], ...] = ()


class Figure(Value, frozen=True, tag="figure"):
    """A picture: ``alt`` says it in words, unless it is decorative."""

    id: Id
    attachment: Sha256
    caption: Spans = ()
    alt: str = ""
    decorative: bool = False


class Note(Value, frozen=True, tag="note"):
    """A note below the text it belongs to; notes are counted through the whole report."""

    id: Id
    spans: Spans = ()


class Withheld(Value, frozen=True, tag="withheld"):
    """A block taken out of a public version.

    ``stands_for`` says what it was, so that it still takes the number it had and the public and
    the full version are numbered alike; ``rule`` is the rule number, or empty.
    """

    id: Id
    stands_for: BlockKind
    rule: str = ""


Block = Paragraph | Bullets | Subheading | Table | Figure | Note | Withheld


class Text(Value, frozen=True):
    """A sequence of blocks: what one section, finding or recommendation says."""

    blocks: tuple[Block, ...] = ()


EMPTY_TEXT = Text()


def kind_of(block: Block) -> BlockKind:
    """Name what a block is, as far as its number depends on it."""
    match block:
        case Paragraph(numbered=True):
            return "numbered paragraph"
        case Paragraph():
            return "paragraph"
        case Bullets():
            return "bullets"
        case Subheading(numbered=True):
            return "numbered sub-heading"
        case Subheading():
            return "sub-heading"
        case Table():
            return "table"
        case Figure():
            return "figure"
        case Note():
            return "note"
        case Withheld():
            return block.stands_for


def spans_of(block: Block) -> Iterator[tuple[str, str, Spans]]:
    """Yield every run of spans in a block as (block or bullet id, field, spans), in print order.

    The field is empty but in captions and table cells; see Place.
    """
    match block:
        case Paragraph() | Subheading() | Note():
            yield block.id, "", block.spans
        case Bullets():
            for item in block.items:
                yield item.id, "", item.spans
        case Table():
            yield block.id, "caption", block.caption
            for column, cell in enumerate(block.header, 1):
                yield block.id, header_field(column), cell
            for number, row in enumerate(block.rows, 1):
                for column, cell in enumerate(row, 1):
                    yield block.id, cell_field(number, column), cell
        case Figure():
            yield block.id, "caption", block.caption
        case Withheld():
            return


def header_field(column: int) -> str:
    """Field name of a header cell in a Place; columns count from 1."""
    return f"header {column}"


def cell_field(row: int, column: int) -> str:
    """Field name of a table cell in a Place; rows below the header and columns count from 1."""
    return f"row {row} cell {column}"


def plain(spans: Spans) -> str:
    """Return the words of spans without style; a cross-reference has none until it is printed."""
    return "".join([span.text for span in spans if isinstance(span, Span)])


def words_in(text: Text) -> int:
    """Count the words of a text; tables and captions count too."""
    runs = (spans for block in text.blocks for _, _, spans in spans_of(block))
    return sum([len(plain(spans).split()) for spans in runs])


def simple_text(ids: Iterator[str], *paragraphs: str, numbered: bool = True) -> Text:
    """Build a Text of plain paragraphs, one per string, with ids from the given source."""
    return Text(tuple(Paragraph(next(ids), (Span(words),), numbered) for words in paragraphs))
