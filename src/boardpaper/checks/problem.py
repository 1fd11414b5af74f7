"""A problem: what a readiness rule has found, and where."""

from __future__ import annotations

from typing import Literal

from boardpaper.report.place import Place
from boardpaper.report.values import Value

Level = Literal["error", "warning", "information"]
"""An error stands in the way of publication; a warning should be looked at; the rest informs."""


class Problem(Value, frozen=True):
    """What a rule has found: the id of the rule, how much it weighs, what to do, and where.

    The message is one or two plain sentences, without markup and without what an exempt part of
    the report says.
    """

    rule: str
    level: Level
    message: str
    place: Place
