"""A kept state of a report: when it was kept, by whom and why."""

from __future__ import annotations

from typing import Literal

from boardpaper.report.status import Moment
from boardpaper.report.values import Sha256, Value

Why = Literal[
    "start", "period", "close", "clearance", "status", "export", "named", "restore", "clash"
]
"""Why a state was kept: the report was begun or taken in, written in for half an hour, closed,
cleared, brought to another status, exported, given a name, before an older state was restored, and
as the text that lost when two were saved."""


class Revision(Value, frozen=True):
    """A kept state; ``id`` counts all revisions of a library, ``name`` is empty without one."""

    id: int
    content_hash: Sha256
    at: Moment
    by: str
    why: Why
    name: str = ""
