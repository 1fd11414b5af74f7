"""The printed numbers of a report as it stands, for margins, lists and checks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from boardpaper.document.compose import compose, rehearse
from boardpaper.document.nodes import Figure, Heading, Note, Paragraph, Table
from boardpaper.document.register import section_anchor
from boardpaper.report.blank import block_prints
from boardpaper.report.council import Council
from boardpaper.report.place import Place
from boardpaper.report.report import Finding, Report
from boardpaper.report.template import Template
from boardpaper.report.text import Text, kind_of


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


class Citable(NamedTuple):
    """What a report can refer to: the ids of all that is printed, and every number it prints.

    Keys of sections are among the ids. Numbers are without suffix, and without the word before
    them in ``Table 1``.
    """

    ids: frozenset[str]
    numbers: frozenset[str]


def citable(report: Report, template: Template, council: Council) -> Citable:
    """Find out what a report can refer to, were it printed in full now."""
    entries = rehearse(report, template, council).log
    return Citable(
        frozenset(identity.removeprefix(section_anchor("")) for identity, _ in entries),
        frozenset(entry.number for _, entry in entries if entry.number),
    )


Shape = Callable[[tuple[Text, ...]], Sequence[Hashable]]
"""Says of texts what their numbers depend on."""


def text_shape(text: Text) -> Hashable:
    """What the numbers in a text depend on: which blocks it has, and which of them print."""
    return tuple([(each.id, kind_of(each), block_prints(each)) for each in text.blocks])


def shape_each(texts: tuple[Text, ...]) -> Sequence[Hashable]:
    """What the numbers in each of some texts depend on."""
    return [text_shape(each) for each in texts]


def shape_of(report: Report, shape: Shape = shape_each) -> Hashable:
    """What the printed numbers depend on: reports of one shape are numbered alike.

    Far cheaper than numbering: a key typed into a paragraph changes no shape. Whoever asks again
    and again can have the texts remembered: ``shape`` is asked for the `text_shape` of each.
    """
    texts = [each.text for each in report.sections]
    texts += [each.text for each in report.recommendations]
    texts += [each.text if isinstance(each, Finding) else Text((each,)) for each in report.main]
    return (
        report.template,
        tuple([each.key for each in report.sections]),
        tuple([each.id for each in report.recommendations]),
        tuple([each.id for each in report.main]),
        tuple(shape(tuple(texts))),
        report.answers,
        report.exemptions,
        report.background,
        report.appendices,
    )
