"""Which parts of a report are withheld from the public, and on what ground."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from boardpaper.report.council import Council
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Exemption


class Ground(NamedTuple):
    """Why something is withheld; of several grounds the least one is named."""

    rank: int
    rule: str


class Target(NamedTuple):
    """A place that is withheld, and why."""

    place: Place
    ground: Ground


class Grounds:
    """The exemptions of a report, by what they withhold.

    Where several withhold the same words, a confidential rule is named before an exempt one: no
    public interest test can lift it (LGA 1972 s100A(2) and Sch 12A para 10). Otherwise the order
    in the report decides.
    """

    def __init__(
        self, exemptions: tuple[Exemption, ...], council: Council, day: date | None
    ) -> None:
        def is_not_confidential(exemption: Exemption) -> bool:
            rule = council.exemption_rule(exemption.rule, day)
            return rule is None or rule.kind != "confidential"

        self._targets: list[Target] = []
        self._parts: dict[Part, Ground] = {}
        self._items: dict[tuple[Part, str], Ground] = {}
        self._blocks: dict[str, list[Target]] = {}
        self._marks: dict[str, Ground] = {}
        self._unknown_mark = Ground(len(exemptions), "")
        for rank, exemption in enumerate(sorted(exemptions, key=is_not_confidential)):
            self._add(exemption, Ground(rank, exemption.rule))

    def _add(self, exemption: Exemption, ground: Ground) -> None:
        """Keep an exemption that ranks after those before it."""
        place = exemption.target
        self._marks[exemption.id] = ground
        self._targets.append(Target(place, ground))
        self._parts.setdefault(place.part, ground)
        if place.block:
            self._blocks.setdefault(place.block, []).append(Target(place, ground))
        else:
            self._items.setdefault((place.part, place.item), ground)

    def of_report(self) -> Ground | None:
        """Why the whole report is withheld, or None."""
        return self._parts.get("report")

    def of_part(self, part: Part) -> Ground | None:
        """Why anything in a part of the report is withheld, or None."""
        return self._parts.get(part)

    def of_item(self, part: Part, item: str) -> Ground | None:
        """Why a section, finding, recommendation, document or appendix is withheld, or None.

        A target finer than an item and coarser than a block, such as the owner of a
        recommendation, withholds the whole item.
        """
        grounds = (self._items.get((part, each)) for each in ("", item))
        return min((each for each in grounds if each is not None), default=None)

    def of_block(self, identity: str) -> tuple[Target, ...]:
        """The targets that lead to a block or a bullet, or into it.

        The id alone decides, because a block keeps it when findings are split or merged.
        """
        return tuple(self._blocks.get(identity, ()))

    def of_subheading(self, identity: str) -> tuple[Target, ...]:
        """The targets that lead to a sub-heading among the main issues, as item or as block."""
        as_item = [each for each in self._targets if _leads_to_entry(each.place, identity)]
        return (*self.of_block(identity), *as_item)

    def of_mark(self, exemption: str) -> Ground:
        """Why words marked with the id of an exemption are withheld, even if there is none."""
        return self._marks.get(exemption, self._unknown_mark)


def _leads_to_entry(place: Place, entry: str) -> bool:
    """Tell whether a place is an entry of the main issues, or all of them."""
    return place.part == "main" and not place.block and place.item in {"", entry}
