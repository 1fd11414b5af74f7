"""What is kept, on its way, or refused."""

from datetime import date

import pytest
from msgspec.structs import replace

from boardpaper.desk.saving import (
    Conflict,
    Failure,
    Ledger,
    SaveJob,
    SaveState,
    StaleSaveError,
    Success,
    keep,
)
from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.report.acts import MakeReady, Plan
from boardpaper.report.standing import Decision, Saved, Standing
from tests.desk.builders import EMPTY, NOON, Shelf, with_subject

SAVED = Saved(EMPTY, NOON, version=4)
DRAFT = Standing()
DAY = date(2011, 12, 14)


def test_what_is_kept_comes_back_as_it_is_kept() -> None:
    shelf = Shelf()
    outcome = keep(SaveJob(EMPTY, DRAFT, (), None), shelf)
    assert outcome == Success(shelf.kept["r1"])


@pytest.mark.parametrize("fault", [EnvironmentFaultError("Full."), InvalidInputError("Full.")])
def test_what_the_officer_can_read_is_a_failure(fault: Exception) -> None:
    shelf = Shelf()
    shelf.fault = fault
    assert keep(SaveJob(EMPTY, DRAFT, (), None), shelf) == Failure("Full.")


def test_a_version_of_somebody_else_is_a_conflict() -> None:
    shelf = Shelf()
    shelf.fault = StaleSaveError(SAVED)
    assert keep(SaveJob(EMPTY, DRAFT, (), 3), shelf) == Conflict(SAVED)


def test_what_nobody_foresaw_is_raised() -> None:
    shelf = Shelf()
    shelf.fault = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        keep(SaveJob(EMPTY, DRAFT, (), None), shelf)


@pytest.mark.parametrize(
    ("ledger", "needs"),
    [
        (Ledger(), True),
        (Ledger(SAVED), False),
        (Ledger(replace(SAVED, report=with_subject("other"))), True),
        (Ledger(replace(SAVED, report=replace(EMPTY, subject=""))), False),
        (Ledger(replace(SAVED, standing=Standing("ready"))), True),
        (Ledger(SAVED, acts=(Plan(),)), True),
    ],
)
def test_what_needs_saving(ledger: Ledger, needs: bool) -> None:
    assert ledger.needs_saving(EMPTY, DRAFT) is needs
    assert ledger.state(EMPTY, DRAFT).has_unsaved_changes is needs


def test_a_job_is_based_on_what_was_kept_last_and_takes_the_acts() -> None:
    begun = Ledger(SAVED, acts=(MakeReady(),)).begun(EMPTY, DRAFT)
    assert begun.job == SaveJob(EMPTY, DRAFT, (MakeReady(),), 4)
    assert begun.acts == ()
    first = Ledger().begun(EMPTY, DRAFT).job
    assert first is not None
    assert first.base is None


def test_what_is_kept_is_the_very_value_that_was_handed_over() -> None:
    begun = Ledger().begun(EMPTY, DRAFT)
    assert begun.job is not None
    finished = begun.finished(begun.job, Success(replace(SAVED, report=replace(EMPTY))))
    assert finished.kept is not None
    assert finished.kept.report is EMPTY
    assert finished.kept.version == 4


@pytest.mark.parametrize("outcome", [Failure("Full."), Conflict(SAVED)])
def test_acts_that_were_not_kept_come_before_later_ones(outcome: Failure | Conflict) -> None:
    begun = Ledger(SAVED, acts=(MakeReady(),)).begun(EMPTY, DRAFT)
    later = Ledger(SAVED, begun.job, (Plan(),))
    assert begun.job is not None
    assert later.finished(begun.job, outcome).acts == (MakeReady(), Plan())


def test_the_states() -> None:
    def says(ledger: Ledger) -> SaveState:
        return ledger.state(EMPTY, DRAFT)

    never = Ledger()
    begun = never.begun(EMPTY, DRAFT)
    job = begun.job
    assert job is not None
    failed = begun.finished(job, Failure("Full."))
    kept = begun.finished(job, Success(SAVED))
    stale = begun.finished(job, Conflict(SAVED))
    assert says(never) == SaveState(None, True, False, "", None)
    assert says(begun) == SaveState(None, True, True, "", None)
    assert says(failed) == SaveState(None, True, False, "Full.", None)
    assert says(failed.begun(EMPTY, DRAFT)) == SaveState(None, True, True, "Full.", None)
    assert says(kept) == SaveState(NOON, False, False, "", None)
    assert says(stale) == SaveState(None, True, False, "", SAVED)


def test_no_state_shows_the_report() -> None:
    secret = replace(SAVED, report=with_subject("Secret"))
    job = SaveJob(secret.report, Standing(decision=Decision(DAY, "Secret")), (), None)
    shown = [
        job,
        Success(secret),
        Conflict(secret),
        Ledger(secret, other=secret).state(EMPTY, DRAFT),
    ]
    assert "Secret" not in repr(shown)
    assert "Secret" not in str(StaleSaveError(secret))
