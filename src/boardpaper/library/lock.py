"""Who has a report open, so that two do not write in it without knowing of each other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from boardpaper.report.status import Moment
from boardpaper.report.values import Value

BEAT: Final = timedelta(minutes=1)
"""How often a program that has reports open says that it is still there."""

STALE: Final = 3 * BEAT
"""After how long without a word it is taken to have ended: with a crash, or a lid that was closed.

A machine whose clock is wrong by more than that seems to have ended too; no version is ever
written over, so that costs a question and no words.
"""


class Desk(Value, frozen=True):
    """One running program: its ``id``, the officer at it, and the machine."""

    id: str
    who: str
    machine: str


class Lock(Value, frozen=True):
    """Which desk has a report open, since when, and when it last said so."""

    report: int
    desk: Desk
    since: Moment
    beat: Moment

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the desk has said nothing for so long that it seems to have ended."""
        return abs(now - self.beat) >= STALE
