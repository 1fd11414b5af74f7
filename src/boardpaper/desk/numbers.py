"""The printed numbers of a report as it stands, for the margins and lists of the windows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from boardpaper.document.compose import compose
from boardpaper.document.nodes import Figure, Heading, Note, Paragraph, Table
from boardpaper.report.blank import block_prints
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Report
from boardpaper.report.template import Template
from boardpaper.report.text import Block, kind_of


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """Numbers by what they are the numbers of.

    ``sections`` has those of headings by the key of the section; ``blocks`` those of paragraphs,
    sub-headings, tables, figures and notes by the id of the block; ``items`` the first number
    inside a finding, recommendation or background document by its id.
    """

    sections: Mapping[str, str]
    blocks: Mapping[str, str]
    items: Mapping[str, str]


NO_NUMBERS: Final = PrintedNumbers({}, {}, {})


def printed_numbers(report: Report, template: Template, council: Council) -> PrintedNumbers:
    """Number a report in full, as it would be printed now."""
    sections: dict[str, str] = {}
    blocks: dict[str, str] = {}
    items: dict[str, str] = {}
    for node in compose(report, template, council, "full").nodes:
        match node:
            case Heading(place=Place(part="sections", block="")):
                sections[node.place.item] = node.number
            case Heading() | Paragraph() | Note() if node.number:
                blocks[node.place.block] = node.number
                items.setdefault(node.place.item, node.number)
            case Table() | Figure():
                blocks[node.place.block] = node.label
    return PrintedNumbers(sections, blocks, items)


def shape_of(report: Report) -> Hashable:
    """What the printed numbers depend on: reports of one shape are numbered alike.

    Far cheaper than numbering: a key typed into a paragraph changes no shape.
    """
    texts = [(each.key, _shapes(each.text.blocks)) for each in report.sections]
    asked = [(each.id, _shapes(each.text.blocks)) for each in report.recommendations]
    return (
        report.template,
        tuple(texts),
        tuple(_main_shapes(report)),
        tuple(asked),
        report.answers,
        report.exemptions,
        report.background,
        report.appendices,
    )


def _main_shapes(report: Report) -> Iterator[Hashable]:
    for entry in report.main:
        blocks = entry.text.blocks if isinstance(entry, Finding) else (entry,)
        yield entry.id, _shapes(blocks)


def _shapes(blocks: tuple[Block, ...]) -> Hashable:
    return tuple([(each.id, kind_of(each), block_prints(each)) for each in blocks])
