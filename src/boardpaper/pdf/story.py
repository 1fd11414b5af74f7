"""A Document as flowables in reading order, with the pattern of each node's structure elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from boardpaper.document.nodes import AuthorBox, Document, Figure, Masthead, Node, TitleBlock
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.flowables import Flowable
from boardpaper.pdf.lengths import check_lengths
from boardpaper.pdf.node_setter import SetUnit, Unit, set_unit
from boardpaper.pdf.pattern import ElementMaker
from boardpaper.pdf.printable import check_printable
from boardpaper.pdf.structure import Element
from boardpaper.pdf.typesetter import Typesetter

_MAX_PIXELS: Final = 160_000_000  # of all pictures; they are held in memory together


@dataclass(frozen=True, slots=True)
class Story:
    """What was set for a document, unit by unit: a node, or nodes that are set together.

    ``owners`` has for each flowable the number of its unit.
    """

    units: Sequence[Unit]
    set_units: Sequence[SetUnit]
    flowables: Sequence[Flowable]
    owners: Sequence[int]

    def make_structure(self) -> tuple[Element, list[tuple[Element, ...]]]:
        """Make the structure tree, without content: its root, and the elements of each unit."""
        maker = ElementMaker()
        return maker.root, [maker.make(each.pattern) for each in self.set_units]


_NOTHING: Final = Story((), (), (), ())


def tell(
    document: Document,
    attachments: Mapping[str, bytes],
    typesetter: Typesetter,
    before: Story | None = None,
) -> Story:
    """Set a whole document; what was set before, in the same fonts, is not set again.

    Raises:
        UnprintableError: the fonts lack a character, or its script cannot be set yet.
        InvalidInputError: a picture is missing or cannot be read, or a text is too long.
    """
    units = tuple(_units(document))
    known = _known(before or _NOTHING, units)
    new = [node for unit, found in zip(units, known, strict=True) if not found for node in unit]
    check_printable(document, typesetter.fonts, new)
    check_lengths(document, new)
    set_units: list[SetUnit] = []
    pixels = 0
    for unit, found in zip(units, known, strict=True):
        if found is None or (found.pixels and not _has_pictures(unit, attachments)):
            each = set_unit(unit, attachments, typesetter)
        else:
            each = found
        if each.pixels:
            pixels += each.pixels
            _require_few(pixels, unit)
        set_units.append(each)
    flowables = [each for found in set_units for each in found.flowables]
    owners = [index for index, found in enumerate(set_units) for _ in found.flowables]
    return Story(units, set_units, flowables, owners)


def _units(document: Document) -> Iterator[Unit]:
    rest: Sequence[Node] = document.nodes
    match document.nodes:
        case (Masthead() as masthead, TitleBlock() as title, AuthorBox() as authors, *rest):
            yield (masthead,)
            yield title, authors
        case (TitleBlock() as title, AuthorBox() as authors, *rest):
            yield title, authors
    for node in rest:
        yield (node,)


def _has_pictures(unit: Unit, attachments: Mapping[str, bytes]) -> bool:
    return all(not isinstance(node, Figure) or node.attachment in attachments for node in unit)


def _require_few(pixels: int, unit: Unit) -> None:
    if pixels > _MAX_PIXELS:
        label = next(node.label for node in unit if isinstance(node, Figure))
        raise InvalidInputError(
            f"The pictures up to {label} have too many pixels together: "
            "insert smaller copies of them."
        )


def _known(before: Story, units: Sequence[Unit]) -> list[SetUnit | None]:
    """What was set before for each unit: in its place or, where something has changed, moved."""
    old, shorter = before.units, min(len(before.units), len(units))
    begin = 0
    while begin < shorter and old[begin] == units[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and old[-end - 1] == units[-end - 1]:
        end += 1
    middle = slice(begin, len(old) - end)
    moved = dict(zip(old[middle], before.set_units[middle], strict=True))
    changed = units[begin : len(units) - end]
    return [
        *before.set_units[:begin],
        *([moved.get(unit) for unit in changed] if moved else [None] * len(changed)),
        *before.set_units[len(old) - end :],
    ]
