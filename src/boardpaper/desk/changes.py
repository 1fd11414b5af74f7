"""What changed in an open report, said to whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from boardpaper.desk.steps import Selection
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Report

_IDENTITIES: Mapping[Part, str] = {
    "answers": "question",
    "exemptions": "id",
    "sections": "key",
    "main": "id",
    "recommendations": "id",
    "background": "id",
    "appendices": "id",
}
"""The fields of a report that hold items, named as in a Place, and what tells their items apart."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is not as it was, and who made it so.

    ``fields`` names fields of the report that are another object now, and ``items`` the findings,
    recommendations, sections … in them that were added, changed or removed; order does not count.
    A widget whose ``origin`` it is shows the change already. Undo and redo say where they took
    place, so that the window can go there.
    """

    origin: object | None = field(default=None, repr=False)
    fields: frozenset[str] = frozenset()
    items: frozenset[Place] = frozenset()
    standing: bool = False
    returned_to_draft: bool = False
    saving: bool = False
    place: Place | None = None
    selection: Selection | None = None


def changed_fields(old: Report, new: Report) -> frozenset[str]:
    """Name the fields of a report that are another object; no content is compared."""
    names = () if old is new else old.__struct_fields__
    return frozenset(name for name in names if getattr(old, name) is not getattr(new, name))


def changed_items(old: Report, new: Report) -> frozenset[Place]:
    """The items of a report that are another object, or only in one of the two reports."""
    return frozenset(_changed_items(old, new))


def _changed_items(old: Report, new: Report) -> Iterator[Place]:
    changed = changed_fields(old, new)
    for part, identity in _IDENTITIES.items():
        if part in changed:
            before, after = _items(old, part, identity), _items(new, part, identity)
            for name in before.keys() | after.keys():
                if before.get(name) is not after.get(name):
                    yield Place(part, name)


def _items(report: Report, part: Part, identity: str) -> Mapping[str, object]:
    return {getattr(each, identity): each for each in getattr(report, part) or ()}
