"""What was withheld from the public stays withheld when text is split, or hangs on another part.

An exemption names its target by an id. Enter in the middle of a withheld paragraph would leave its
second half, which has a new id, public; a new finding put before a withheld finding's bullets would
take them out of what is withheld. Nobody could see that, so the exemption is given for the new
place as well. Text joined to a public paragraph is another matter: then the target is gone, which
is one of the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from boardpaper.report.place import Part, Place
from boardpaper.report.report import Exemption, Finding, Recommendation, Report, Section
from boardpaper.report.text import Block, Bullet, Bullets, Subheading
from boardpaper.report.values import changed

_Written = Section | Finding | Subheading | Recommendation


class _Unit(NamedTuple):
    """A block or a bullet, and where it stands; ``chain`` is its id and that of its list."""

    part: Part
    item: str
    chain: tuple[str, ...]
    content: Block | Bullet


def keep_withheld(before: Report, after: Report, ids: Iterator[str]) -> Report:
    """Return an edited report in which no block became public because of where it now stands.

    A block that is new counts as split off the nearest known one before it, if that changed too.
    ``ids`` names the exemptions that are added.
    """
    if not before.exemptions:
        return after
    unchanged = _identities(before) & _identities(after)
    old, new = list(_units(before, unchanged)), list(_units(after, unchanged))
    if [unit[:3] for unit in old] == [unit[:3] for unit in new]:
        return after
    exemptions = list(after.exemptions)
    for unit, origin in _with_origins(old, new):
        for exemption in after.exemptions:
            if not _covers(exemption, origin):
                continue
            alike = [each for each in exemptions if _is_alike(each, exemption)]
            if not any(_covers(each, unit) for each in alike):
                target = Place(unit.part, unit.item, unit.chain[0])
                exemptions.append(changed(exemption, id=next(ids), target=target))
    return changed(after, exemptions=tuple(exemptions))


def _with_origins(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Pair what stands in the new report with what it was in the old one, or was split off."""
    known = {unit.chain[0]: unit for unit in old}
    nearest: _Unit | None = None
    for unit in new:
        own = known.get(unit.chain[0])
        if own is not None:
            nearest = own if own.content != unit.content else None
            yield unit, own
        elif nearest is not None and nearest.part == unit.part:
            yield unit, nearest


def _covers(exemption: Exemption, unit: _Unit) -> bool:
    """Tell whether an exemption withholds a block, or some of it, because of where it stands."""
    target = exemption.target
    if target.block:
        return target.block in unit.chain
    return target.part in {"report", unit.part} and target.item in {"", unit.item}


def _is_alike(exemption: Exemption, other: Exemption) -> bool:
    """Tell whether two exemptions are the same but for their target."""
    return changed(exemption, id=other.id, target=other.target) == other


def _texts(report: Report) -> Iterator[tuple[Part, str, _Written]]:
    """Yield everything that holds blocks, with the part and the item of its Place."""
    yield from (("sections", each.key, each) for each in report.sections)
    yield from (("main", each.id, each) for each in report.main)
    yield from (("recommendations", each.id, each) for each in report.recommendations)


def _identities(report: Report) -> frozenset[int]:
    return frozenset(id(written) for _, _, written in _texts(report))


def _units(report: Report, unchanged: AbstractSet[int]) -> Iterator[_Unit]:
    """Yield the blocks and bullets in order; of what did not change at all the last block does."""
    for part, item, written in _texts(report):
        blocks = (written,) if isinstance(written, Subheading) else written.text.blocks
        if id(written) in unchanged:
            yield from (_Unit(part, item, (block.id,), block) for block in blocks[-1:])
            continue
        for block in blocks:
            yield _Unit(part, item, (block.id,), block)
            if isinstance(block, Bullets):
                for bullet in block.items:
                    yield _Unit(part, item, (bullet.id, block.id), bullet)
