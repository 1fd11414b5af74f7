"""The problems of an open report as windows and the command show them: where each is, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from boardpaper.checks.problem import Level, Problem
from boardpaper.checks.rule import Rule
from boardpaper.checks.rules import RULES
from boardpaper.desk.outline import Entry, Group, PageKind, entry_of, pages_of
from boardpaper.document.numbers import PrintedNumbers
from boardpaper.report.place import Part, Place
from boardpaper.report.template import Template

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "information")
"""In the order in which problems are shown."""

NAMES: Mapping[Level, str] = {
    "error": "Error",
    "warning": "Warning",
    "information": "Information",
}
_PLURALS: Mapping[Level, str] = {
    "error": "errors",
    "warning": "warnings",
    "information": "for information",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A problem, the rule that found it, the page it stands on, and where that is in words.

    ``entry`` is None where no page shows its place.
    """

    problem: Problem
    rule: Rule
    entry: Entry | None
    where: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All problems in the order in which they are shown: by level, then as the pages stand."""

    listed: tuple[Listed, ...] = ()

    def count(self, level: Level, entry: Entry | None = None) -> int:
        """How many there are of a level, in all or on a page."""
        return sum(
            each.problem.level == level and (entry is None or _is_same(each.entry, entry))
            for each in self.listed
        )

    def on(self, kind: PageKind, key: str) -> tuple[Problem, ...]:
        """The problems on the page of a kind and a key."""
        return tuple(
            each.problem
            for each in self.listed
            if each.entry is not None and _identity(each.entry) == (kind, key)
        )

    @property
    def passed(self) -> int:
        """How many rules have nothing to say."""
        return len(RULES) - len({each.rule.id for each in self.listed})

    def words(self) -> str:
        """How many there are of every level: ``2 errors, 1 warning``; ``No problems`` of none."""
        counts = ((level, self.count(level)) for level in LEVELS)
        said = [counted(count, level) for level, count in counts if count]
        return ", ".join(said) or "No problems"


_WITH_NUMBERED_ITEMS = frozenset[Part]({"main", "recommendations", "background"})

NOTHING_FOUND: Final = Survey()


def survey(
    problems: Sequence[Problem],
    groups: tuple[Group, ...],
    template: Template,
    numbers: PrintedNumbers,
) -> Survey:
    """Find out where problems are, and put them in order."""
    rules = {each.id: each for each in RULES}
    pages = {_identity(entry): at for at, entry in enumerate(pages_of(groups))}
    listed = []
    for problem in problems:
        entry = entry_of(problem.place, groups, template)
        where = "" if entry is None else _where(problem.place, entry, numbers)
        listed.append(Listed(problem, rules[problem.rule], entry, where))

    def order(each: Listed) -> tuple[int, int]:
        page = len(pages) if each.entry is None else pages[_identity(each.entry)]
        return LEVELS.index(each.problem.level), page

    return Survey(tuple(sorted(listed, key=order)))


def counted(count: int, level: Level) -> str:
    """A number of problems in words, such as ``1 error`` or ``2 for information``."""
    word = NAMES[level].lower() if count == 1 and level != "information" else _PLURALS[level]
    return f"{count} {word}"


def _where(place: Place, entry: Entry, numbers: PrintedNumbers) -> str:
    """The page, and the printed number of the paragraph or item where there is one."""
    title = entry.short or entry.title
    number = numbers.blocks.get(place.block) if place.block else None
    if number is None and place.part in _WITH_NUMBERED_ITEMS:
        number = numbers.items.get(place.item)
    return f"{title}, {number.rstrip('.')}" if number else title


def _identity(entry: Entry) -> tuple[str, str]:
    return entry.kind, entry.key


def _is_same(entry: Entry | None, other: Entry) -> bool:
    return entry is not None and _identity(entry) == _identity(other)
