"""What a save leaves behind besides the report: events, and states to come back to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from boardpaper.library import events, revisions
from boardpaper.library.event import Deed
from boardpaper.library.signature import Signature
from boardpaper.report.acts import Act
from boardpaper.report.report import Report


def note_start(
    connection: Connection, number: int, report: Report, signed: Signature, deed: Deed
) -> None:
    """Note that a report was begun or taken in, and keep it as it was then."""
    events.note(connection, number, deed, signed)
    revisions.keep(connection, number, report, "start", signed)


def note_save(
    connection: Connection, number: int, report: Report, acts: Sequence[Act], signed: Signature
) -> None:
    """Note the acts that were done, and keep the report where one of them, or the time, asks."""
    for act in acts:
        events.note(connection, number, events.deed_of(act), signed)
        why = revisions.why_of(act)
        if why is not None:
            revisions.keep(connection, number, report, why, signed)
    if not acts and revisions.is_due(connection, number, signed):
        revisions.keep(connection, number, report, "period", signed)
