"""The open report: its value and standing, what can be undone, what changed, what is kept.

A Desk belongs to one thread and starts nothing by itself: the window asks when to save, carries the
job to where the library is, and brings back what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from boardpaper.desk.autosave import EditTimes, due_at
from boardpaper.desk.changes import Change, changed_fields, changed_items
from boardpaper.desk.listeners import Listeners
from boardpaper.desk.saving import Ledger, Outcome, SaveJob, SaveState, Success
from boardpaper.desk.steps import Edit, History, Selection, Step
from boardpaper.report import acts
from boardpaper.report.identity import content_hash
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Report
from boardpaper.report.standing import Clearance, Saved, Standing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a Desk needs from outside.

    ``clock`` returns monotonic seconds. ``count_errors`` counts the readiness errors of a report.
    ``on_defect`` is handed what listeners raise; the Desk has done its part by then.
    """

    clock: Callable[[], float]
    count_errors: Callable[[Report, Standing], int]
    on_defect: Callable[[Exception], object]


class _Before(NamedTuple):
    """What a change is measured against."""

    report: Report
    standing: Standing
    save_state: SaveState
    held: str


class Desk:
    """A report that is being worked on."""

    def __init__(
        self,
        report: Report,
        standing: Standing,
        kept: Saved | None,
        surroundings: Surroundings,
    ) -> None:
        """Open a report; ``kept`` is what the library has of it, None for nothing."""
        self._report = report
        self._standing = standing
        self._surroundings = surroundings
        self._history = History(surroundings.clock)
        self._ledger = Ledger(kept)
        self._times = EditTimes().edited(surroundings.clock(), was_kept=False)
        self._listeners: Listeners[Change] = Listeners(surroundings.on_defect)
        self._hashed: tuple[Report, str] | None = None
        self._held = ""
        self._has_begun = False

    @classmethod
    def opened(cls, saved: Saved, surroundings: Surroundings) -> Desk:
        """Open a report as the library has it."""
        return cls(saved.report, saved.standing, saved, surroundings)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self._report

    @property
    def standing(self) -> Standing:
        """The standing as it is now."""
        return self._standing

    @property
    def is_frozen(self) -> bool:
        """Whether the text may not be edited: a correction is a new issue, or it is held."""
        return bool(self._held) or acts.is_frozen(self._standing)

    @property
    def held(self) -> str:
        """Why nothing can be done with the report here, as a sentence; empty where it can."""
        return self._held

    def hold(self, why: str) -> None:
        """Let nothing be done with the report, because somebody else has it open."""
        before = self._now()
        self._held = why
        self._tell(before, Change())

    def renew(self, saved: Saved) -> None:
        """Go on with the version that the library has now; nothing was written here meanwhile."""
        before = self._now()
        self._held = ""
        self._report, self._standing = saved.report, saved.standing
        self._ledger, self._times = Ledger(saved), EditTimes()
        self._history = History(self._surroundings.clock)
        self._tell(before, Change())

    def content_hash(self) -> str:
        """The hash of the report as it is now; a few milliseconds after each change."""
        if self._hashed is None or self._hashed[0] is not self._report:
            self._hashed = (self._report, content_hash(self._report))
        return self._hashed[1]

    def stale_clearances(self) -> tuple[Clearance, ...]:
        """The clearances that were given on another text than this."""
        if not self._standing.clearances:
            return ()
        return acts.stale_clearances(self._standing, self.content_hash())

    def subscribe(self, listener: Callable[[Change], object]) -> Callable[[], None]:
        """Tell a listener of every change; what is returned unsubscribes it.

        A bound method is held weakly. What a listener itself changes is told after this.
        """
        return self._listeners.subscribe(listener)

    def change(self, report: Report, edit: Edit, origin: object | None = None) -> bool:
        """Put another value in place of the report, as a step; tell whether it differs at all.

        A ready report becomes a draft again.

        Raises:
            FrozenReportError: the text may not be edited.
            ValueError: it is another report altogether.
        """
        if report.id != self._report.id:
            raise ValueError("A report cannot be edited into another report.")
        if report == self._report:
            return False
        self._require_editable()
        self._history.add(Step(edit, self._report, report))
        self._become(report, edit.place, edit.after, origin)
        return True

    def end_typing(self) -> None:
        """Let the next key begin a step of its own, as when a field loses the focus."""
        self._history.end_typing()

    @property
    def undo_label(self) -> str:
        """What the menu says, such as "Undo typing"; "Undo" where nothing can be undone."""
        return self._label("Undo", self._history.next_undo)

    @property
    def redo_label(self) -> str:
        """What the menu says, such as "Redo delete finding"; "Redo" where nothing can be redone."""
        return self._label("Redo", self._history.next_redo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo and the text may be edited."""
        return self._history.next_undo is not None and not self.is_frozen

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo and the text may be edited."""
        return self._history.next_redo is not None and not self.is_frozen

    def undo(self) -> bool:
        """Take the last step back; tell whether there was one. The standing is never undone.

        Raises:
            FrozenReportError: the text may not be edited.
        """
        step = self._history.next_undo
        if step is None:
            return False
        self._require_editable()
        self._history.undo()
        self._become(step.old, step.edit.place, step.edit.before, None)
        return True

    def redo(self) -> bool:
        """Take a step again that was undone; tell whether there was one.

        Raises:
            FrozenReportError: the text may not be edited.
        """
        step = self._history.next_redo
        if step is None:
            return False
        self._require_editable()
        self._history.redo()
        self._become(step.new, step.edit.place, step.edit.after, None)
        return True

    def perform(self, act: acts.Act, origin: object | None = None) -> None:
        """Change the standing by a named act, which undo leaves alone.

        Raises:
            ForbiddenActError: the standing or the errors of the report do not allow it.
            FrozenReportError: it is held.
        """
        self._require_free()
        before = self._now()
        self._perform(act)
        self._history.end_typing()
        self._note_time(before)
        self._tell(before, Change(origin))

    @property
    def save_state(self) -> SaveState:
        """What there is to say about saving."""
        return self._ledger.state(self._report, self._standing)

    def save_due_at(self, *, leaving: bool = False) -> float | None:
        """When to call `start_saving` next, in seconds of the clock; None while there is no need.

        Ask again after every change. ``leaving`` is for when the window loses the focus or closes.
        """
        return due_at(self._times, leaving=leaving) if self._can_save() else None

    def start_saving(self) -> SaveJob | None:
        """Hand out what is to be kept, for `keep`; None while that is not needed or not possible.

        It is not possible while another job is on its way, or the officer has to choose between
        two versions.
        """
        if not self._can_save():
            return None
        before = self._now()
        self._ledger = self._ledger.begun(self._report, self._standing)
        self._times = self._times.begun()
        job = self._ledger.job
        self._tell(before, Change())
        return job

    def finish_saving(self, job: SaveJob, outcome: Outcome) -> None:
        """Take note of what came of a job; edits made meanwhile are not kept by it.

        Raises:
            ValueError: this job is not the one on its way.
        """
        if self._ledger.job is not job:
            raise ValueError("This job is not on its way.")
        before = self._now()
        self._ledger = self._ledger.finished(job, outcome)
        if isinstance(outcome, Success):
            self._times = self._times.kept()
        else:
            self._times = self._times.refused(self._surroundings.clock())
        self._tell(before, Change())

    def keep_mine(self) -> None:
        """Of two versions choose the one here; the next job is kept over the other one.

        The standing is the other's where that was changed meanwhile, and acts not kept yet are
        then to be done again.

        Raises:
            FrozenReportError: the other version is published, and the text here differs.
            ValueError: there is no other version.
        """
        other = self._other()
        base = Standing() if self._ledger.kept is None else self._ledger.kept.standing
        is_theirs, differs = other.standing != base, other.report != self._report
        if is_theirs and differs:
            acts.require_editable(other.standing)
        before = self._now()
        if is_theirs:
            self._standing = other.standing
        self._ledger = Ledger(other, acts=() if is_theirs else self._ledger.acts)
        returned = is_theirs and differs and self._return_to_draft()
        self._times = EditTimes().edited(self._surroundings.clock(), was_kept=True)
        self._tell(before, Change(returned_to_draft=returned))

    def take_theirs(self) -> None:
        """Of two versions choose the other, with its standing; undo brings back the text here.

        Raises:
            ValueError: there is no other version.
        """
        other = self._other()
        before = self._now()
        if other.report != self._report:
            edit = Edit("taking the other version", WHOLE_REPORT)
            self._history.add(Step(edit, self._report, other.report))
            self._report = other.report
        self._standing = other.standing
        self._ledger = Ledger(other)
        self._times = EditTimes()
        self._tell(before, Change(place=WHOLE_REPORT))

    def _become(
        self, report: Report, place: Place, selection: Selection | None, origin: object | None
    ) -> None:
        before = self._now()
        self._report = report
        returned = self._return_to_draft()
        self._note_time(before)
        change = Change(origin, returned_to_draft=returned, place=place, selection=selection)
        self._tell(before, change)

    def _return_to_draft(self) -> bool:
        """Make a ready report a draft again, because its text changed; tell whether it was one."""
        if self._standing.status != "ready":
            return False
        self._perform(acts.ReturnToDraft(edited=True))
        return True

    def _perform(self, act: acts.Act) -> None:
        needed = acts.needs_no_errors(act)
        errors = self._surroundings.count_errors(self._report, self._standing) if needed else 0
        self._standing = acts.perform(self._standing, act, errors)
        self._ledger = replace(self._ledger, acts=(*self._ledger.acts, act))

    def _require_free(self) -> None:
        if self._held:
            raise acts.FrozenReportError(self._held)

    def _require_editable(self) -> None:
        self._require_free()
        acts.require_editable(self._standing)

    def _note_time(self, before: _Before) -> None:
        # Of a new report nobody waits for what was there before the first key.
        is_first = self._ledger.kept is None and self._ledger.job is None and not self._has_begun
        was_kept = is_first or not before.save_state.has_unsaved_changes
        self._has_begun = True
        self._times = self._times.edited(self._surroundings.clock(), was_kept=was_kept)

    def _can_save(self) -> bool:
        is_free = self._ledger.job is None and self._ledger.other is None
        return is_free and self._ledger.needs_saving(self._report, self._standing)

    def _other(self) -> Saved:
        if self._ledger.other is None:
            raise ValueError("There is no other version to choose.")
        return self._ledger.other

    def _label(self, verb: str, step: Step | None) -> str:
        return verb if step is None or self.is_frozen else f"{verb} {step.edit.name}"

    def _now(self) -> _Before:
        return _Before(self._report, self._standing, self.save_state, self._held)

    def _tell(self, before: _Before, change: Change) -> None:
        """Complete a change with what differs, and tell it where anything does."""
        complete = replace(
            change,
            fields=changed_fields(before.report, self._report),
            items=changed_items(before.report, self._report),
            standing=before.standing != self._standing or before.held != self._held,
            saving=before.save_state != self.save_state,
        )
        if complete.fields or complete.standing or complete.saving:
            self._listeners.tell(complete)
