"""A readiness rule: a function with a name, a level and a legal basis.

To add a rule, write one function in a module of ``checks/rules`` under the decorator ``rule``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from boardpaper.checks.facts import Facts
from boardpaper.checks.problem import Level
from boardpaper.report.place import Place

EXECUTIVE_REGULATIONS: Final = date(2012, 9, 10)
"""The day SI 2012/2089 (meetings and access to information, executives in England) came into
force."""


class Objection(NamedTuple):
    """What a rule has to say about one place; ``informs`` where it is no more than information."""

    place: Place
    message: str
    informs: bool = False


Find = Callable[[Facts], Iterator[Objection]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A readiness rule.

    ``title`` names it in a few words, ``basis`` is the law or the practice it stands on, in one
    line. For meetings before ``in_force`` it only informs.
    """

    id: str
    level: Level
    title: str
    basis: str
    find: Find
    in_force: date | None = None

    @property
    def number(self) -> int:
        """Its place among the rules."""
        return int(self.id[1:])


def rule(
    identity: str, level: Level, title: str, basis: str, in_force: date | None = None
) -> Callable[[Find], Rule]:
    """Make a function a rule: it yields objections, and reads nothing but the facts."""

    def made(find: Find) -> Rule:
        return Rule(identity, level, title, basis, find, in_force)

    return made
