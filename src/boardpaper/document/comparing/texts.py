"""The passages of a text: its blocks, bullets, captions and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from boardpaper.document import wording
from boardpaper.document.comparing.aligning import Grid
from boardpaper.document.comparing.flow import Flow, Names, atom, flow_of, joined, written
from boardpaper.document.comparing.passage import Container, Passage
from boardpaper.report.place import Place
from boardpaper.report.text import (
    Block,
    BlockKind,
    Bullets,
    Figure,
    Note,
    Paragraph,
    Spans,
    Subheading,
    Table,
    Withheld,
    cell_field,
    header_field,
)

_TEXT = "text"
_FORMS: Mapping[BlockKind, str] = {
    "numbered paragraph": "a numbered paragraph",
    "paragraph": "a paragraph without a number",
    "bullets": "a list",
    "numbered sub-heading": "a numbered sub-heading",
    "sub-heading": "a sub-heading without a number",
    "table": "a table",
    "figure": "a picture",
    "note": "a note",
}


class TextReader:
    """Reads the passages of the blocks in one container, counting them by their kinds.

    ``grids`` names the rows and columns of tables that are in both versions, and not equal; any
    other table is one passage.
    """

    def __init__(self, container: Container, names: Names, grids: Mapping[str, Grid]) -> None:
        self._container, self._names, self._grids = container, names, grids
        self._counts: Counter[str] = Counter()

    def read(self, blocks: Sequence[Block]) -> Iterator[Passage]:
        """Yield the passages of blocks, in order."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Passage]:
        match block:
            case Paragraph(numbered=numbered):
                form = _FORMS["numbered paragraph" if numbered else "paragraph"]
                yield self._words(block.id, self._next("paragraph"), block.spans, form)
            case Subheading(numbered=numbered):
                form = _FORMS["numbered sub-heading" if numbered else "sub-heading"]
                yield self._words(block.id, self._next("sub-heading"), block.spans, form)
            case Note():
                yield self._words(block.id, self._next("note"), block.spans, _FORMS["note"])
            case Bullets():
                for item in block.items:
                    form = f"a bullet at level {item.level}"
                    yield self._words(item.id, self._next("bullet"), item.spans, form)
            case Table():
                yield from self._table(block, self._next("table"))
            case Figure():
                yield from self._figure(block, self._next("picture"))
            case Withheld(rule=rule, stands_for=kind):
                words = wording.withheld_block(rule, "rule")
                form = f"what stands for {_FORMS[kind]}"
                where = self._next("withheld part")
                yield self._made(block.id, "", where, atom(f"withheld {rule}", words), form)

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind} {self._counts[kind]}"

    def _words(self, block: str, where: str, spans: Spans, form: str) -> Passage:
        return self._made(block, "", where, flow_of(spans, self._names), form)

    def _made(self, block: str, field: str, where: str, flow: Flow, form: str = "") -> Passage:
        within = self._container
        place = Place(within.place.part, within.place.item, block, field)
        return Passage(
            f"block {block} {field}", within, where, place, flow, form, block, f"{_TEXT} {field}"
        )

    def _figure(self, figure: Figure, where: str) -> Iterator[Passage]:
        form = "decorative" if figure.decorative else "not decorative"
        shown = atom(f"file {figure.attachment}", f"[picture {figure.attachment[:8]}]")
        yield self._made(figure.id, "attachment", where, shown, form)
        caption = flow_of(figure.caption, self._names)
        yield self._made(figure.id, "caption", f"{where}, caption", caption)
        said = written(figure.alt)
        yield self._made(figure.id, "alt", f"{where}, in words for who cannot see it", said)

    def _table(self, table: Table, where: str) -> Iterator[Passage]:
        grid = self._grids.get(table.id)
        if grid is None:
            yield self._made(table.id, "table", where, self._whole(table), _alignment(table))
            return
        size = f"{len(table.header)} by {len(table.rows)}"
        words = f"[table of {_counted(len(table.header), 'column')}"
        words = f"{words} and {_counted(len(table.rows), 'row')}]"
        yield self._made(table.id, "size", where, atom(size, words), _alignment(table))
        caption = flow_of(table.caption, self._names)
        yield self._made(table.id, "caption", f"{where}, caption", caption)
        for number, cell in enumerate(table.header, 1):
            field, column = header_field(number), grid.columns[number - 1]
            yield self._cell(table, field, f"heading {column}", f"{where}, column {number}", cell)
        for number, row in enumerate(table.rows, 1):
            in_row, name = f"{where}, row {number}", grid.rows[number - 1]
            if name in grid.lone:
                flow = joined([flow_of(cell, self._names) for cell in row], " | ")
                yield self._made_in(table, cell_field(number, 1), f"row {name}", in_row, flow)
                continue
            for at, cell in enumerate(row, 1):
                key = f"row {name} column {grid.columns[at - 1]}"
                label = f"{in_row}, column {at}"
                yield self._cell(table, cell_field(number, at), key, label, cell)

    def _cell(self, table: Table, field: str, key: str, where: str, spans: Spans) -> Passage:
        return self._made_in(table, field, key, where, flow_of(spans, self._names))

    def _made_in(self, table: Table, field: str, key: str, where: str, flow: Flow) -> Passage:
        within = self._container
        place = Place(within.place.part, within.place.item, table.id, field)
        return Passage(
            f"block {table.id} {key}", within, where, place, flow, "", table.id, f"cell {table.id}"
        )

    def _whole(self, table: Table) -> Flow:
        caption = flow_of(table.caption, self._names)
        rows = [
            joined([flow_of(cell, self._names) for cell in row], " | ")
            for row in (table.header, *table.rows)
        ]
        return joined([*([caption] if caption else []), *rows], "\n")


def _alignment(table: Table) -> str:
    named = table.alignment[: len(table.header)]
    missing = ["left"] * (len(table.header) - len(named))
    return f"a table with columns to the {', '.join([*named, *missing])}"


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
