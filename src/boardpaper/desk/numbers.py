"""The printed numbers of a report as it stands, for the margins and lists of the windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boardpaper.document.compose import compose
from boardpaper.document.nodes import Figure, Heading, Note, Paragraph, Table
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.template import Template


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
