"""Keeping the report while its officer goes on writing: what is kept, on its way, or refused.

No thread and no library here. A `SaveJob` is handed to `keep`, on whatever thread the library lives
on; the outcome comes back to the Desk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from msgspec import structs

from boardpaper.errors import BoardpaperError
from boardpaper.report.acts import Act
from boardpaper.report.report import Report
from boardpaper.report.standing import Saved, Standing


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A report to be kept over the version that was kept last, and the acts done since.

    ``base`` is that version, None for a report that was never kept.
    """

    report: Report = field(repr=False)
    standing: Standing = field(repr=False)
    acts: tuple[Act, ...]
    base: int | None


class StaleSaveError(Exception):
    """The report was kept by somebody else meanwhile; ``other`` is what is kept now."""

    def __init__(self, other: Saved) -> None:
        super().__init__("Another version of the report was kept meanwhile.")
        self.other = other


class Keeper(Protocol):
    """Where reports are kept: the library, or a dictionary in tests."""

    def save(self, job: SaveJob) -> Saved:
        """Keep a report over the version it is based on, and return only when it is safe.

        Raises:
            StaleSaveError: the version kept is not the one it is based on; nothing was changed.
            BoardpaperError: it could not be kept, for the reason the sentence says.
        """
        ...


@dataclass(frozen=True, slots=True)
class Success:
    """The report is safe, as this."""

    saved: Saved = field(repr=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """The report could not be kept, for a reason that the officer can read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else kept another version meanwhile; nothing was overwritten."""

    other: Saved = field(repr=False)


Outcome = Success | Failure | Conflict


def keep(job: SaveJob, keeper: Keeper) -> Outcome:
    """Do a job; safe on any thread. What is not foreseen here is a defect and is raised."""
    try:
        return Success(keeper.save(job))
    except StaleSaveError as error:
        return Conflict(error.other)
    except BoardpaperError as error:
        return Failure(str(error))


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the window says about saving.

    ``saved_at`` is when the report was kept last, None for never; ``failure`` is a sentence, empty
    while all is well; ``other`` is the version somebody else kept meanwhile, until the officer
    chooses between the two.
    """

    saved_at: datetime | None
    has_unsaved_changes: bool
    is_saving: bool
    failure: str
    other: Saved | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What of a report is known to be kept, what is on its way, and what came of the last try.

    ``acts`` were done since and are in no job yet.
    """

    kept: Saved | None = None
    job: SaveJob | None = None
    acts: tuple[Act, ...] = ()
    failure: str = ""
    other: Saved | None = None

    def needs_saving(self, report: Report, standing: Standing) -> bool:
        """Tell whether anything is not kept yet; equal values are the same, whoever made them."""
        if self.kept is None or self.acts:
            return True
        return report != self.kept.report or standing != self.kept.standing

    def state(self, report: Report, standing: Standing) -> SaveState:
        """Say how things stand for a report as it is now."""
        return SaveState(
            None if self.kept is None else self.kept.changed_at,
            self.needs_saving(report, standing),
            self.job is not None,
            self.failure,
            self.other,
        )

    def begun(self, report: Report, standing: Standing) -> Ledger:
        """The ledger with a report on its way, as it is now."""
        base = None if self.kept is None else self.kept.version
        return replace(self, job=SaveJob(report, standing, self.acts, base), acts=())

    def finished(self, job: SaveJob, outcome: Outcome) -> Ledger:
        """The ledger when a job has come to its end; what was not kept is to be kept still."""
        match outcome:
            case Success(saved):
                # The very values that were handed over: to compare with them costs nothing.
                kept = structs.replace(saved, report=job.report, standing=job.standing)
                return replace(self, kept=kept, job=None, failure="", other=None)
            case Failure(reason):
                return replace(self, job=None, acts=(*job.acts, *self.acts), failure=reason)
            case Conflict(other):
                acts = (*job.acts, *self.acts)
                return replace(self, job=None, acts=acts, failure="", other=other)
