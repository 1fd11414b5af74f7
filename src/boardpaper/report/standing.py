"""What was done with a report: changed by named acts only, never by editing or undo."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from boardpaper.report.report import Report
from boardpaper.report.status import Moment, Status
from boardpaper.report.values import Key, Sha256, Value


class Clearance(Value, frozen=True):
    """A consent given by a role on one exact text; stale once the content hash differs."""

    role: Key
    by: str
    at: Moment
    content_hash: Sha256


class Publication(Value, frozen=True):
    """Publication with the agenda; a correction of a published text is a new issue number."""

    on: date
    issue: Annotated[int, msgspec.Meta(ge=1, le=999)] = 1


class Decision(Value, frozen=True):
    """What the board resolved."""

    on: date
    resolution: str = ""


class Standing(Value, frozen=True):
    """The status of a report and the acts that led to it."""

    status: Status = "draft"
    clearances: tuple[Clearance, ...] = ()
    planned_on: date | None = None
    publication: Publication | None = None
    decision: Decision | None = None


class Saved(Value, frozen=True):
    """A report and its standing as they were kept, and by whom and when."""

    report: Report
    changed_at: Moment
    changed_by: str = ""
    standing: Standing = Standing()
    version: Annotated[int, msgspec.Meta(ge=1, le=2**53)] = 1
