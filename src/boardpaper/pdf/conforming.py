"""A Document whose PDF conforms to PDF/UA-1, whatever the report still lacks.

What is missing is for its author to mend; until then the file says so, and is not broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from boardpaper.document.nodes import (
    BulletList,
    Document,
    Figure,
    Heading,
    Marking,
    Node,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
    TitleBlock,
    TitleLine,
)
from boardpaper.pdf.inline import visible
from boardpaper.report.ends import shared_ends


@dataclass(frozen=True, slots=True)
class Conformed:
    """A document as it came, its nodes mended one by one, and the document that conforms."""

    source: Document
    mended: tuple[Node, ...]
    document: Document


def conforming(document: Document) -> Document:
    """Let headings skip no level, links have words, and pictures say what they are.

    ISO 14289-1, 7.4.2, 7.18.5 and 7.3. What is right already stays the same object.
    """
    return conform(document, None).document


def conform(document: Document, before: Conformed | None) -> Conformed:
    """Let a document conform of which an earlier state may be remembered; the result is the same.

    What has not changed is the same object in both documents.
    """
    nodes = document.nodes
    if before is None:
        mended = tuple([_mended(node) for node in nodes])
    else:
        ends = shared_ends(nodes, before.source.nodes)
        mended = ends.around(tuple(map(_mended, ends.between(nodes))), before.mended)
    levelled = replace(document, nodes=tuple(_levelled(mended)))
    return Conformed(document, mended, levelled)


def _levelled(nodes: Sequence[Node]) -> Iterator[Node]:
    """Let a heading be at most one level below the heading before it; the title is the first."""
    last = 0
    for node in nodes:
        match node:
            case TitleBlock() if any(line.is_title and _has_words(line) for line in node.lines):
                last = 1
                yield node
            case Heading() if visible(node.number + _words(node.runs)).strip():
                level: Any = min(node.level, last + 1)
                last = level
                yield node if level == node.level else replace(node, level=level)
            case _:
                yield node


def _has_words(line: TitleLine) -> bool:
    return bool(visible(line.label + _words(line.runs)).strip())


def _words(runs: Runs) -> str:
    return "".join([run.text for run in runs])


def _mended(node: Node) -> Node:
    match node:
        case Figure():
            return _described(replace(node, caption=_linked(node.caption)))
        case Table() if _has_idle_link(node):
            return replace(
                node,
                caption=_linked(node.caption),
                header=tuple(replace(cell, runs=_linked(cell.runs)) for cell in node.header),
                rows=tuple(
                    tuple(replace(cell, runs=_linked(cell.runs)) for cell in row)
                    for row in node.rows
                ),
            )
        case BulletList() if any(map(_is_idle, (run for item in node.items for run in item.runs))):
            items = (replace(item, runs=_linked(item.runs)) for item in node.items)
            return replace(node, items=tuple(items))
        case TitleBlock() if any(map(_is_idle, (run for line in node.lines for run in line.runs))):
            lines = (replace(line, runs=_linked(line.runs)) for line in node.lines)
            return replace(node, lines=tuple(lines))
        case Paragraph() | Heading() | Note() | Marking() if any(map(_is_idle, node.runs)):
            return replace(node, runs=_linked(node.runs))
        case _:
            return node


def _has_idle_link(table: Table) -> bool:
    cells = (cell for row in (table.header, *table.rows) for cell in row)
    return any(map(_is_idle, (*table.caption, *(run for cell in cells for run in cell.runs))))


def _is_idle(run: Run) -> bool:
    """Tell a link on nothing that is seen: nobody could follow it, and nothing could be spoken."""
    return bool(run.link or run.target) and not visible(run.text).strip()


def _linked(runs: Runs) -> Runs:
    return tuple(replace(run, link="", target="") if _is_idle(run) else run for run in runs)


def _described(figure: Figure) -> Figure:
    if figure.decorative or visible(figure.alt).strip():
        return figure
    return replace(figure, alt=f"{figure.label or 'Figure'}: not described")
