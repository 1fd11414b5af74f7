"""What each kind of node becomes: flowables, and the pattern of its structure elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, assert_never

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Cell,
    Figure,
    Heading,
    ListItem,
    Marking,
    Masthead,
    Node,
    Note,
    Paragraph,
    QuestionTable,
    Run,
    Table,
    TitleBlock,
)
from boardpaper.pdf.flowables import FigureFlowable, Flowable, Landmark, flowable_of
from boardpaper.pdf.fonts import BULLET
from boardpaper.pdf.front_matter import front_matter, title_and_authors
from boardpaper.pdf.geometry import FRAME_HEIGHT, FRAME_WIDTH
from boardpaper.pdf.inline import visible
from boardpaper.pdf.masthead import masthead
from boardpaper.pdf.pattern import Part, Slot, new_pattern
from boardpaper.pdf.pictures import open_picture
from boardpaper.pdf.structure import COLUMN_SCOPE, DISC_LIST, ROW_SCOPE
from boardpaper.pdf.style import (
    ASIDE,
    CAPTION,
    CELL,
    FIGURE_CAPTION,
    LEADING,
    NOTE,
    NUMBER_WIDTH,
    NUMBERED,
    bullet,
    cell,
    heading,
)
from boardpaper.pdf.table_fit import Fit, alignments, fit
from boardpaper.pdf.tables import CellStack, Extent, Row, TableFlowable, column_widths
from boardpaper.pdf.typesetter import Typesetter
from boardpaper.report.text import Alignment

_POINTS_PER_PIXEL: Final = 0.75  # 96 pixels an inch
_TALLEST_FIGURE: Final = 0.6
_MOST_LEADING_LINES: Final = 5  # a longer paragraph is split rather than kept with what it leads to

Unit = tuple[Node, ...]
"""Nodes that are set together: one, or the title block with the author box beside it."""


class SetUnit(NamedTuple):
    """What a unit becomes; ``pixels`` are those of its picture."""

    flowables: tuple[Flowable, ...]
    pattern: tuple[Part, ...]
    pixels: int


def set_unit(unit: Unit, attachments: Mapping[str, bytes], typesetter: Typesetter) -> SetUnit:
    """Set a unit.

    Raises:
        InvalidInputError: its picture is missing or cannot be read.
    """
    root = new_pattern()
    match unit:
        case (TitleBlock() as title, AuthorBox() as authors):
            flowables = tuple(title_and_authors(title, authors, root, typesetter.fonts))
        case _:
            setter = _NodeSetter(root, attachments, typesetter)
            flowables = tuple(each for node in unit for each in setter.set(node))
    pixels = sum(each.pixels for each in flowables if isinstance(each, FigureFlowable))
    return SetUnit(flowables, tuple(root.parts), pixels)


class _NodeSetter:
    """Sets one node below the root of its pattern."""

    def __init__(
        self, root: Slot, attachments: Mapping[str, bytes], typesetter: Typesetter
    ) -> None:
        self._root, self._attachments, self._typesetter = root, attachments, typesetter

    def set(self, node: Node) -> Iterator[Flowable]:
        """Yield the flowables of a node."""
        match node:
            case Masthead():
                return masthead(node, self._attachments, self._root, self._typesetter.fonts)
            case TitleBlock() | AuthorBox() | Marking() | QuestionTable():
                return front_matter(node, self._root, self._typesetter.fonts)
            case Heading():
                return self._heading(node)
            case Paragraph():
                return self._paragraph(node)
            case BulletList():
                return self._bullets(node)
            case Table():
                return self._table(node)
            case Figure():
                return self._figure(node)
            case Note():
                return self._note(node)
            case _:
                assert_never(node)

    def _heading(self, node: Heading) -> Iterator[Flowable]:
        style = heading(node.level)
        if not node.number and node.level == 2:
            style = replace(style, indent=0.0)
        words = "".join([run.text for run in node.runs])
        title = f"{node.number} {words}" if node.number else words
        landmark = Landmark(node.place, node.anchor, title, node.level - 1)
        text = self._typesetter.text(node.runs, style, FRAME_WIDTH, node.number)
        yield flowable_of(text, self._root.add(f"H{node.level}"), landmark=landmark)

    def _paragraph(self, node: Paragraph) -> Iterator[Flowable]:
        landmark = Landmark(node.place, node.anchor)
        style = ASIDE if node.is_aside else LEADING if node.leads else NUMBERED
        text = self._typesetter.text(node.runs, style, FRAME_WIDTH, node.number)
        if node.leads and len(text.lines) > _MOST_LEADING_LINES:
            text = self._typesetter.text(node.runs, NUMBERED, FRAME_WIDTH, node.number)
        yield flowable_of(text, self._root.add("P"), landmark=landmark)

    def _bullets(self, node: BulletList) -> Iterator[Flowable]:
        """Set a list; items of a deeper level make a list inside the item before them."""
        lists = [self._root.add("L", attributes=(DISC_LIST,))]
        owners: list[Slot] = []
        for index, item in enumerate(node.items):
            depth = min(item.level, len(owners) + 1)
            del lists[depth:], owners[depth - 1 :]
            if len(lists) < depth:
                lists.append(owners[-1].add("L", attributes=(DISC_LIST,)))
            entry = lists[-1].add("LI")
            mark, body = entry.add("Lbl"), entry.add("LBody")
            owners.append(body)
            last = index == len(node.items) - 1
            landmark = Landmark(
                item.place, item.anchor, whole=node.place, whole_anchor="" if index else node.anchor
            )
            yield self._bullet(item, mark, body.add("P"), landmark, last=last)

    def _bullet(
        self, item: ListItem, mark: Slot, body: Slot, landmark: Landmark, *, last: bool
    ) -> Flowable:
        style = bullet(item.level, is_last=last)
        text = self._typesetter.text(item.runs, style, FRAME_WIDTH, BULLET)
        return flowable_of(text, body, mark, landmark=landmark)

    def _note(self, node: Note) -> Iterator[Flowable]:
        element = self._root.add("Note")
        mark = element.add("Lbl")
        text = self._typesetter.text(node.runs, NOTE, FRAME_WIDTH, node.number)
        yield flowable_of(text, element.add("P"), mark, landmark=Landmark(node.place, node.anchor))

    def _table(self, node: Table) -> Iterator[Flowable]:
        table = self._root.add("Table")
        rows = (node.header, *node.rows) if node.header else node.rows
        extents = self._extents(node, rows)
        chosen = fit(extents)
        caption = _captioned(node.label, node.caption)
        if caption:
            style = replace(CAPTION, indent=max(0.0, chosen.indent))
            landmark = Landmark(node.place, node.anchor)
            text = self._typesetter.text(caption, style, FRAME_WIDTH)
            yield flowable_of(text, table.add("Caption"), landmark=landmark)
        if extents:
            scale, width, padding = chosen.size / CELL.size, chosen.width, chosen.padding
            scaled = [[each.scaled(scale) for each in cells] for cells in extents]
            columns = column_widths(scaled, width, padding)
            setter = _RowSetter(columns, alignments(node), chosen, self._typesetter)
            yield TableFlowable(
                tuple(
                    setter.set(row, table.add("TR"), is_header=row is node.header) for row in rows
                ),
                columns,
                chosen.indent,
                1 if node.header else 0,
                Landmark(node.place, "" if caption else node.anchor),
                padding=padding,
            )

    def _extents(self, node: Table, rows: tuple[tuple[Cell, ...], ...]) -> list[list[Extent]]:
        styles = [cell("left", CELL.size, is_header=row is node.header) for row in rows]
        return [
            [
                self._typesetter.extent(row[column].runs, style)
                for row, style in zip(rows, styles, strict=True)
            ]
            for column in range(len(node.alignment))
        ]

    def _figure(self, node: Figure) -> Iterator[Flowable]:
        image = open_picture(node, self._attachments)
        caption = _captioned(node.label, node.caption)
        # the caption is beside the picture in a group: inside, its words would be hidden by Alt
        group = self._root if node.decorative or not caption else self._root.add("Div")
        element = None if node.decorative else group.add("Figure", alt=node.alt)
        pixels_wide, pixels_high = image.getSize()
        width, height = pixels_wide * _POINTS_PER_PIXEL, pixels_high * _POINTS_PER_PIXEL
        room = FRAME_WIDTH - NUMBER_WIDTH
        scale = min(1.0, room / width, FRAME_HEIGHT * _TALLEST_FIGURE / height)
        yield FigureFlowable(
            node.attachment,
            image,
            width * scale,
            height * scale,
            NUMBER_WIDTH,
            None if element is None else element.number,
            Landmark(node.place, node.anchor),
            keep_with_next=bool(caption),
            pixels=pixels_wide * pixels_high,
        )
        if caption:
            style = replace(FIGURE_CAPTION, indent=NUMBER_WIDTH)
            text = self._typesetter.text(caption, style, FRAME_WIDTH)
            words = group.add("P" if node.decorative else "Caption")
            yield flowable_of(text, words, landmark=Landmark(node.place))


def _captioned(label: str, caption: tuple[Run, ...]) -> tuple[Run, ...]:
    """Put "Table 1: " before a caption."""
    if not label:
        return caption
    return (Run(f"{label}: "), *caption) if caption else (Run(label),)


def _has_words(cell: Cell) -> bool:
    return any(visible(run.text).strip() for run in cell.runs)


class _RowSetter:
    """Sets the rows of one table."""

    def __init__(
        self,
        columns: Sequence[float],
        alignment: Sequence[Alignment],
        chosen: Fit,
        typesetter: Typesetter,
    ) -> None:
        self._columns, self._alignment = columns, alignment
        self._fit, self._typesetter = chosen, typesetter

    def set(self, cells: Sequence[Cell], row: Slot, *, is_header: bool) -> Row:
        """Set a row; its first cell heads it, the cells of a header row head the columns.

        A cell without words heads nothing.
        """
        stacks = []
        for index, (node, align, width) in enumerate(
            zip(cells, self._alignment, self._columns, strict=True)
        ):
            scope = COLUMN_SCOPE if is_header else ROW_SCOPE
            heads = (is_header or index == 0) and _has_words(node)
            element = row.add("TH", attributes=(scope,)) if heads else row.add("TD")
            style = cell(align, self._fit.size, is_header=is_header)
            text = self._typesetter.text(node.runs, style, max(1.0, width - 2 * self._fit.padding))
            stacks.append(CellStack((flowable_of(text, element, landmark=Landmark(node.place)),)))
        return Row(tuple(stacks))
