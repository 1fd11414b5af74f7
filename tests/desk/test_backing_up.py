"""When the library is backed up at the end, when the officer is reminded, and what is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from boardpaper.desk.backing_up import (
    Situation,
    TroubleNote,
    back_up_at_end,
    backups_of,
    find_backup,
    is_due,
    limited,
    reminder,
    restored_words,
    situation_of,
)
from boardpaper.desk.settings import Settings
from boardpaper.library.backups.backups import Backups
from boardpaper.library.library import Library
from boardpaper.report.standing import Standing
from tests.library.libraries import a_report, new_library

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "home").mkdir()
    library = new_library(tmp_path / "home", lambda: NOW)
    library.add(a_report("Budget"), Standing(), "")
    return library


@pytest.fixture
def backups(library: Library, tmp_path: Path) -> Backups:
    return backups_of(library.path, Settings(backup_folder=tmp_path / "backups"))


def test_they_go_where_the_officer_chose_or_beside_the_library(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert backups_of(library, Settings()).folder == tmp_path / "library.sqlite-backups"
    chosen = Settings(backup_folder=tmp_path / "stick")
    assert backups_of(library, chosen).folder == tmp_path / "stick"


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


def test_one_is_due_for_reports_that_have_changed() -> None:
    assert is_due(Situation(1, NOW), has_changed=True)
    assert not is_due(Situation(1, NOW), has_changed=False)
    assert not is_due(Situation(0, None), has_changed=True)


class TestAtTheEnd:
    def test_what_has_changed_is_backed_up_once(self, backups: Backups) -> None:
        for _ in range(2):
            assert back_up_at_end(backups, NOW) == ""
        assert situation_of(backups) == Situation(1, NOW)
        assert len(backups.all()) == 1

    def test_a_library_without_reports_is_not(self, tmp_path: Path) -> None:
        library = new_library(tmp_path, lambda: NOW)
        assert back_up_at_end(backups_of(library.path, Settings()), NOW) == ""
        assert not library.path.with_name("library.db-backups").exists()

    def test_no_library_is_no_trouble(self, tmp_path: Path) -> None:
        assert back_up_at_end(backups_of(tmp_path / "library.db", Settings()), NOW) == ""

    def test_what_goes_wrong_is_told(self, library: Library, tmp_path: Path) -> None:
        nowhere = Settings(backup_folder=tmp_path / "gone" / "backups")
        said = back_up_at_end(backups_of(library.path, nowhere), NOW)
        assert said.startswith("No backup was made in")

    def test_a_defect_is_told_without_what_it_says(
        self, backups: Backups, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_now: datetime) -> None:
            raise RuntimeError("Budget")

        monkeypatch.setattr(backups, "make", fail)
        said = back_up_at_end(backups, NOW)
        assert "a defect of Boardpaper (RuntimeError" in said
        assert "Budget" not in said

    def test_it_does_not_go_on_for_ever(self, library: Library, tmp_path: Path) -> None:
        seconds = iter(range(1000))
        stopped = limited(2, lambda: next(seconds))
        chosen = Settings(backup_folder=tmp_path / "backups")
        said = back_up_at_end(backups_of(library.path, chosen, stopped), NOW)
        assert "it took too long" in said
        assert not list((tmp_path / "backups").glob("*.*"))


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


def test_a_backup_can_be_named_without_its_folder(backups: Backups) -> None:
    made = backups.make(NOW)
    assert find_backup(Path(made.path.name), backups) == made.path
    assert find_backup(made.path, backups) == made.path
    assert find_backup(Path("other.sqlite"), backups) == Path("other.sqlite")


def test_it_is_said_what_became_of_the_library(backups: Backups) -> None:
    assert restored_words(backups, None, None) == ""
    assert "as it was is the backup “a.sqlite”" in restored_words(
        backups, Path("/x/a.sqlite"), None
    )
    aside = backups.library.with_name("library damaged.db")
    assert "is kept beside it as “library damaged.db”" in restored_words(backups, None, aside)
