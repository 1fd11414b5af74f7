"""The open report."""

import gc
import weakref
from datetime import date

import pytest
from msgspec.structs import replace

from boardpaper.desk.changes import Change
from boardpaper.desk.desk import Desk, Surroundings
from boardpaper.desk.saving import Conflict, Failure, Success, keep
from boardpaper.desk.steps import Edit
from boardpaper.report import acts
from boardpaper.report.identity import content_hash
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Finding, Report
from boardpaper.report.standing import Clearance, Publication, Saved, Standing
from tests.desk.builders import (
    EMPTY,
    NOON,
    SUBJECT,
    Clock,
    Shelf,
    caret,
    new_desk,
    set_subject,
    surroundings,
    type_words,
    with_subject,
)

DAY = date(2011, 12, 6)


class Page:
    """Remembers the changes it was told of."""

    def __init__(self, desk: Desk) -> None:
        self.changes: list[Change] = []
        desk.subscribe(self.hear)

    def hear(self, change: Change) -> None:
        self.changes.append(change)

    def last(self) -> Change:
        return self.changes[-1]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def desk(clock: Clock, shelf: Shelf) -> Desk:
    """An empty report that is kept."""
    saved = shelf.save_elsewhere(EMPTY, Standing())
    return Desk.opened(saved, surroundings(clock))


def save(desk: Desk, shelf: Shelf) -> None:
    job = desk.start_saving()
    assert job is not None
    desk.finish_saving(job, keep(job, shelf))


# --- Edits, undo and redo ---------------------------------------------------------------------


def test_an_edit_is_undone_and_redone_by_name(desk: Desk) -> None:
    assert (desk.undo_label, desk.redo_label) == ("Undo", "Redo")
    before = desk.report
    assert set_subject(desk, "S")
    after = desk.report
    assert (desk.undo_label, desk.redo_label) == ("Undo change subject", "Redo")
    assert (desk.can_undo, desk.can_redo) == (True, False)
    assert desk.undo()
    assert desk.report is before
    assert (desk.undo_label, desk.redo_label) == ("Undo", "Redo change subject")
    assert (desk.can_undo, desk.can_redo) == (False, True)
    assert desk.redo()
    assert desk.report is after
    assert not desk.redo()


def test_an_equal_report_is_no_step_and_no_news(desk: Desk) -> None:
    page = Page(desk)
    before = desk.report
    assert not desk.change(replace(EMPTY), Edit("nothing", SUBJECT))
    assert desk.report is before
    assert not desk.can_undo
    assert page.changes == []


def test_a_report_is_not_edited_into_another(desk: Desk) -> None:
    with pytest.raises(ValueError, match="another report"):
        desk.change(replace(EMPTY, id="r2"), Edit("mistake", SUBJECT))
    assert desk.report == EMPTY
    assert not desk.can_undo


def test_typing_is_one_step(desk: Desk, clock: Clock) -> None:
    type_words(desk, "Annual report", clock)
    clock.seconds += 1
    type_words(desk, " 2011", clock)
    desk.undo()
    assert desk.report.subject == "Annual report"
    desk.undo()
    assert desk.report.subject == ""
    assert not desk.undo()


def test_typing_ends_when_the_field_loses_the_focus(desk: Desk, clock: Clock) -> None:
    type_words(desk, "A", clock)
    desk.end_typing()
    type_words(desk, "b", clock)
    desk.undo()
    assert desk.report.subject == "A"


def test_an_act_ends_typing(desk: Desk, clock: Clock) -> None:
    type_words(desk, "A", clock)
    desk.perform(acts.Plan(DAY))
    type_words(desk, "b", clock)
    desk.undo()
    assert desk.report.subject == "A"


# --- What changed -----------------------------------------------------------------------------


def test_a_change_says_what_where_and_who(desk: Desk) -> None:
    page = Page(desk)
    origin = object()
    place = Place("main", "f1")
    edit = Edit("add finding", place, caret(0), caret(1))
    desk.change(replace(EMPTY, main=(Finding("f1"),)), edit, origin)
    change = page.last()
    assert change.origin is origin
    assert change.fields == {"main"}
    assert change.items == {place}
    assert (change.place, change.selection) == (place, caret(1))
    assert (change.standing, change.saving, change.returned_to_draft) == (False, True, False)


def test_undo_and_redo_say_where_they_took_place(desk: Desk) -> None:
    page = Page(desk)
    edit = Edit("set subject", SUBJECT, caret(0), caret(1))
    desk.change(with_subject("S"), edit, page)
    desk.undo()
    undone = page.last()
    desk.redo()
    redone = page.last()
    assert undone.origin is None
    assert redone.origin is None
    assert undone.fields == redone.fields == {"subject"}
    assert (undone.place, undone.selection) == (SUBJECT, caret(0))
    assert (redone.place, redone.selection) == (SUBJECT, caret(1))


def test_a_closed_page_is_not_kept_alive(desk: Desk) -> None:
    page = Page(desk)
    gone = weakref.ref(page)
    set_subject(desk, "S", origin=page)
    del page
    gc.collect()
    assert gone() is None
    set_subject(desk, "T")


def test_a_failing_page_costs_neither_the_change_nor_the_others_their_news(clock: Clock) -> None:
    defects: list[Exception] = []
    desk = Desk(EMPTY, Standing(), None, Surroundings(clock, lambda *_: 0, defects.append))

    def fail(change: Change) -> None:
        raise LookupError(change.fields)

    desk.subscribe(fail)
    page = Page(desk)
    assert set_subject(desk, "S")
    assert desk.undo()
    assert desk.report is EMPTY
    job = desk.start_saving()
    assert job is not None
    desk.finish_saving(job, Failure("Full."))
    assert len(page.changes) == len(defects) == 4


def test_a_page_may_edit_when_it_hears_of_an_edit(desk: Desk) -> None:
    def answer(change: Change) -> None:
        if change.fields == {"subject"}:
            report = replace(desk.report, public_subject="A report")
            desk.change(report, Edit("set public subject", SUBJECT))

    desk.subscribe(answer)
    page = Page(desk)
    set_subject(desk, "S")
    assert [each.fields for each in page.changes] == [{"subject"}, {"public_subject"}]
    desk.undo()
    assert desk.report == with_subject("S")


# --- Standing ---------------------------------------------------------------------------------


def test_editing_a_ready_report_makes_it_a_draft_and_says_so(desk: Desk) -> None:
    desk.perform(acts.MakeReady())
    page = Page(desk)
    set_subject(desk, "S")
    assert desk.standing == Standing("draft")
    assert (page.last().standing, page.last().returned_to_draft) == (True, True)
    set_subject(desk, "T")
    assert (page.last().standing, page.last().returned_to_draft) == (False, False)


def test_an_act_is_news_though_there_was_something_to_save_already(desk: Desk) -> None:
    set_subject(desk, "S")
    page = Page(desk)
    desk.perform(acts.Plan(DAY))
    assert page.changes == [Change(standing=True)]


def test_undo_does_not_bring_back_what_was_done_with_the_report(desk: Desk) -> None:
    desk.perform(acts.MakeReady())
    set_subject(desk, "S")
    desk.undo()
    assert desk.standing.status == "draft"
    desk.perform(acts.MakeReady())
    desk.redo()
    assert desk.standing.status == "draft"


def test_a_published_report_is_frozen_until_it_is_corrected(desk: Desk) -> None:
    set_subject(desk, "S")
    set_subject(desk, "T")
    desk.undo()
    desk.perform(acts.MakeReady())
    desk.perform(acts.Publish(DAY))
    page = Page(desk)
    assert desk.is_frozen
    assert (desk.can_undo, desk.can_redo) == (False, False)
    assert (desk.undo_label, desk.redo_label) == ("Undo", "Redo")
    with pytest.raises(acts.FrozenReportError):
        set_subject(desk, "U")
    with pytest.raises(acts.FrozenReportError):
        desk.undo()
    with pytest.raises(acts.FrozenReportError):
        desk.redo()
    assert desk.report == with_subject("S")
    assert page.changes == []
    desk.perform(acts.Correct())
    assert desk.undo()
    desk.perform(acts.MakeReady())
    desk.perform(acts.Publish(DAY))
    assert desk.standing.publication == Publication(DAY, 2)


def test_a_report_with_errors_is_not_ready(clock: Clock) -> None:
    desk = Desk(EMPTY, Standing(), None, surroundings(clock, errors=2))
    with pytest.raises(acts.ForbiddenActError, match="errors"):
        desk.perform(acts.MakeReady())
    desk.perform(acts.Plan(DAY))
    assert desk.standing == Standing(planned_on=DAY)


def test_errors_are_counted_only_where_they_matter(clock: Clock) -> None:
    counted: list[Report] = []

    def count(report: Report, _standing: Standing) -> int:
        counted.append(report)
        return 0

    desk = Desk(EMPTY, Standing(), None, Surroundings(clock, count, print))
    desk.perform(acts.Plan(DAY))
    assert counted == []
    desk.perform(acts.MakeReady())
    assert counted == [EMPTY]


def test_a_refused_act_changes_nothing(desk: Desk) -> None:
    page = Page(desk)
    with pytest.raises(acts.ForbiddenActError):
        desk.perform(acts.Publish(DAY))
    assert desk.standing == Standing()
    assert not desk.save_state.has_unsaved_changes
    assert page.changes == []


def test_a_clearance_is_stale_while_the_text_differs(desk: Desk) -> None:
    clearance = Clearance("finance", "Ada", NOON, desk.content_hash())
    page = Page(desk)
    desk.perform(acts.Clear(clearance), origin=page)
    assert page.last().standing
    assert page.last().origin is page
    assert desk.stale_clearances() == ()
    set_subject(desk, "S")
    assert desk.stale_clearances() == (clearance,)
    desk.undo()
    assert desk.stale_clearances() == ()


def test_the_content_hash_is_that_of_the_report_now(desk: Desk) -> None:
    first = desk.content_hash()
    assert first is desk.content_hash()
    set_subject(desk, "S")
    assert desk.content_hash() == content_hash(with_subject("S")) != first


# --- Saving -----------------------------------------------------------------------------------


def test_a_new_report_is_to_be_saved_at_once(clock: Clock, shelf: Shelf) -> None:
    desk = new_desk(clock)
    assert desk.save_due_at() == clock.seconds + 1
    assert desk.save_state.saved_at is None
    save(desk, shelf)
    assert desk.save_state.saved_at == shelf.kept["r1"].changed_at
    assert desk.save_due_at() is None
    assert desk.start_saving() is None


def test_an_opened_report_waits_for_its_first_edit(desk: Desk, clock: Clock) -> None:
    assert desk.save_due_at(leaving=True) is None
    clock.seconds += 500
    set_subject(desk, "S")
    assert desk.save_due_at() == clock.seconds + 1
    assert desk.save_due_at(leaving=True) == clock.seconds


def test_edits_made_while_a_save_is_on_its_way_are_not_kept_by_it(
    desk: Desk, shelf: Shelf, clock: Clock
) -> None:
    set_subject(desk, "S")
    job = desk.start_saving()
    assert job is not None
    assert desk.save_state.is_saving
    clock.seconds += 1.5
    set_subject(desk, "T")
    assert desk.start_saving() is None
    assert desk.save_due_at() is None
    desk.finish_saving(job, keep(job, shelf))
    state = desk.save_state
    assert (state.has_unsaved_changes, state.is_saving) == (True, False)
    assert shelf.kept["r1"].report.subject == "S"
    assert desk.save_due_at() == clock.seconds + 1
    save(desk, shelf)
    assert shelf.kept["r1"].report.subject == "T"
    assert not desk.save_state.has_unsaved_changes


def test_what_is_undone_to_what_is_kept_needs_no_saving(desk: Desk) -> None:
    set_subject(desk, "S")
    desk.undo()
    assert not desk.save_state.has_unsaved_changes
    assert desk.save_due_at() is None
    assert desk.start_saving() is None


def test_acts_are_handed_over_once_in_order(desk: Desk, shelf: Shelf) -> None:
    desk.perform(acts.MakeReady())
    set_subject(desk, "S")
    desk.perform(acts.Plan(DAY))
    save(desk, shelf)
    set_subject(desk, "T")
    save(desk, shelf)
    done = (acts.MakeReady(), acts.ReturnToDraft(edited=True), acts.Plan(DAY))
    assert [job.acts for job in shelf.jobs[-2:]] == [done, ()]


def test_acts_that_cancel_out_are_kept_all_the_same(desk: Desk, shelf: Shelf) -> None:
    desk.perform(acts.Plan(DAY))
    desk.perform(acts.Plan(None))
    save(desk, shelf)
    assert shelf.jobs[-1].acts == (acts.Plan(DAY), acts.Plan(None))


def test_a_failure_is_said_and_tried_again_later(desk: Desk, shelf: Shelf, clock: Clock) -> None:
    set_subject(desk, "S")
    job = desk.start_saving()
    assert job is not None
    page = Page(desk)
    desk.finish_saving(job, Failure("The disk is full."))
    assert page.last().saving
    state = desk.save_state
    assert (state.failure, state.has_unsaved_changes) == ("The disk is full.", True)
    assert desk.save_due_at() == clock.seconds + 10
    assert desk.save_due_at(leaving=True) == clock.seconds
    save(desk, shelf)
    assert desk.save_state.failure == ""
    set_subject(desk, "T")
    assert desk.save_due_at() == clock.seconds + 1


def test_a_job_is_finished_once(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "S")
    job = desk.start_saving()
    assert job is not None
    outcome = keep(job, shelf)
    desk.finish_saving(job, outcome)
    with pytest.raises(ValueError, match="not on its way"):
        desk.finish_saving(job, outcome)


def test_saving_is_news(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "S")
    page = Page(desk)
    save(desk, shelf)
    assert page.changes == [Change(saving=True), Change(saving=True)]


# --- Two versions -----------------------------------------------------------------------------


def stale(desk: Desk, shelf: Shelf, report: Report, standing: Standing) -> Saved:
    """Let somebody else keep a version, and try to save."""
    theirs = shelf.save_elsewhere(report, standing)
    job = desk.start_saving()
    assert job is not None
    desk.finish_saving(job, keep(job, shelf))
    return theirs


def test_a_stale_save_keeps_both_texts(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "mine")
    theirs = stale(desk, shelf, with_subject("theirs"), Standing())
    assert desk.report.subject == "mine"
    assert desk.save_state.other is theirs
    assert desk.save_state.has_unsaved_changes
    assert shelf.kept["r1"] is theirs
    assert desk.save_due_at(leaving=True) is None
    assert desk.start_saving() is None
    assert set_subject(desk, "mine too")


def test_mine_is_kept_over_theirs(desk: Desk, shelf: Shelf, clock: Clock) -> None:
    set_subject(desk, "mine")
    desk.perform(acts.Plan(DAY))
    stale(desk, shelf, with_subject("theirs"), Standing())
    page = Page(desk)
    desk.keep_mine()
    assert page.last() == Change(saving=True)
    assert desk.save_due_at() == clock.seconds + 1
    save(desk, shelf)
    assert shelf.kept["r1"].report.subject == "mine"
    assert shelf.kept["r1"].standing == Standing(planned_on=DAY)
    assert shelf.jobs[-1].acts == (acts.Plan(DAY),)
    assert desk.save_state.other is None


def test_my_text_has_their_standing_where_that_changed(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "mine")
    desk.perform(acts.Plan(DAY))
    stale(desk, shelf, with_subject("theirs"), Standing("ready"))
    page = Page(desk)
    desk.keep_mine()
    assert (page.last().standing, page.last().returned_to_draft) == (True, True)
    assert desk.standing == Standing("draft")
    save(desk, shelf)
    assert shelf.jobs[-1].acts == (acts.ReturnToDraft(edited=True),)


def test_their_standing_stays_where_the_text_is_the_same(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "same")
    stale(desk, shelf, with_subject("same"), Standing("published"))
    desk.keep_mine()
    assert desk.standing == Standing("published")
    assert not desk.save_state.has_unsaved_changes


def test_mine_is_not_kept_over_a_published_text(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "mine")
    theirs = stale(desk, shelf, with_subject("theirs"), Standing("published"))
    with pytest.raises(acts.FrozenReportError):
        desk.keep_mine()
    assert desk.save_state.other is theirs
    assert desk.standing == Standing()


def test_mine_stays_ready_where_only_their_text_changed(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "mine")
    desk.perform(acts.MakeReady())
    stale(desk, shelf, with_subject("theirs"), Standing())
    desk.keep_mine()
    assert desk.standing == Standing("ready")


def test_my_correction_is_kept_over_the_published_text_it_corrects(
    clock: Clock, shelf: Shelf
) -> None:
    published = Standing("published", publication=Publication(DAY))
    desk = Desk.opened(shelf.save_elsewhere(EMPTY, published), surroundings(clock))
    desk.perform(acts.Correct())
    set_subject(desk, "corrected")
    stale(desk, shelf, EMPTY, published)
    desk.keep_mine()
    save(desk, shelf)
    assert shelf.kept["r1"].report == with_subject("corrected")
    assert shelf.kept["r1"].standing.status == "draft"


def test_theirs_is_taken_and_undo_brings_back_mine(desk: Desk, shelf: Shelf, clock: Clock) -> None:
    set_subject(desk, "mine")
    desk.perform(acts.Plan(DAY))
    theirs = stale(desk, shelf, with_subject("theirs"), Standing("ready"))
    page = Page(desk)
    desk.take_theirs()
    assert (desk.report, desk.standing) == (theirs.report, theirs.standing)
    assert page.last() == Change(
        fields=frozenset({"subject"}), standing=True, saving=True, place=WHOLE_REPORT
    )
    assert not desk.save_state.has_unsaved_changes
    assert desk.undo_label == "Undo taking the other version"
    desk.undo()
    assert desk.save_due_at() == clock.seconds + 1
    assert desk.report.subject == "mine"
    assert desk.standing.status == "draft"
    save(desk, shelf)
    assert shelf.kept["r1"].report.subject == "mine"


def test_an_equal_text_of_theirs_is_no_step(desk: Desk, shelf: Shelf) -> None:
    set_subject(desk, "same")
    stale(desk, shelf, with_subject("same"), Standing("published"))
    desk.take_theirs()
    assert desk.undo_label == "Undo"
    assert desk.is_frozen


def test_there_is_nothing_to_choose_without_another_version(desk: Desk) -> None:
    for choose in (desk.keep_mine, desk.take_theirs):
        with pytest.raises(ValueError, match="no other version"):
            choose()


def test_a_new_report_that_is_there_already(clock: Clock) -> None:
    desk = new_desk(clock)
    job = desk.start_saving()
    assert job is not None
    theirs = Saved(with_subject("theirs"), NOON)
    desk.finish_saving(job, Conflict(theirs))
    desk.keep_mine()
    again = desk.start_saving()
    assert again is not None
    assert again.base == theirs.version
    desk.finish_saving(again, Success(Saved(EMPTY, NOON, version=2)))
    assert not desk.save_state.has_unsaved_changes
