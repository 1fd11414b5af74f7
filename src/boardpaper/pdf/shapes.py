"""What the structure tree of a Document must look like below its tables, lists, notes and pictures.

A letter for each element, in reading order: T table, c caption, / row, h header of a column,
r header of a row, d cell; ( list, i item, b label, y body, ) its end; N note; F picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from boardpaper.document.nodes import (
    BulletList,
    Cell,
    Figure,
    Masthead,
    Node,
    Note,
    QuestionTable,
    Table,
)
from boardpaper.pdf.expected import Located, printed


def misshapen(nodes: Sequence[Located], shape: str) -> str:
    """Where a shape is not that of a document; nothing if it is everywhere."""
    at, where = 0, "the title block"
    for node, where in nodes:
        pattern = _pattern(node)
        if pattern:
            match = re.compile(pattern).match(shape, at)
            if match is None:
                return where
            at = match.end()
    return where if at < len(shape) else ""


def _pattern(node: Node) -> str:
    match node:
        case Masthead():
            return "F" if node.logo else ""
        case Figure():
            return "c?" if node.decorative else "Fc?"
        case Note():
            return "Nb" if node.number else "N"
        case QuestionTable():
            return "T" + "/rd" * len(node.rows) if node.rows else ""
        case BulletList():
            return "".join(_list(node))
        case Table():
            return _table(node)
        case _:
            return ""


def _table(node: Table) -> str:
    rows = "".join(["/" + _row(row, is_header=row is node.header) for row in _rows(node)])
    caption = "c" if node.label or any(printed(run.text) for run in node.caption) else ""
    return f"T{caption}{rows}" if caption or rows else ""


def _rows(node: Table) -> Iterator[tuple[Cell, ...]]:
    if node.header:
        yield node.header
    if node.alignment:
        yield from node.rows


def _row(cells: tuple[Cell, ...], *, is_header: bool) -> str:
    """The cells of a row; a blank one may head nothing."""
    blank = [not any(printed(run.text).strip() for run in cell.runs) for cell in cells]
    if is_header:
        return "".join(["[hd]" if each else "h" for each in blank])
    return "[rd]" + "d" * (len(cells) - 1)


def _list(node: BulletList) -> Iterator[str]:
    """An item belongs to the one before it, if it is deeper, and to none it could not have."""
    depth = 0
    for item in node.items:
        deeper = min(item.level, depth + 1)
        if deeper > depth:
            yield r"\("
        else:
            yield r"\)" * (depth - deeper)
        yield "iby"
        depth = deeper
    yield r"\)" * depth
