"""When a report is saved by itself: functions of clock values, monotonic seconds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

PAUSE: Final = 1.0
"""Seconds without an edit after which it is time to save."""

LONGEST: Final = 2.0
"""Seconds after an edit by which it is time to save, though the typing goes on: what a crash or a
power cut can cost."""

RETRY: Final = 10.0
"""Seconds after a failure before the next try; the disk is still full a second later."""


@dataclass(frozen=True, slots=True)
class EditTimes:
    """When the edits were made that are not kept yet.

    ``first`` is the first that is in no job yet, None where there is none; ``first_in_job`` the
    first of those on their way.
    """

    first: float | None = None
    last: float = 0.0
    first_in_job: float | None = None
    failed: float | None = None

    def edited(self, now: float, *, was_kept: bool) -> EditTimes:
        """The times after an edit; ``was_kept`` tells that everything was kept before it."""
        first = now if self.first is None or was_kept else self.first
        return replace(self, first=first, last=now)

    def begun(self) -> EditTimes:
        """The times when everything is on its way."""
        return replace(self, first=None, first_in_job=self.first)

    def kept(self) -> EditTimes:
        """The times when what was on its way is kept."""
        return replace(self, first_in_job=None, failed=None)

    def refused(self, now: float) -> EditTimes:
        """The times when what was on its way could not be kept, and waits again."""
        first = self.first if self.first_in_job is None else self.first_in_job
        return replace(self, first=first, first_in_job=None, failed=now)


def due_at(times: EditTimes, *, leaving: bool = False) -> float | None:
    """When to save next: a moment that may have passed, or None while there is nothing to save.

    ``leaving`` is for when the window loses the focus or closes: then nothing is waited for.
    """
    if times.first is None:
        return None
    if leaving:
        return times.first
    due = min(times.last + PAUSE, times.first + LONGEST)
    return due if times.failed is None else max(due, times.failed + RETRY)
