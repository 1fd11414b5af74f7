"""Where something stands in a report."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from boardpaper.report.values import Value

Part = Literal[
    "report",
    "details",
    "answers",
    "wards",
    "call-in",
    "notices",
    "exemptions",
    "sections",
    "main",
    "recommendations",
    "background",
    "appendices",
]
"""The parts of a report, named as its fields are; ``report`` is the whole of it and ``details``
the fields of the title block (subject, report of, report to, meeting date, authors)."""

_CLEARANCE: Final = "clearance"
Offset = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Place(Value, frozen=True):
    """A spot in a report, from the whole of it down to some characters of one block.

    ``item`` is the id of a finding, recommendation, background document, appendix or exemption,
    the key of a section, or the id of a question. ``block`` is the id of a block or of a bullet.
    ``field`` names a field of whatever the ids lead to, such as ``subject``, ``caption`` or, in a
    table, ``header 2`` or ``row 3 cell 2`` (counted from 1). ``start`` and ``end`` count
    characters of the text found there, end not included. Problems, exemption targets, undo
    steps, clicks in the preview and every node of a Document use it.
    """

    part: Part
    item: str = ""
    block: str = ""
    field: str = ""
    start: Offset | None = None
    end: Offset | None = None

    def without_range(self) -> Place:
        """The same place without the character range."""
        if self.start is None and self.end is None:
            return self
        return Place(self.part, self.item, self.block, self.field)


WHOLE_REPORT = Place("report")


def clearance_place(role: str) -> Place:
    """Where it stands whether a role has cleared the report."""
    return Place("report", item=role, field=_CLEARANCE)


def is_of_clearance(place: Place) -> bool:
    """Tell whether a place is that of a clearance; ``item`` is then the role."""
    return place.part == "report" and place.field == _CLEARANCE


NOT_CHOSEN = Place("exemptions")
"""The target of an exemption before anybody said what it applies to: it withholds nothing, so no
public version is made."""
