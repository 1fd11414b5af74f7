"""Six reports of different kinds in which nothing stands in the way of publication.

They raise no error, and no warning that a better report could be without: the example is as it was
published, and the one with an exempt appendix is reminded of paragraphs 8 and 9 (R10).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tests.checks.samples.example import example
from tests.checks.samples.noting import noting
from tests.checks.samples.pillars import pillars
from tests.checks.samples.private import private
from tests.checks.samples.spending import spending
from tests.checks.samples.urgent import urgent
from tests.checks.samples.writing import Case

_MADE_BY: Mapping[str, Callable[[], Case]] = {
    "example": example,
    "spending": spending,
    "urgent": urgent,
    "private": private,
    "noting": noting,
    "pillars": pillars,
}

NAMES: tuple[str, ...] = tuple(_MADE_BY)


@cache
def clean(name: str) -> Case:
    """The clean report of a name."""
    return _MADE_BY[name]()
