"""When the library is backed up at the end, when the officer is reminded, and what is told."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boardpaper.desk.backing_up import (
    back_up_at_end,
    backups_of,
    find_backup,
    listed,
    look_into,
    restore,
    restored_words,
    situation_of,
)
from boardpaper.desk.backup_state import Situation, limited
from boardpaper.desk.settings import Settings
from boardpaper.library.backups.backups import Backups
from boardpaper.library.library import Library
from boardpaper.library.signature import Signature
from boardpaper.report.standing import Standing
from tests.library.libraries import a_report, attachments_folder, new_library

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


class TestAtTheEnd:
    def test_what_has_changed_is_backed_up_once(self, backups: Backups) -> None:
        for _ in range(2):
            assert back_up_at_end(backups, NOW) == ""
        assert situation_of(backups) == Situation(1, NOW, has_changed=False)
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
    assert "What was left of the library is kept" in restored_words(backups, None, aside)
    aside.touch()
    assert "is kept beside it as “library damaged.db”" in restored_words(backups, None, aside)


def test_what_is_in_a_folder_is_seen(backups: Backups) -> None:
    seen = look_into(backups)
    assert (seen.is_on_the_disk, seen.last, seen.trouble) == (True, None, "")
    made = backups.make(NOW)
    seen = look_into(backups)
    assert (seen.last, seen.reports) == (made, 1)
    assert listed(backups) == [(made, 1)]


def test_a_folder_that_cannot_be_seen_is_said(backups: Backups) -> None:
    backups.folder.write_bytes(b"")
    assert "is not a folder" in look_into(backups).trouble


def test_a_restore_without_papers_is_asked_about(library: Library, backups: Backups) -> None:
    made = backups.make(NOW)
    for folder in (backups.folder / "attachments", attachments_folder(library)):
        shutil.rmtree(folder)
    signed = Signature(NOW, "Ann Jones")
    outcome = restore(backups, made.path, signed, without_papers=False)
    assert outcome.lacks_papers
    assert "has lost" in outcome.words
    outcome = restore(backups, made.path, signed, without_papers=True)
    assert not outcome.lacks_papers
    assert outcome.words.startswith("The damaged library is kept beside it")
