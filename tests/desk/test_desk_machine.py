"""Random work at a Desk, against a list of values and a dictionary."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from boardpaper.desk.desk import Desk
from boardpaper.desk.saving import Conflict, Failure, SaveJob, keep
from boardpaper.report import acts
from boardpaper.report.report import Report
from boardpaper.report.standing import Decision, Saved, Standing
from tests.desk.builders import (
    EMPTY,
    Clock,
    Shelf,
    backspace,
    key,
    set_subject,
    surroundings,
    with_subject,
)

DAY = date(2011, 12, 6)
ACTS: tuple[acts.Act, ...] = (
    acts.MakeReady(),
    acts.ReturnToDraft(),
    acts.Publish(DAY),
    acts.Correct(),
    acts.Decide(Decision(DAY)),
    acts.TakeBackDecision(),
    acts.Withdraw(),
    acts.TakeUp(),
    acts.Plan(DAY),
    acts.Plan(None),
)
SUBJECTS = st.sampled_from(("", "a", "b", "c"))


class DeskMachine(RuleBasedStateMachine):
    """The model: values with a position among them, a standing, and what is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.shelf = Shelf()
        saved = self.shelf.save_elsewhere(EMPTY, Standing())
        self.desk = Desk.opened(saved, surroundings(self.clock))
        self.values: list[Report] = [saved.report]
        self.position = 0
        self.standing = Standing()
        self.kept = saved
        self.job: SaveJob | None = None
        self.other: Saved | None = None
        self.acts: list[acts.Act] = []

    @property
    def is_frozen(self) -> bool:
        return acts.is_frozen(self.standing)

    @rule(seconds=st.sampled_from((0.1, 1.5, 20.0)))
    def wait(self, seconds: float) -> None:
        self.clock.seconds += seconds

    @rule(words=SUBJECTS)
    def edit(self, words: str) -> None:
        before = self.values[self.position]
        try:
            differs = set_subject(self.desk, words)
        except acts.FrozenReportError:
            assert self.is_frozen
            return
        assert differs is (words != before.subject)
        if differs:
            assert not self.is_frozen
            self.values[self.position + 1 :] = [self.desk.report]
            self.position += 1
            self.note_edit()
            assert self.desk.report == with_subject(words)

    @rule(forth=st.booleans())
    def undo_or_redo(self, forth: bool) -> None:
        target = self.position + (1 if forth else -1)
        is_there = 0 <= target < len(self.values)
        try:
            done = self.desk.redo() if forth else self.desk.undo()
        except acts.FrozenReportError:
            assert is_there
            assert self.is_frozen
            return
        assert done is is_there
        if done:
            assert not self.is_frozen
            self.position = target
            self.note_edit()

    def note_edit(self) -> None:
        if self.standing.status == "ready":
            self.note_act(acts.ReturnToDraft(edited=True))

    def note_act(self, act: acts.Act) -> None:
        self.standing = acts.perform(self.standing, act, 0)
        self.acts.append(act)

    @rule(act=st.sampled_from(ACTS))
    def perform(self, act: acts.Act) -> None:
        try:
            self.desk.perform(act)
        except acts.ForbiddenActError:
            assert not acts.is_allowed(self.standing, type(act))
        else:
            self.note_act(act)

    @rule()
    def begin_to_save(self) -> None:
        job = self.desk.start_saving()
        may = self.job is None and self.other is None and self.differs_from_kept()
        assert (job is not None) is may
        if job is not None:
            assert job.report is self.values[self.position]
            assert job.standing == self.standing
            assert job.acts == tuple(self.acts)
            assert job.base == self.kept.version
            self.job, self.acts = job, []

    @rule(words=SUBJECTS, is_ready=st.booleans())
    def somebody_else_saves(self, words: str, is_ready: bool) -> None:
        status = Standing("ready") if is_ready else self.shelf.kept["r1"].standing
        self.shelf.save_elsewhere(with_subject(words), status)

    @precondition(lambda self: self.job is not None)
    @rule(fails=st.booleans())
    def finish_saving(self, fails: bool) -> None:
        assert self.job is not None
        outcome = Failure("Full.") if fails else keep(self.job, self.shelf)
        self.desk.finish_saving(self.job, outcome)
        if isinstance(outcome, Failure | Conflict):
            self.acts = [*self.job.acts, *self.acts]
            self.other = None if isinstance(outcome, Failure) else self.shelf.kept["r1"]
        else:
            self.kept = outcome.saved
        self.job = None

    @precondition(lambda self: self.other is not None)
    @rule()
    def keep_mine(self) -> None:
        assert self.other is not None
        mine = self.values[self.position]
        is_theirs = self.other.standing != self.kept.standing
        differs = mine != self.other.report
        try:
            self.desk.keep_mine()
        except acts.FrozenReportError:
            assert is_theirs
            assert differs
            assert acts.is_frozen(self.other.standing)
            return
        if is_theirs:
            self.standing, self.acts = self.other.standing, []
            if differs:
                self.note_edit()
        self.kept, self.other = self.other, None

    @precondition(lambda self: self.other is not None)
    @rule()
    def take_theirs(self) -> None:
        assert self.other is not None
        if self.values[self.position] != self.other.report:
            self.values[self.position + 1 :] = [self.other.report]
            self.position += 1
        self.desk.take_theirs()
        self.standing, self.acts = self.other.standing, []
        self.kept, self.other = self.other, None

    def differs_from_kept(self) -> bool:
        mine = (self.values[self.position], self.standing)
        return bool(self.acts) or mine != (self.kept.report, self.kept.standing)

    @invariant()
    def the_report_is_the_value_at_the_position(self) -> None:
        assert self.desk.report is self.values[self.position]
        assert self.desk.standing == self.standing
        assert self.desk.can_undo is (self.position > 0 and not self.is_frozen)
        is_last = self.position == len(self.values) - 1
        assert self.desk.can_redo is (not is_last and not self.is_frozen)

    @invariant()
    def the_window_says_how_things_stand(self) -> None:
        state = self.desk.save_state
        assert state.has_unsaved_changes is self.differs_from_kept()
        assert state.is_saving is (self.job is not None)
        assert state.other is self.other
        assert state.saved_at == self.kept.changed_at

    @invariant()
    def what_is_not_kept_is_due(self) -> None:
        due = self.desk.save_due_at()
        waits = self.job is None and self.other is None and self.differs_from_kept()
        assert (due is not None) is waits
        if due is not None:
            assert due <= self.clock.seconds + 10
            leaving = self.desk.save_due_at(leaving=True)
            assert leaving is not None
            assert leaving <= self.clock.seconds


TestDeskMachine = DeskMachine.TestCase


@given(st.lists(st.tuples(st.sampled_from("ab \b"), st.sampled_from((0.1, 0.9))), max_size=80))
def test_typing_undone_and_redone_passes_through_values_it_had(
    keys: list[tuple[str, float]],
) -> None:
    clock = Clock()
    desk = Desk(EMPTY, Standing(), None, surroundings(clock))
    had = [desk.report]
    for character, pause in keys:
        clock.seconds += pause
        words = desk.report.subject
        if character == "\b":
            new, edit = words[:-1], backspace(len(words), words[-1:])
        else:
            new, edit = words + character, key(len(words), character)
        if desk.change(replace(desk.report, subject=new), edit):
            had.append(desk.report)
    last = desk.report
    undone = [desk.report for _ in iter(desk.undo, False)]
    assert desk.report is had[0]
    assert {id(each) for each in undone} <= {id(each) for each in had}
    redone = [desk.report for _ in iter(desk.redo, False)]
    assert desk.report is last
    assert [id(each) for each in redone[:-1]] == [id(each) for each in undone[-2::-1]]
