"""What was done with a report or the library, by whom and when."""

from __future__ import annotations

from typing import Final

from boardpaper.report.status import Moment
from boardpaper.report.values import Key, Value


class Deed(Value, frozen=True):
    """What was done: its kind, and what belongs to it by name, such as the role of a clearance.

    It holds no text of reports: it outlives them.
    """

    what: Key
    details: tuple[tuple[str, str], ...] = ()


CREATION: Final = Deed("create")
"""A report was begun."""


class Event(Value, frozen=True):
    """A deed as it was noted; ``report`` is the number of one, None where it concerns the library.

    ``id`` counts all events of a library from 1 on.
    """

    id: int
    at: Moment
    by: str
    report: int | None
    deed: Deed
