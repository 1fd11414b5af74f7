"""The outline of a report's window: which pages there are, in which groups, under which titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from boardpaper.desk.numbers import PrintedNumbers
from boardpaper.report.template import OutlineGroup, Template

PageKind = Literal[
    "details", "questions", "section", "main", "recommendations", "background", "appendices",
    "notices", "clearance",
]  # fmt: skip

_GROUPS: Final[tuple[tuple[OutlineGroup, str], ...]] = (
    ("front", "Front page"),
    ("body", "Body"),
    ("papers", "Papers"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: ``key`` is that of its section, ``number`` the printed one, ``level`` its indent."""

    kind: PageKind
    title: str
    key: str = ""
    number: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Pages under a common heading."""

    title: str
    entries: tuple[Entry, ...]


def outline(template: Template, numbers: PrintedNumbers) -> tuple[Group, ...]:
    """Lay out the pages of a template.

    What is printed more than once, as recommendations are, has one page: where it is printed first.
    """
    seen: set[PageKind] = set()
    groups = [
        Group(title, tuple(_entries(template, group, numbers, seen))) for group, title in _GROUPS
    ]
    if "appendices" not in seen:
        groups[-1] = Group(
            groups[-1].title, (*groups[-1].entries, Entry("appendices", "Appendices"))
        )
    publication = (Entry("notices", "Notices"), Entry("clearance", "Clearance"))
    return (*groups, Group("Publication", publication))


def _entries(
    template: Template, group: OutlineGroup, numbers: PrintedNumbers, seen: set[PageKind]
) -> Iterator[Entry]:
    if group == "front":
        yield Entry("details", "Details")
        yield Entry("questions", "Questions")
    for section in template.sections:
        if section.group != group or section.source == "group":
            continue
        kind: PageKind = "section" if section.source == "text" else section.source
        if kind != "section" and kind in seen:
            continue
        seen.add(kind)
        number = numbers.sections.get(section.key, "")
        yield Entry(kind, section.heading, section.key, number, section.level)
