"""The outline of a report's window: which pages there are, in which groups, under which titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from boardpaper.document.numbers import PrintedNumbers
from boardpaper.report.place import Part, Place, is_of_clearance
from boardpaper.report.report import Report
from boardpaper.report.retemplate import left_over
from boardpaper.report.template import OutlineGroup, SectionSource, Template

PageKind = Literal[
    "details", "questions", "section", "main", "recommendations", "background", "appendices",
    "notices", "clearance", "group",
]  # fmt: skip

_GROUPS: Final[tuple[tuple[OutlineGroup, str], ...]] = (
    ("front", "Front page"),
    ("body", "Body"),
    ("papers", "Papers"),
)
_KIND_OF_SOURCE: Mapping[SectionSource, PageKind] = {
    "main": "main",
    "recommendations": "recommendations",
    "background": "background",
    "appendices": "appendices",
}
_KIND_OF_PART: Mapping[Part, PageKind] = {
    "details": "details",
    "answers": "questions",
    "wards": "questions",
    "call-in": "questions",
    "exemptions": "questions",
    "notices": "notices",
    "main": "main",
    "recommendations": "recommendations",
    "background": "background",
    "appendices": "appendices",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: ``key`` is that of its section, ``number`` the printed one, ``level`` its indent.

    ``short`` is what it is called where there is little room, empty where that is its title.

    One of the kind ``group`` is only the heading above other sections, and no page.
    """

    kind: PageKind
    title: str
    key: str = ""
    number: str = ""
    level: int = 1
    short: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages under a common heading."""

    title: str
    entries: tuple[Entry, ...]


def outline(report: Report, template: Template, numbers: PrintedNumbers) -> tuple[Group, ...]:
    """Lay out the pages of a report in its template.

    What is printed more than once, as recommendations are, has one page: where it is printed first.
    Text that a change of template left without a section has a group of its own, at the end.
    """
    seen: set[PageKind] = set()
    groups = [
        Group(title, tuple(_entries(template, group, numbers, seen))) for group, title in _GROUPS
    ]
    if "appendices" not in seen:
        groups[-1] = Group(
            groups[-1].title, (*groups[-1].entries, Entry("appendices", "Appendices"))
        )
    publication = (Entry("notices", "Deadlines and notices"), Entry("clearance", "Clearance"))
    rest = tuple(Entry("section", each.key, each.key) for each in left_over(report, template))
    left = (Group("Left over", rest),) if rest else ()
    return (*groups, Group("Publication", publication), *left)


def _entries(
    template: Template, group: OutlineGroup, numbers: PrintedNumbers, seen: set[PageKind]
) -> Iterator[Entry]:
    if group == "front":
        yield Entry("details", "Details")
        yield Entry("questions", "Questions")
    for section in template.sections:
        if section.group != group:
            continue
        kind: PageKind = "section" if section.source == "text" else section.source
        if kind not in ("section", "group") and kind in seen:
            continue
        seen.add(kind)
        number = numbers.sections.get(section.key, "")
        yield Entry(kind, section.heading, section.key, number, section.level, section.short)


def first_place(entry: Entry) -> Place | None:
    """The place of everything on a page, or None where nothing of it is printed."""
    if entry.kind == "section":
        return Place("sections", entry.key)
    parts = (part for part, kind in _KIND_OF_PART.items() if kind == entry.kind)
    part = next(parts, None)
    return None if part is None or part == "notices" else Place(part)


def pages_of(groups: tuple[Group, ...]) -> tuple[Entry, ...]:
    """All entries that have a page, in order."""
    return tuple(e for group in groups for e in group.entries if e.kind != "group")


def entry_of(place: Place, groups: tuple[Group, ...], template: Template) -> Entry | None:
    """The page that shows a place, or None where there is none, as for the whole report."""
    entries = pages_of(groups)
    if place.part == "sections":
        found = next((each for each in entries if each.key == place.item), None)
        forms = (each for each in template.sections if each.key == place.item)
        kinds = [_KIND_OF_SOURCE.get(form.source) for form in forms]
        return found or next((each for each in entries if each.kind in kinds), None)
    kind = "clearance" if is_of_clearance(place) else _KIND_OF_PART.get(place.part)
    return next((each for each in entries if each.kind == kind), None)
