"""A library is made for its user alone; what is none, or cannot be used, is refused untouched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library import opening
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from boardpaper.report.report import Author, Recommendation
from tests.library.libraries import DRAFT, SOON, Clock, a_report, is_one_sentence, statements

NOBODY = 65534


def open_at(path: Path) -> Library:
    return Library.open(path, Clock(), SOON)


def content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


class TestMaking:
    def test_a_new_library_is_empty(self, tmp_path: Path) -> None:
        library = Library.create(tmp_path / "a folder" / "library.db", Clock())
        assert (library.entries(), library.people()) == ((), ())

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others out by folder")
    def test_only_its_user_can_read_it(self, tmp_path: Path) -> None:
        before = os.umask(0)
        try:
            path = Library.create(tmp_path / "new" / "library.db", Clock()).path
        finally:
            os.umask(before)
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700

    def test_what_is_there_is_not_replaced(self, library: Library) -> None:
        before = content(library.path.parent)
        with pytest.raises(InvalidInputError, match="already") as caught:
            Library.create(library.path, Clock())
        assert is_one_sentence(str(caught.value))
        assert content(library.path.parent) == before

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(EnvironmentFaultError, match="cannot be made") as caught:
            Library.create(tmp_path / "file" / "library.db", Clock())
        assert is_one_sentence(str(caught.value))

    def test_a_making_that_was_interrupted_is_finished(self, tmp_path: Path) -> None:
        path = tmp_path / "library.db"
        path.write_bytes(b"")
        assert open_at(path).entries() == ()

    def test_an_emptied_library_with_papers_beside_it_is_no_new_one(self, library: Library) -> None:
        library.keep_attachment(b"a paper")
        os.truncate(library.path, 0)
        with pytest.raises(InvalidInputError, match="is empty") as caught:
            open_at(library.path)
        assert is_one_sentence(str(caught.value))
        assert library.path.read_bytes() == b""

    def test_a_name_that_cannot_be_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match="cannot be the name") as caught:
            Library.create(tmp_path / "a\0b.db", Clock())
        assert is_one_sentence(str(caught.value))
        with pytest.raises(InvalidInputError, match="no library"):
            open_at(tmp_path / "a\0b.db")

    @pytest.mark.parametrize(
        "name",
        ["a b%20c.db", "50%.db", "a?mode=ro.db", "#.db", "tŷ.db", "a&b=c;d'e.db", "\udce9.db"],
    )
    def test_any_name_will_do(self, tmp_path: Path, name: str) -> None:
        if sys.platform != "linux" and name in {"a?mode=ro.db", "\udce9.db"}:
            pytest.skip("this system allows no such name")
        path = tmp_path / name / name
        Library.create(path, Clock())
        assert [each.name for each in path.parent.iterdir()] == [name]
        assert open_at(path).entries() == ()


class TestConnections:
    @pytest.mark.usefixtures("with_sync")
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [
            ("journal_mode", "delete"),
            ("synchronous", 3),
            ("secure_delete", 1),
            ("foreign_keys", 1),
            ("temp_store", 2),
        ],
    )
    def test_they_are_set_for_safety(self, library: Library, pragma: str, value: object) -> None:
        with Access(library.path, SOON).reading() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value

    def test_what_is_read_is_of_one_moment(self, library: Library) -> None:
        number = library.add(a_report("one"), DRAFT, "").number
        with Access(library.path, SOON).reading() as connection:
            query = "SELECT subject FROM report"
            assert connection.exec_driver_sql(query).scalar() == "one"
            with pytest.raises(EnvironmentFaultError, match="in use"):
                library.save(number, a_report("two"), DRAFT, 1, "")
            assert connection.exec_driver_sql(query).scalar() == "one"

    def test_nothing_is_held_open(self, library: Library) -> None:
        library.add(a_report(), DRAFT, "")
        moved = library.path.with_name("moved.db")
        library.path.rename(moved)
        assert len(open_at(moved).entries()) == 1

    def test_opening_what_is_up_to_date_writes_nothing(self, library: Library) -> None:
        before = content(library.path.parent)
        with statements() as said:
            open_at(library.path)
        assert content(library.path.parent) == before
        assert not any(each.startswith(("CREATE", "INSERT", "UPDATE")) for each in said)


def test_what_only_a_migration_needs_is_not_imported(library: Library) -> None:
    """It would double the time until the list can be seen."""
    program = (
        "import sys, datetime, pathlib\n"
        "from boardpaper.library.library import Library\n"
        "Library.open(pathlib.Path(sys.argv[1]), datetime.datetime.now).entries()\n"
        "print({'alembic', 'sqlalchemy.orm'} & set(sys.modules))\n"
    )
    command = [sys.executable, "-c", program, str(library.path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


def text_file(path: Path) -> None:
    path.write_text("Report of the Director of Children's Services\n" * 20)


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE moz_places (id INTEGER)")


def folder(path: Path) -> None:
    path.mkdir()


def short_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


@pytest.mark.parametrize("make", [text_file, another_database, folder, short_file])
def test_what_is_no_library_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "library.db"
    make(path)
    before = content(tmp_path)
    with pytest.raises(InvalidInputError, match="not a Boardpaper library") as caught:
        open_at(path)
    assert is_one_sentence(str(caught.value))
    assert content(tmp_path) == before


def test_a_missing_library_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="no library") as caught:
        open_at(tmp_path / "library.db")
    assert is_one_sentence(str(caught.value))
    assert content(tmp_path) == {}


def test_a_newer_library_is_refused_untouched(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA journal_mode=WAL")
    before = content(library.path.parent)
    with pytest.raises(InvalidInputError, match="newer version") as caught:
        open_at(library.path)
    assert is_one_sentence(str(caught.value))
    assert content(library.path.parent) == before


def test_a_library_that_went_away_is_not_made_anew(library: Library) -> None:
    library.path.unlink()
    with pytest.raises(EnvironmentFaultError, match="cannot be opened") as caught:
        library.entries()
    assert is_one_sentence(str(caught.value))
    assert not library.path.exists()


def test_a_locked_library_says_so_and_can_be_used_afterwards(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for act in (library.entries, lambda: library.add(a_report(), DRAFT, "")):
            with pytest.raises(EnvironmentFaultError, match="in use by another") as caught:
                act()
            assert is_one_sentence(str(caught.value))
        with pytest.raises(EnvironmentFaultError, match="in use by another"):
            open_at(library.path)
    library.add(a_report(), DRAFT, "")
    assert len(library.entries()) == 1


def test_a_full_disk_says_so_and_leaves_what_was_there(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = library.add(a_report("Budget"), DRAFT, "")
    full = (*opening._TO_WORK, "PRAGMA max_page_count=1")  # which SQLite raises to what there is
    monkeypatch.setattr(opening, "_TO_WORK", full)
    with pytest.raises(EnvironmentFaultError, match="the disk is full") as caught:
        open_at(library.path).save(kept.number, a_report("text " * 100_000), DRAFT, 1, "")
    assert is_one_sentence(str(caught.value))
    assert library.load(kept.number) == kept.saved


@pytest.fixture
def read_only(library: Library) -> Iterator[Path]:
    """A copy that this process can only read, though it be the superuser's."""
    library.add(a_report("Budget"), DRAFT, "")
    with tempfile.TemporaryDirectory() as name:  # those of pytest let nobody else in
        path = Path(shutil.copy(library.path, name))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield path
        finally:
            os.seteuid(user)
            path.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
def test_a_library_that_can_only_be_read_is_read(read_only: Path) -> None:
    before = content(read_only.parent)
    library = open_at(read_only)
    assert library.load(1).report == a_report("Budget")
    with pytest.raises(EnvironmentFaultError, match="can only be read") as caught:
        library.save(1, a_report("more"), DRAFT, 1, "")
    assert is_one_sentence(str(caught.value))
    assert content(read_only.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
def test_a_library_that_cannot_be_read_says_so(read_only: Path) -> None:
    user = os.geteuid()
    os.seteuid(os.getuid())
    read_only.chmod(0)
    os.seteuid(user)
    with pytest.raises(EnvironmentFaultError, match="cannot be opened") as caught:
        open_at(read_only)
    assert is_one_sentence(str(caught.value))


class TestDamage:
    """SQLite notices some of it, the content hash the rest; whatever it is, it is one sentence."""

    def test_a_changed_word_is_noticed(self, library: Library) -> None:
        library.add(a_report("Budget", "the reserve"), DRAFT, "")
        library.add(a_report("Other"), DRAFT, "")
        data = library.path.read_bytes()
        at = data.index(b"the reserve", data.index(b'"blocks"'))
        library.path.write_bytes(data[:at] + b"tha" + data[at + 3 :])
        with pytest.raises(EnvironmentFaultError, match="BP-0001 was damaged") as caught:
            library.load(1)
        assert is_one_sentence(str(caught.value))
        assert library.load(2).report.subject == "Other"

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE report SET subject = 'Budgat'",
            "UPDATE report SET subject = 7",
            "UPDATE report SET subject = CAST(x'ff' AS TEXT)",
            "UPDATE report SET content_hash = 'abc'",
            "UPDATE report SET meeting_date = 'some day'",
            "UPDATE report SET changed_at = 'then'",
            "UPDATE report SET version = 0",
            "UPDATE report SET status = 'lost'",
            "UPDATE report SET published_on = '2026-08-03'",
            "UPDATE main_entry SET text = '{'",
            "UPDATE main_entry SET text = '{}', kind = 'subheading'",
            "UPDATE main_entry SET text = x'00'",
            "UPDATE main_entry SET kind = 'lost'",
            "UPDATE main_entry SET position = 7 WHERE position = 0",
            "DELETE FROM main_entry",
            "UPDATE main_entry SET position = 'first' WHERE position = 0",
            "INSERT INTO recommendation_finding VALUES (1, 0, 0, 'f9')",
            "INSERT INTO call_in VALUES (1, 'lost', '', '', '', NULL)",
            "INSERT INTO report_ward VALUES (1, 0, 'Headingley')",
            "INSERT INTO appendix VALUES (1, 0, 'a b', '', '', NULL, 0)",
        ],
    )
    def test_a_changed_row_is_noticed(self, library: Library, change: str) -> None:
        report = a_report("Budget", "the reserve", "the levy")
        report = replace(report, recommendations=(Recommendation("r1"),))
        library.add(report, DRAFT, "")
        with closing(sqlite3.connect(library.path)) as connection:
            connection.execute(change)
            connection.commit()
        with pytest.raises(EnvironmentFaultError, match="damaged") as caught:
            library.load(1)
        assert is_one_sentence(str(caught.value))

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE report SET status = 'lost'",
            "UPDATE report SET changed_at = 'then'",
            "UPDATE report SET subject = CAST(x'ff' AS TEXT)",
            "UPDATE person SET name = x'00'",
        ],
    )
    def test_a_changed_row_is_noticed_in_a_list(self, library: Library, change: str) -> None:
        library.add(a_report("Budget"), DRAFT, "")
        library.remember(Author("Ann"))
        with closing(sqlite3.connect(library.path)) as connection:
            connection.execute(change)
            connection.commit()
        with pytest.raises(EnvironmentFaultError, match="damaged") as caught:
            library.people() if "person" in change else library.entries()
        assert is_one_sentence(str(caught.value))

    def test_a_broken_page_is_noticed(self, library: Library) -> None:
        library.add(a_report("Budget", "text " * 10_000), DRAFT, "")
        data = bytearray(library.path.read_bytes())
        data[4096:] = b"\xa5" * (len(data) - 4096)
        library.path.write_bytes(data)
        for act in (lambda: open_at(library.path), library.entries, lambda: library.load(1)):
            with pytest.raises(EnvironmentFaultError, match="damaged") as caught:
                act()
            assert is_one_sentence(str(caught.value))

    def test_half_a_file_is_noticed(self, library: Library) -> None:
        library.add(a_report("Budget", "text " * 10_000), DRAFT, "")
        data = library.path.read_bytes()
        library.path.write_bytes(data[: len(data) // 2])
        with pytest.raises(EnvironmentFaultError, match="damaged") as caught:
            library.load(1)
        assert is_one_sentence(str(caught.value))
