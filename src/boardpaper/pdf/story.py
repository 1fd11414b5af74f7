"""A Document as flowables in reading order, and the structure tree they are drawn into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, assert_never

from boardpaper.document.nodes import (
    AuthorBox,
    BulletList,
    Cell,
    Document,
    Figure,
    Heading,
    ListItem,
    Marking,
    Node,
    Note,
    Paragraph,
    QuestionTable,
    Run,
    Table,
    TitleBlock,
)
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.flowables import (
    FigureFlowable,
    Flowable,
    Label,
    Landmark,
    TextFlowable,
    label,
    text_flowable,
)
from boardpaper.pdf.fonts import BULLET, Fonts
from boardpaper.pdf.front_matter import front_matter, title_and_authors
from boardpaper.pdf.geometry import FRAME_HEIGHT, FRAME_WIDTH
from boardpaper.pdf.inline import styled
from boardpaper.pdf.pictures import open_picture
from boardpaper.pdf.structure import COLUMN_SCOPE, DISC_LIST, ROW_SCOPE, Element
from boardpaper.pdf.style import (
    BODY,
    CAPTION,
    CELL,
    CELL_HEADER,
    CELL_PADDING,
    FIGURE_CAPTION,
    NOTE,
    NUMBER_WIDTH,
    NUMBERED,
    TextStyle,
    bullet,
    heading,
)
from boardpaper.pdf.tables import CellStack, Row, TableFlowable, column_widths
from boardpaper.report.text import Alignment

_WIDE_TABLE: Final = 5  # columns from which a table begins at the margin, not at the text
_POINTS_PER_PIXEL: Final = 0.75  # 96 pixels an inch
_TALLEST_FIGURE: Final = 0.6
_MAX_PIXELS: Final = 160_000_000  # of all pictures; they are held in memory together


class Story:
    """Flowables of a document, in order; ``root`` is the structure tree they draw into."""

    def __init__(self, document: Document, attachments: Mapping[str, bytes], fonts: Fonts) -> None:
        """Measure the whole document.

        Raises:
            InvalidInputError: a picture is missing or cannot be read.
        """
        self.root = Element("Document")
        self._attachments, self._fonts = attachments, fonts
        self._pixels = self._notes = 0
        self.flowables = tuple(self._flowables(document))

    def _flowables(self, document: Document) -> Iterator[Flowable]:
        rest: Sequence[Node] = document.nodes
        match document.nodes:
            case (TitleBlock() as title, AuthorBox() as authors, *rest):
                yield from title_and_authors(title, authors, self.root, self._fonts)
        for node in rest:
            yield from self._node(node)

    def _node(self, node: Node) -> Iterator[Flowable]:
        match node:
            case TitleBlock() | AuthorBox() | Marking() | QuestionTable():
                return front_matter(node, self.root, self._fonts)
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
        landmark = Landmark(node.place, node.anchor or f"heading {id(node)}", title, node.level - 1)
        number = label(node.number, style, self._fonts)
        yield self._text(node.runs, style, self.root.add(f"H{node.level}"), landmark, number)

    def _paragraph(self, node: Paragraph) -> Iterator[Flowable]:
        landmark = Landmark(node.place, node.anchor)
        number = label(node.number, NUMBERED, self._fonts)
        yield self._text(node.runs, NUMBERED, self.root.add("P"), landmark, number)

    def _text(
        self,
        runs: tuple[Run, ...],
        style: TextStyle,
        element: Element,
        landmark: Landmark,
        before: Label | None = None,
    ) -> TextFlowable:
        return text_flowable(
            styled(runs, style, self._fonts),
            style,
            FRAME_WIDTH,
            element,
            label=before,
            landmark=landmark,
        )

    def _bullets(self, node: BulletList) -> Iterator[Flowable]:
        """Set a list; items of a deeper level make a list inside the item before them."""
        lists = [self.root.add("L", attributes=(DISC_LIST,))]
        owners: list[Element] = []
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
        self, item: ListItem, mark: Element, body: Element, landmark: Landmark, *, last: bool
    ) -> Flowable:
        style = bullet(item.level)
        if last:
            style = replace(style, space_after=BODY.space_after + 1)
        before = label(BULLET, style, self._fonts, mark)
        return self._text(item.runs, style, body, landmark, before)

    def _note(self, node: Note) -> Iterator[Flowable]:
        self._notes += 1  # a note in a recommendation is printed twice, under one number
        element = self.root.add("Note", identifier=f"note{self._notes}")
        number = label(node.number, NOTE, self._fonts, element.add("Lbl"))
        landmark = Landmark(node.place, node.anchor)
        yield self._text(node.runs, NOTE, element.add("P"), landmark, number)

    def _table(self, node: Table) -> Iterator[Flowable]:
        table = self.root.add("Table")
        wide = len(node.alignment) >= _WIDE_TABLE
        indent = 0.0 if wide else NUMBER_WIDTH
        caption = _captioned(node.label, node.caption)
        if caption:
            style = replace(CAPTION, indent=indent)
            landmark = Landmark(node.place, node.anchor)
            yield self._text(caption, style, table.add("Caption"), landmark)
        rows = (node.header, *node.rows) if node.header else node.rows
        columns = self._columns(node, rows, FRAME_WIDTH - indent)
        if columns:
            yield TableFlowable(
                tuple(self._row(node, row, table.add("TR"), columns) for row in rows),
                columns,
                indent,
                1 if node.header else 0,
                Landmark(node.place, "" if caption else node.anchor),
            )

    def _columns(
        self, node: Table, rows: tuple[tuple[Cell, ...], ...], width: float
    ) -> tuple[float, ...]:
        by_row = [CELL_HEADER if row is node.header else CELL for row in rows]
        cells = [
            [
                styled(row[column].runs, style, self._fonts)
                for row, style in zip(rows, by_row, strict=True)
            ]
            for column in range(len(node.alignment))
        ]
        return column_widths(cells, width) if cells else ()

    def _row(
        self, node: Table, cells: tuple[Cell, ...], row: Element, columns: tuple[float, ...]
    ) -> Row:
        heads = cells is node.header
        stacks = []
        for index, (cell, align, width) in enumerate(
            zip(cells, node.alignment, columns, strict=True)
        ):
            scope = COLUMN_SCOPE if heads else ROW_SCOPE
            is_header = heads or index == 0
            element = row.add("TH", attributes=(scope,)) if is_header else row.add("TD")
            stacks.append(self._cell(cell, element, CELL_HEADER if heads else CELL, align, width))
        return Row(tuple(stacks))

    def _cell(
        self, cell: Cell, element: Element, style: TextStyle, align: Alignment, width: float
    ) -> CellStack:
        style = replace(style, align=align)
        runs = styled(cell.runs, style, self._fonts)
        inner = max(1.0, width - 2 * CELL_PADDING[0])
        landmark = Landmark(cell.place)
        return CellStack((text_flowable(runs, style, inner, element, landmark=landmark),))

    def _figure(self, node: Figure) -> Iterator[Flowable]:
        image = open_picture(node, self._attachments)
        self._pixels += image.getSize()[0] * image.getSize()[1]
        if self._pixels > _MAX_PIXELS:
            raise InvalidInputError(
                f"The pictures up to {node.label} have too many pixels together: "
                "insert smaller copies of them."
            )
        caption = _captioned(node.label, node.caption)
        element = None if node.decorative else self.root.add("Figure", alt=node.alt)
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
            element,
            Landmark(node.place, node.anchor),
            keep_with_next=bool(caption),
        )
        if caption:
            style = replace(FIGURE_CAPTION, indent=NUMBER_WIDTH)
            yield self._text(caption, style, self.root.add("P"), Landmark(node.place))


def _captioned(label: str, caption: tuple[Run, ...]) -> tuple[Run, ...]:
    """Put "Table 1: " before a caption."""
    if not label:
        return caption
    return (Run(f"{label}: "), *caption) if caption else (Run(label),)
