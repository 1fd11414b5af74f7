"""When a backup is due, when the officer is reminded of one, and the note of what went wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from boardpaper.desk.backup_state import (
    Situation,
    TroubleNote,
    count_words,
    is_due,
    limited,
    reminder,
)

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reports", "age", "words"),
    [
        (0, None, ""),
        (0, timedelta(days=99), ""),
        (1, None, "There is no backup of your reports yet."),
        (1, timedelta(days=14), ""),
        (1, timedelta(days=15), "The last backup of your reports is 15 days old."),
        (1, timedelta(days=-3), ""),
    ],
)
def test_the_officer_is_reminded_after_a_fortnight(
    reports: int, age: timedelta | None, words: str
) -> None:
    last = None if age is None else NOW - age
    assert reminder(Situation(reports, last), NOW) == words


def test_an_old_backup_of_what_has_not_changed_is_good_enough() -> None:
    old = Situation(1, NOW - timedelta(days=99), has_changed=False)
    assert reminder(old, NOW) == ""


def test_a_folder_that_is_not_there_is_said_first() -> None:
    for last in (None, NOW):
        assert "is not there: connect its disk" in reminder(Situation(1, last, is_gone=True), NOW)


def test_one_is_due_for_reports_that_have_changed() -> None:
    assert is_due(Situation(1, NOW, has_changed=True))
    assert not is_due(Situation(1, NOW, has_changed=False))
    assert not is_due(Situation(0, None, has_changed=True))


class TestTheNote:
    def test_it_is_told_once(self, tmp_path: Path) -> None:
        note = TroubleNote(tmp_path / "state" / "trouble.txt")
        assert note.take() == ""
        note.write("No backup was made in “tŷ”.")
        assert note.take() == "No backup was made in “tŷ”."
        assert note.take() == ""

    def test_what_went_well_forgets_it(self, tmp_path: Path) -> None:
        note = TroubleNote(tmp_path / "trouble.txt")
        note.write("No backup was made.")
        note.write("")
        assert note.take() == ""

    def test_where_it_cannot_be_kept_the_program_ends_all_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        note = TroubleNote(tmp_path / "file" / "trouble.txt")
        note.write("No backup was made.")
        assert note.take() == ""


def test_time_runs_out() -> None:
    seconds = iter([0.0, 1.9, 2.0, 2.1])
    stopped = limited(2, lambda: next(seconds))
    assert [stopped(), stopped(), stopped()] == [False, False, True]


@pytest.mark.parametrize(
    ("reports", "words"),
    [(None, "cannot be read"), (0, "0 reports"), (1, "1 report"), (1234, "1,234 reports")],
)
def test_reports_are_counted_in_words(reports: int | None, words: str) -> None:
    assert count_words(reports) == words
