"""A restore brings back all of a backup, loses nothing of what it replaces, or changes nothing."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.library.backups.aside import put_aside
from boardpaper.library.backups.backup import Backup
from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.checking import faults
from boardpaper.library.backups.restoring import LackingError, Restored
from boardpaper.library.beside import Beside
from boardpaper.library.errors import DamagedError
from boardpaper.library.file import attachments_folder, reports_folder
from boardpaper.library.kept import Kept
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import rebuild
from boardpaper.library.signature import Signature
from tests.library import filled
from tests.library.backups.holding import files_in, refusal, rows_of, spoil
from tests.library.libraries import DRAFT, SOON, START, a_report, is_one_sentence, reopened
from tests.library.make_fixture import FIXTURES

LATER = START + timedelta(days=7)
SIGNED = Signature(LATER, "Ann Jones")


@pytest.fixture
def backups(library: Library, folder: Path) -> Backups:
    return Backups(library.path, folder, SOON)


@pytest.fixture
def backup(library: Library, backups: Backups) -> Backup:
    """A backup, after which the library was worked in."""
    made = backups.make(START)
    library.save(2, a_report("Worked in"), DRAFT, 1, "")
    library.put_in_bin(1)
    library.delete_for_ever([1])
    return made


def restore(backups: Backups, path: Path, *, without_papers: bool = False) -> Restored:
    return backups.restore(path, SIGNED, without_papers=without_papers)


def refused(backups: Backups, path: Path, words: str) -> BoardpaperError:
    before, at_home = files_in(backups.folder), files_in(backups.library.parent)
    with pytest.raises(BoardpaperError, match=words) as caught:
        restore(backups, path)
    assert is_one_sentence(str(caught.value))
    assert (files_in(backups.folder), files_in(backups.library.parent)) == (before, at_home)
    return caught.value


def without_the_last_event(rows: dict[str, list[tuple[object, ...]]]) -> object:
    return {**rows, "event": rows["event"][:-1]}


class TestWhatIsRestored:
    def test_every_report_revision_event_and_paper_is_back(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        before = rows_of(backup.path)
        restore(backups, backup.path)
        rows = rows_of(library.path)
        rows["event"].sort(key=lambda row: row[0])  # type: ignore[arg-type,return-value]
        before["event"].sort(key=lambda row: row[0])  # type: ignore[arg-type,return-value]
        assert without_the_last_event(rows) == before
        again = reopened(library)
        assert again.load(1).report == filled.FIRST
        assert again.load(2).report == filled.SECOND
        assert again.revision(1, again.revisions(1)[0].id) == filled.FIRST
        for data in (filled.PICTURE, filled.PAPER, filled.DROPPED):
            assert again.attachment(filled.sha256(data)) == data
        assert faults(library.path) == []

    def test_it_is_noted_by_whom_and_of_what_moment(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        restore(backups, backup.path)
        event = library.events()[-1]
        assert (event.at, event.by, event.report) == (LATER, "Ann Jones", None)
        assert event.deed.what == "backup-restored"
        assert dict(event.deed.details) == {"made": START.isoformat()}

    def test_nobody_has_a_report_open_in_it(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        assert library.lock_on(2) is not None
        restore(backups, backup.path)
        assert library.lock_on(2) is None

    def test_what_was_there_is_backed_up(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        before = rows_of(library.path)
        restored = restore(backups, backup.path)
        assert restored.before is not None
        assert restored.before.at == LATER
        assert rows_of(restored.before.path) == before
        assert list(backups.all()) == [restored.before, backup]

    def test_and_can_be_brought_back_in_turn(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        before = rows_of(library.path)
        restored = restore(backups, backup.path)
        assert restored.before is not None
        restore(backups, restored.before.path)
        assert rows_of(library.path)["report"] == before["report"]

    @pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
    def test_only_its_user_can_read_it(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        backup.path.chmod(0o644)
        restore(backups, backup.path)
        assert stat.S_IMODE(library.path.stat().st_mode) == 0o600

    def test_nothing_else_is_left(self, library: Library, backups: Backups, backup: Backup) -> None:
        restore(backups, backup.path)
        names = {each.name for each in library.path.parent.iterdir()}
        assert names == {"library.db", "library.db-attachments", "library.db-reports"}

    def test_what_is_beside_it_is_written_anew(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        later = library.add(a_report("Later"), DRAFT, "").number
        restore(backups, backup.path)
        numbers = Beside(library.path).numbers()
        assert numbers == [1, 2, 3]
        assert later not in numbers
        for number in numbers:
            assert Beside(library.path).newest(number) == library.load(number)

    def test_one_from_another_folder_brings_its_own_papers(
        self, library: Library, backups: Backups, backup: Backup, tmp_path: Path
    ) -> None:
        elsewhere = Path(shutil.move(backups.folder, tmp_path / "stick"))
        restored = restore(backups, elsewhere / backup.path.name)
        assert library.attachment(filled.sha256(filled.PAPER)) == filled.PAPER
        assert restored.before is not None
        assert restored.before.path.parent == backups.folder

    def test_one_of_an_older_version_gets_the_tables_of_this(
        self, library: Library, backups: Backups, tmp_path: Path
    ) -> None:
        old = tmp_path / "old"
        shutil.copytree(FIXTURES / "schema-0001", old)
        (old / "library.db-attachments").rename(old / "attachments")
        restore(backups, old / "library.db")
        assert library.load(1).report == filled.FIRST
        assert [each.deed.what for each in library.events()] == ["backup-restored"]
        assert faults(library.path) == []


class TestWhereThereIsNoLibrary:
    @pytest.mark.parametrize("stale", [False, True])
    def test_one_is_made(
        self, library: Library, backups: Backups, backup: Backup, stale: bool
    ) -> None:
        shutil.rmtree(library.path.parent)
        if stale:  # of a library that somebody has deleted in the middle of a transaction
            library.path.parent.mkdir()
            library.path.with_name("library.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 " * 999)
        assert restore(backups, backup.path) == Restored()
        again = reopened(library)
        assert again.load(1).report == filled.FIRST
        assert again.attachment(filled.sha256(filled.PAPER)) == filled.PAPER

    def test_what_was_written_since_the_backup_stays_beside_it(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        library.path.unlink()
        restored = restore(backups, backup.path)
        assert library.load(2).report == filled.SECOND
        assert restored.before is None
        assert restored.aside is not None
        rebuild(restored.aside, SIGNED, SOON)
        made = Library.open(restored.aside, lambda: LATER, SOON)
        assert made.load(2).report.subject == "Worked in"


class TestADamagedLibrary:
    def test_it_is_put_aside_with_all_it_has(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        spoil(library.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
        papers, data = files_in(attachments_folder(library.path)), library.path.read_bytes()
        copies = files_in(reports_folder(library.path))
        restored = restore(backups, backup.path)
        assert restored.before is None
        assert restored.aside is not None
        assert restored.aside.name == "library damaged 2026-08-10 09.30.00 UTC.db"
        assert restored.aside.read_bytes() == data
        assert files_in(attachments_folder(restored.aside)) == papers
        assert files_in(reports_folder(restored.aside)) == copies
        assert library.load(2).report == filled.SECOND
        reopened(library).remove_unnamed_attachments()
        assert files_in(attachments_folder(restored.aside)) == papers

    @pytest.mark.parametrize("content", [b"", b"a letter to my aunt " * 500])
    def test_so_is_what_is_no_library_any_more(
        self, library: Library, backups: Backups, backup: Backup, content: bytes
    ) -> None:
        library.path.write_bytes(content)
        restored = restore(backups, backup.path)
        assert restored.aside is not None
        assert restored.aside.read_bytes() == content
        assert library.load(2).report == filled.SECOND

    def test_two_of_one_moment_are_both_kept(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        names = []
        for _ in range(2):
            spoil(library.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
            aside = restore(backups, backup.path).aside
            assert aside is not None
            names.append(aside.name)
        assert names[1] == names[0].replace(".db", " (2).db")

    def test_its_journal_goes_with_it(self, library: Library) -> None:
        journal = library.path.with_name("library.db-journal")
        journal.write_bytes(b"half a transaction")
        aside = put_aside(library.path, LATER)
        kept = aside.with_name(f"{aside.name}-journal")
        assert kept.read_bytes() == b"half a transaction"
        assert not journal.exists()

    def test_where_no_file_has_two_names_it_is_copied(
        self,
        library: Library,
        backups: Backups,
        backup: Backup,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "link", refuse)
        library.path.write_bytes(b"no library " * 500)
        restored = restore(backups, backup.path)
        assert restored.aside is not None
        assert restored.aside.read_bytes() == b"no library " * 500
        assert stat.S_IMODE(restored.aside.stat().st_mode) == 0o600


class TestWhatIsRefused:
    def test_a_damaged_backup(self, backups: Backups, backup: Backup) -> None:
        spoil(backup.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
        refused(backups, backup.path, r"damaged or is none \(BP-0002\), so nothing was changed")

    @pytest.mark.parametrize("content", [b"", b"a letter to my aunt " * 500])
    def test_what_is_none(self, backups: Backups, backup: Backup, content: bytes) -> None:
        backup.path.write_bytes(content)
        refused(backups, backup.path, "is damaged or is none")

    def test_one_that_is_gone(self, backups: Backups, backup: Backup) -> None:
        backup.path.unlink()
        refused(backups, backup.path, "There is no backup")

    def test_the_library_itself(self, backups: Backups, backup: Backup) -> None:
        assert backup.size
        refused(backups, backups.library, "is the library itself")

    def test_one_of_a_newer_version(self, backups: Backups, backup: Backup) -> None:
        spoil(backup.path, "UPDATE alembic_version SET version_num = '9999'")
        refused(backups, backup.path, "newer version")

    def test_one_in_place_of_a_newer_library(self, backups: Backups, backup: Backup) -> None:
        spoil(backups.library, "UPDATE alembic_version SET version_num = '9999'")
        refused(backups, backup.path, "newer version")

    @pytest.mark.parametrize("content", [None, b"%PdF"])
    def test_one_that_has_lost_papers(
        self, library: Library, backups: Backups, backup: Backup, content: bytes | None
    ) -> None:
        paper = backups.folder / "attachments" / filled.sha256(filled.PAPER)
        paper.unlink()
        if content is not None:
            paper.write_bytes(content)
        error = refused(backups, backup.path, "has lost 1 paper or picture")
        assert isinstance(error, LackingError)
        restore(backups, backup.path, without_papers=True)
        assert library.load(1).report == filled.FIRST
        assert library.attachment(filled.sha256(filled.PICTURE)) == filled.PICTURE

    def test_a_paper_that_the_library_has_is_not_lost(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        library.keep_attachment(filled.PAPER)
        (backups.folder / "attachments" / filled.sha256(filled.PAPER)).unlink()
        restore(backups, backup.path)
        assert library.attachment(filled.sha256(filled.PAPER)) == filled.PAPER

    def test_one_without_a_backup_of_what_is_there(
        self, library: Library, backup: Backup, tmp_path: Path
    ) -> None:
        nowhere = Backups(library.path, tmp_path / "gone" / "backups", SOON)
        before = files_in(library.path.parent)
        with pytest.raises(EnvironmentFaultError, match="No backup was made in"):
            restore(nowhere, backup.path)
        assert files_in(library.path.parent) == before


class TestWhileOthersWork:
    @pytest.mark.parametrize("begin", ["IMMEDIATE", "EXCLUSIVE"])
    def test_no_open_transaction_is_lost(
        self, library: Library, backups: Backups, backup: Backup, begin: str
    ) -> None:
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute(f"BEGIN {begin}")
            other.execute("UPDATE report SET subject = 'saved by another' WHERE number = 2")
            with pytest.raises(EnvironmentFaultError, match="in use by another program"):
                restore(backups, backup.path)
            other.execute("COMMIT")
        assert [each.subject for each in library.entries()] == ["saved by another"]

    def test_a_damaged_one_that_is_in_use_stays(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        spoil(library.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
        before = library.path.read_bytes()
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(EnvironmentFaultError, match="in use by another program"):
                restore(backups, backup.path)
        assert library.path.read_bytes() == before

    def test_what_was_saved_after_the_backup_is_backed_up_too(
        self,
        library: Library,
        backups: Backups,
        backup: Backup,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        make, saved = backups.make, list[Kept]()

        def make_and_save(*arguments: Any) -> Backup:
            made = make(*arguments)
            if not saved:
                saved.append(library.add(a_report("Saved meanwhile"), DRAFT, ""))
            return made

        monkeypatch.setattr(backups, "make", make_and_save)
        restored = restore(backups, backup.path)
        assert restored.before is not None
        assert "Saved meanwhile" in str(rows_of(restored.before.path)["report"])

    def test_one_who_never_stops_saving_is_told_of(
        self,
        library: Library,
        backups: Backups,
        backup: Backup,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        make = backups.make

        def make_and_save(*arguments: Any) -> Backup:
            made = make(*arguments)
            library.add(a_report("Saved again"), DRAFT, "")
            return made

        monkeypatch.setattr(backups, "make", make_and_save)
        with pytest.raises(EnvironmentFaultError, match="is in use by another program"):
            restore(backups, backup.path)
        assert library.entries()[0].subject == "Saved again"


class TestAMachineThatRefuses:
    @pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "mkdir", "link"])
    @pytest.mark.parametrize("damaged", [False, True])
    def test_a_failure_at_any_step_leaves_one_whole_library(
        self,
        library: Library,
        backups: Backups,
        backup: Backup,
        monkeypatch: pytest.MonkeyPatch,
        step: str,
        damaged: bool,
    ) -> None:
        if damaged:
            spoil(library.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
        data, papers = library.path.read_bytes(), files_in(attachments_folder(library.path))
        real = getattr(os, step)
        for call in range(1, 100):
            calls: list[int] = []

            def fail(*args: Any, calls: list[int] = calls, call: int = call, **options: Any) -> Any:
                calls.append(1)
                if len(calls) == call:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return real(*args, **options)

            with monkeypatch.context() as patch:
                patch.setattr(os, step, fail)
                said = refusal(lambda: restore(backups, backup.path))
            is_new = library.path.read_bytes() != data
            assert said or is_new
            assert not said or ("the disk is full" in said and is_one_sentence(said))
            assert papers.items() <= files_in(attachments_folder(library.path)).items()
            assert not list(library.path.parent.glob(".boardpaper-*"))
            if is_new:
                assert library.load(1).report == filled.FIRST
                assert faults(library.path) == []
                library.path.write_bytes(data)
            for made in backups.all()[:-1]:
                made.path.unlink()
            if len(calls) < call:
                break
        assert library.path.read_bytes() == data

    def test_a_library_that_cannot_be_read_is_not_replaced(
        self, library: Library, backups: Backups, backup: Backup
    ) -> None:
        library.path.unlink()
        library.path.mkdir()
        with pytest.raises((EnvironmentFaultError, InvalidInputError)) as caught:
            restore(backups, backup.path)
        assert not isinstance(caught.value, DamagedError)
        assert library.path.is_dir()
