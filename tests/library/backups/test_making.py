"""A backup is whole, of one moment, of a library that is whole, or it is not made at all."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.library.backups.backup import Backup
from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.checking import faults
from boardpaper.library.backups.making import Means, make
from boardpaper.library.backups.stopping import Stopped
from boardpaper.library.errors import DamagedError
from boardpaper.library.file import attachments_folder
from boardpaper.library.library import Library
from tests.library import filled
from tests.library.backups.holding import files_in, refusal, rows_of, spoil
from tests.library.libraries import DRAFT, SOON, START, a_report, is_one_sentence
from tests.library.make_fixture import FIXTURES

NOBODY = 65534
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


def made(library: Library, folder: Path, means: Means | None = None) -> Backup:
    return make(library.path, folder, START, means or Means(SOON))


def backups_in(folder: Path) -> dict[str, bytes]:
    """All that is in a folder, finished or not, but for attachments."""
    if not folder.is_dir():
        return {}
    return {name: data for name, data in files_in(folder).items() if "/" not in name}


def refused(library: Library, folder: Path, words: str, means: Means | None = None) -> None:
    """No backup is made, a sentence says why, and nothing is left behind or changed."""
    before = backups_in(folder)
    at_home = files_in(library.path.parent)
    with pytest.raises(BoardpaperError, match=words) as caught:
        made(library, folder, means)
    assert is_one_sentence(str(caught.value))
    assert backups_in(folder) == before
    assert files_in(library.path.parent) == at_home


class TestWhatIsMade:
    def test_it_has_every_row_and_every_attachment(self, library: Library, folder: Path) -> None:
        backup = made(library, folder)
        assert rows_of(backup.path) == rows_of(library.path)
        assert files_in(folder / "attachments") == files_in(attachments_folder(library.path))
        assert len(files_in(folder / "attachments")) == 3

    def test_it_is_a_library_itself(self, library: Library, folder: Path, tmp_path: Path) -> None:
        backup = made(library, folder)
        copy = shutil.copy(backup.path, tmp_path / "copy.sqlite")
        opened = Library.open(Path(copy), lambda: START, SOON)
        assert opened.load(1) == library.load(1)
        assert opened.search("worn").total == 1
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)

    def test_numbers_of_deleted_reports_are_not_given_again(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        copy = shutil.copy(made(library, folder).path, tmp_path / "copy.sqlite")
        opened = Library.open(Path(copy), lambda: START, SOON)
        assert opened.add(a_report(), DRAFT, "").number == 5

    def test_the_library_is_left_as_it_was(self, library: Library, folder: Path) -> None:
        before = files_in(library.path.parent)
        made(library, folder)
        assert files_in(library.path.parent) == before

    @posix_only
    def test_only_its_user_can_read_it(self, library: Library, folder: Path) -> None:
        before = os.umask(0)
        try:
            made(library, folder)
        finally:
            os.umask(before)
        for path in (folder, *folder.rglob("*")):
            wanted = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == wanted

    def test_two_of_one_second_are_both_kept(self, library: Library, folder: Path) -> None:
        first = made(library, folder)
        library.add(a_report("More"), DRAFT, "")
        second = made(library, folder)
        assert second.path.name == first.path.name.replace(" UTC", " UTC (2)")
        assert len(rows_of(second.path)["report"]) == len(rows_of(first.path)["report"]) + 1

    def test_a_name_that_another_program_is_about_to_give_is_not_taken(
        self, library: Library, folder: Path
    ) -> None:
        first = made(library, folder)
        first.path.rename(f"{first.path}.making")
        assert made(library, folder).path.name.endswith("(2).sqlite")

    def test_deleted_text_is_not_in_it(self, library: Library, folder: Path) -> None:
        number = library.add(a_report("Vertraulich", "geheim " * 900), DRAFT, "").number
        library.put_in_bin(number)
        library.delete_for_ever([number])
        assert b"geheim" not in made(library, folder).path.read_bytes()

    def test_a_paper_is_copied_once(self, library: Library, folder: Path) -> None:
        made(library, folder)
        before = {each: each.stat().st_mtime_ns for each in (folder / "attachments").iterdir()}
        made(library, folder)
        assert before == {
            each: each.stat().st_mtime_ns for each in (folder / "attachments").iterdir()
        }

    @pytest.mark.parametrize("name", ["a b%20c", "50%", "tŷ", "a&b=c;d'e"])
    def test_any_folder_will_do(self, library: Library, tmp_path: Path, name: str) -> None:
        backup = made(library, tmp_path / name)
        assert backup.path.parent == tmp_path / name
        assert faults(backup.path) == []


SAVING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from boardpaper.library.library import Library
from boardpaper.report.standing import Standing
from msgspec.structs import replace

library = Library.open(Path(sys.argv[1]), lambda: datetime(2026, 8, 4, tzinfo=UTC), 60)
report = library.load(2).report
for version in range(1, 60):
    changed = replace(report, subject=f"Version {version + 1}")
    library.save(2, changed, Standing(), version, "")
    print("saved", version + 1, flush=True)
"""


class TestWhileOthersWork:
    def test_a_reader_is_not_disturbed(self, library: Library, folder: Path) -> None:
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM report").fetchone()
            assert rows_of(made(library, folder).path) == rows_of(library.path)

    def test_what_is_not_committed_is_not_in_it(self, library: Library, folder: Path) -> None:
        before = rows_of(library.path)
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE report SET subject = 'half'")
            assert rows_of(made(library, folder).path) == before
            other.execute("ROLLBACK")

    def test_another_process_that_saves_all_the_time_does_no_harm(
        self, library: Library, folder: Path
    ) -> None:
        command = [sys.executable, "-c", SAVING, str(library.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "saved 2\n"
            backups = [made(library, folder, Means(60)) for _ in range(3)]
            said = child.stdout.readlines()
        assert (child.returncode, said[-1]) == (0, "saved 60\n")
        for backup in backups:
            assert faults(backup.path) == []
        assert library.load(2).version == 60

    def test_one_that_keeps_it_locked_is_named(self, library: Library, folder: Path) -> None:
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            refused(library, folder, "is in use by another program")

    def test_a_paper_that_was_deleted_meanwhile_is_not_missed(
        self, library: Library, folder: Path
    ) -> None:
        looked: list[int] = []

        def delete_after_the_copy(path: Path, stopped: Stopped) -> Sequence[str]:
            looked.append(len(rows_of(path)["report"]))
            if len(looked) == 1:
                library.put_in_bin(1)
                library.delete_for_ever([1])
            return faults(path, stopped)

        backup = made(library, folder, Means(SOON, faults=delete_after_the_copy))
        assert looked == [3, 2]
        assert rows_of(backup.path) == rows_of(library.path)


DAMAGE = {
    "UPDATE report SET subject = 'Potholes' WHERE number = 2": "BP-0002",
    "UPDATE main_entry SET kind = 'lost' WHERE report = 2": "BP-0002",
    "UPDATE report SET subject = CAST(x'ff' AS TEXT) WHERE number = 1": "BP-0001",
    "UPDATE revision SET name = 'As drafted'": "BP-0001",
    "UPDATE revision_text SET json = x'00' WHERE report = 3": "BP-0003",
    "UPDATE person SET email = 'x' WHERE email <> ''": "the list of authors",
    "DELETE FROM person": "the list of authors",
    "UPDATE event SET by = 'Nobody' WHERE id = 2": "the list of events",
    "DELETE FROM event WHERE id = 2": "the list of events",
    "DELETE FROM seal WHERE kind = 'report' AND key = '3'": "BP-0003",
    "INSERT INTO seal VALUES ('report', '9', '')": "the list of reports",
    "DELETE FROM revision_text WHERE report = 1": "its links",
    "INSERT INTO seal VALUES ('revision', '99', '')": "its seals",
    "UPDATE template_text SET toml = toml || ' '": "a template",
    "UPDATE passage_content SET c0 = 'worm'": "the search index",
    "UPDATE passage_content SET c1 = 'wards' WHERE c1 = 'main'": "the search index",
    "UPDATE passage_content SET c2 = 'f9' WHERE c2 = 'f1'": "the search index",
    "INSERT INTO passage_content VALUES (99, 'a', 'b', 'c')": "the search index",
    "PRAGMA application_id = 7": "its header",
}


class TestADamagedLibrary:
    @pytest.mark.parametrize("change", DAMAGE)
    def test_what_is_damaged_is_said(self, library: Library, folder: Path, change: str) -> None:
        made(library, folder)
        spoil(library.path, change)
        refused(library, folder, rf"No backup was made, because .*\(.*{DAMAGE[change]}.*\)")

    def test_a_flipped_byte_is_not_backed_up(self, library: Library, folder: Path) -> None:
        made(library, folder)
        data = bytearray(library.path.read_bytes())
        at = data.index(b"Pothole repairs")
        data[at] ^= 1
        library.path.write_bytes(data)
        refused(library, folder, "damaged")

    def test_broken_pages_are_not_backed_up(self, library: Library, folder: Path) -> None:
        data = bytearray(library.path.read_bytes())
        data[4096:] = b"\xa5" * (len(data) - 4096)
        library.path.write_bytes(data)
        refused(library, folder, "No backup was made, because .* is damaged")

    @pytest.mark.parametrize(
        "change",
        [(b"CREATE TABLE seal", b"CREATE TABL\xc5 seal"), (b"\tchanged_by ", b"\xedchanged_by ")],
    )
    def test_tables_whose_names_cannot_be_read_are_not_backed_up(
        self, library: Library, folder: Path, change: tuple[bytes, bytes]
    ) -> None:
        data = library.path.read_bytes()
        library.path.write_bytes(data.replace(*change))
        assert library.path.read_bytes() != data
        refused(library, folder, "is damaged")

    def test_what_is_no_database_is_not_backed_up(self, library: Library, folder: Path) -> None:
        library.path.write_bytes(b"a letter to my aunt " * 100)
        refused(library, folder, "is damaged")

    def test_a_lost_paper_is_damage(self, library: Library, folder: Path) -> None:
        (attachments_folder(library.path) / filled.sha256(filled.PAPER)).unlink()
        refused(library, folder, r"damaged \(1 paper or picture\)")

    def test_a_changed_paper_is_damage(self, library: Library, folder: Path) -> None:
        (attachments_folder(library.path) / filled.sha256(filled.PAPER)).write_bytes(b"%PdF")
        refused(library, folder, r"damaged \(1 paper or picture\)")

    def test_a_lost_paper_that_the_backups_have_is_none(
        self, library: Library, folder: Path
    ) -> None:
        made(library, folder)
        (attachments_folder(library.path) / filled.sha256(filled.PAPER)).unlink()
        assert faults(made(library, folder).path) == []

    def test_where_papers_are_not_needed_the_rest_is_kept(
        self, library: Library, folder: Path
    ) -> None:
        (attachments_folder(library.path) / filled.sha256(filled.PAPER)).unlink()
        made(library, folder, Means(SOON, needs_papers=False))
        assert len(files_in(folder / "attachments")) == 2

    def test_one_that_is_gone_is_said_to_be(self, library: Library, folder: Path) -> None:
        library.path.unlink()
        refused(library, folder, "There is no library")

    def test_a_newer_one_is_left_alone(self, library: Library, folder: Path) -> None:
        spoil(library.path, "UPDATE alembic_version SET version_num = '9999'")
        refused(library, folder, "newer version")


def fail_at(monkeypatch: pytest.MonkeyPatch, step: str, call: int, code: int) -> list[int]:
    """Let a call of the os module fail, counted from 1 on; what was called is counted."""
    real: Callable[..., Any] = getattr(os, step)
    calls: list[int] = []

    def fail(*args: Any, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == call:
            raise OSError(code, os.strerror(code))
        return real(*args, **options)

    monkeypatch.setattr(os, step, fail)
    return calls


class TestAFolderThatRefuses:
    @pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "mkdir", "truncate"])
    def test_a_failure_at_any_step_leaves_nothing_but_whole_papers(
        self, library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        failures = 0
        for call in range(1, 100):
            shutil.rmtree(folder, ignore_errors=True)
            with monkeypatch.context() as patch:
                calls = fail_at(patch, step, call, errno.ENOSPC)
                said = refusal(lambda: made(library, folder))
            if said:
                failures += 1
                assert "the disk is full" in said
                assert is_one_sentence(said)
            if len(calls) < call:
                break
            left = files_in(folder) if folder.exists() else {}
            for name, data in left.items():
                if name.startswith("attachments/"):
                    assert filled.sha256(data) == name.removeprefix("attachments/")
                else:  # it was already given its name
                    assert name.endswith("UTC.sqlite")
                    assert faults(folder / name) == []
        assert failures
        assert faults(made(library, folder).path) == []

    @pytest.mark.parametrize(
        ("code", "words"),
        [
            (sqlite3.SQLITE_FULL, "the disk is full; make room"),
            (sqlite3.SQLITE_READONLY, "it can only be read"),
            (sqlite3.SQLITE_CANTOPEN, "a file cannot be made there"),
            (sqlite3.SQLITE_IOERR | 3 << 8, "the disk or the network failed"),
        ],
    )
    def test_what_sqlite_says_is_said_of_the_folder(
        self,
        library: Library,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        code: int,
        words: str,
    ) -> None:
        class Refusing(sqlite3.Connection):
            def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
                if sql.startswith("VACUUM"):
                    error = sqlite3.OperationalError("Budget")
                    error.sqlite_errorcode = code
                    raise error
                return super().execute(sql, *parameters)

        real = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, factory=Refusing, **k))
        refused(library, folder, f"No backup was made in “.*”: {words}")

    def test_one_whose_own_folder_is_gone_is_not_made_anew(
        self, library: Library, tmp_path: Path
    ) -> None:
        refused(library, tmp_path / "stick" / "backups", "there is no such folder")
        assert not (tmp_path / "stick").exists()

    def test_a_file_in_its_place_is_said(self, library: Library, folder: Path) -> None:
        folder.write_bytes(b"")
        with pytest.raises(EnvironmentFaultError, match="is not a folder"):
            made(library, folder)

    def test_a_name_that_cannot_be_is_refused(self, library: Library) -> None:
        with pytest.raises(InvalidInputError, match="cannot be the name of a folder"):
            made(library, library.path.parent / "a\0b")

    @posix_only
    def test_one_that_can_only_be_read_is_said(self, full: Path) -> None:
        with tempfile.TemporaryDirectory() as name:  # those of pytest let nobody else in
            home = Path(shutil.copytree(full, Path(name) / "home"))
            for path in (Path(name), home, *home.rglob("*")):
                path.chmod(0o755)
            folder = Path(name) / "backups"
            folder.mkdir()
            folder.chmod(0o555)
            user = os.geteuid()
            if user == 0:
                os.seteuid(NOBODY)
            try:
                said = refusal(lambda: make(home / "library.db", folder, START, Means(SOON)))
            finally:
                os.seteuid(user)
            assert "permission was refused" in said
            assert is_one_sentence(said)
            assert not list(folder.iterdir())


class TestTime:
    def test_without_it_there_is_no_backup(self, library: Library, folder: Path) -> None:
        refused(library, folder, "it took too long", Means(SOON, stopped=lambda: True))

    @pytest.mark.parametrize("looks", range(1, 8))
    def test_it_may_run_out_at_any_time(self, library: Library, folder: Path, looks: int) -> None:
        left = looks

        def stopped() -> bool:
            nonlocal left
            left -= 1
            return left <= 0

        try:
            made(library, folder, Means(SOON, stopped=stopped))
        except EnvironmentFaultError:
            assert not list(folder.glob("*.*"))
        else:
            assert left > 0


class TestBeforeAnUpgrade:
    @pytest.fixture
    def old(self, tmp_path: Path) -> Path:
        shutil.copytree(FIXTURES / "schema-0001", tmp_path / "home")
        return tmp_path / "home" / "library.db"

    def test_there_is_a_backup_beside_the_library(self, old: Path) -> None:
        before = rows_of(old)
        Library.open(old, lambda: START, SOON)
        (backup,) = Backups(old, old.with_name("library.db-backups")).all()
        assert backup.at == START
        assert rows_of(backup.path) == before
        assert rows_of(old).keys() > before.keys()

    def test_or_in_the_folder_that_was_chosen(self, old: Path, folder: Path) -> None:
        Library.open(old, lambda: START, SOON, folder)
        assert len(Backups(old, folder).all()) == 1
        assert not old.with_name("library.db-backups").exists()

    def test_once(self, old: Path, folder: Path) -> None:
        for _ in range(2):
            Library.open(old, lambda: START, SOON, folder)
        assert len(Backups(old, folder).all()) == 1

    def test_a_new_library_needs_none(self, tmp_path: Path) -> None:
        Library.create(tmp_path / "new" / "library.db", lambda: START)
        assert [each.name for each in (tmp_path / "new").iterdir()] == ["library.db"]

    def test_a_lost_paper_keeps_nobody_from_the_new_version(self, old: Path, folder: Path) -> None:
        shutil.rmtree(attachments_folder(old))
        Library.open(old, lambda: START, SOON, folder)
        assert len(Backups(old, folder).all()) == 1

    def test_where_it_fails_the_library_is_left_as_it_was(self, old: Path, tmp_path: Path) -> None:
        before = files_in(old.parent)
        with pytest.raises(EnvironmentFaultError, match=r"left as it was.*no backup was") as caught:
            Library.open(old, lambda: START, SOON, tmp_path / "gone" / "backups")
        assert is_one_sentence(str(caught.value))
        assert files_in(old.parent) == before

    @pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "mkdir", "truncate"])
    def test_a_failure_at_any_step_leaves_the_library_to_the_old_version(
        self, old: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        before = files_in(old.parent)
        failures = 0
        for call in range(1, 100):
            shutil.rmtree(folder, ignore_errors=True)
            with monkeypatch.context() as patch:
                calls = fail_at(patch, step, call, errno.EIO)
                said = refusal(lambda: Library.open(old, lambda: START, SOON, folder))
            if said:
                failures += 1
                assert is_one_sentence(said)
                assert files_in(old.parent) == before
            else:  # what failed was not needed
                shutil.copy(FIXTURES / "schema-0001" / "library.db", old)
            if len(calls) < call:
                break
        assert failures

    def test_a_damaged_one_is_not_upgraded(self, old: Path, folder: Path) -> None:
        spoil(old, "DELETE FROM report WHERE number = 2")
        before = old.read_bytes()
        with pytest.raises(DamagedError, match="its links"):
            Library.open(old, lambda: START, SOON, folder)
        assert old.read_bytes() == before
