"""Every code of SQLite that a machine can cause is a sentence; all others are defects."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from boardpaper.errors import BoardpaperError, EnvironmentFaultError
from boardpaper.library.errors import DamagedError, explained, explained_copy
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from tests.library.libraries import DRAFT, SOON, a_report, is_one_sentence

PATH = Path("folder", "library.db")
SECRET = "Zqxsecret"
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def error_of(code: int | None) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(f"what SQLite says: {SECRET}")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_LOCKED, "in use by another program"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_READONLY, "can only be read"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "can only be read"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "can only be read"),
        (sqlite3.SQLITE_IOERR, "the disk or the network failed"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk or the network failed"),
        (sqlite3.SQLITE_PROTOCOL, "cannot be locked"),
        (sqlite3.SQLITE_NOLFS, "larger than its disk"),
        (sqlite3.SQLITE_NOMEM, "more memory"),
        (sqlite3.SQLITE_PERM, "cannot be opened"),
        (sqlite3.SQLITE_AUTH, "cannot be opened"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged"),
        (sqlite3.SQLITE_FORMAT, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is damaged"),
        (None, "is damaged"),
    ],
)
@pytest.mark.parametrize("is_wrapped", [False, True])
def test_what_the_machine_refuses_is_a_sentence(
    code: int | None, words: str, is_wrapped: bool
) -> None:
    error = error_of(code)
    with pytest.raises(EnvironmentFaultError) as caught, explained(PATH):
        raise OperationalError("SELECT", (SECRET,), error) if is_wrapped else error
    message = str(caught.value)
    assert words in message
    assert "library.db”" in message
    assert is_one_sentence(message)
    assert SECRET not in message
    assert caught.value.__cause__ is None  # which a log would quote
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_MISUSE]
)
def test_what_the_program_did_wrong_stays_a_defect(code: int) -> None:
    with pytest.raises(sqlite3.OperationalError), explained(PATH):
        raise error_of(code)


@pytest.mark.parametrize(
    "words",
    [
        "no such table: report",
        "no such column: report.version",
        "SQL logic error",
        'foreign key mismatch - "answer" referencing "report"',
    ],
)
def test_tables_that_are_gone_are_damage(words: str) -> None:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    with pytest.raises(EnvironmentFaultError, match="is damaged"), explained(PATH):
        raise error


def test_what_sqlite_says_of_damage_may_be_no_text(library: Library) -> None:
    data = library.path.read_bytes()
    library.path.write_bytes(data.replace(b"CREATE TABLE seal", b"CREATE TABL\xc5 seal"))
    with pytest.raises(DamagedError, match="is damaged") as caught:
        library.entries()
    assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "No backup was made in “to”: the disk is full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "No backup was made in “to”: it can only be read"),
        (sqlite3.SQLITE_CANTOPEN, "No backup was made in “to”: a file cannot be made"),
        (sqlite3.SQLITE_IOERR_WRITE, "No backup was made in “to”: the disk or the network failed"),
        (sqlite3.SQLITE_INTERRUPT, "No backup was made in “to”: it took too long"),
        (sqlite3.SQLITE_BUSY, "The library “.*” is in use by another program"),
        (sqlite3.SQLITE_CORRUPT, "No backup was made, because the library “.*” is damaged"),
        (sqlite3.SQLITE_CONSTRAINT, "No backup was made, because the library “.*” is damaged"),
    ],
)
def test_what_keeps_a_copy_from_being_made_is_of_the_folder_or_of_the_library(
    code: int, words: str
) -> None:
    refused = pytest.raises(EnvironmentFaultError, match=words)
    with refused as caught, explained_copy(PATH, Path("to")):
        raise error_of(code)
    assert is_one_sentence(str(caught.value))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("remove_diacritics 2", "remove_diacritics 9"),
        ("'unicode61", "'unikode61"),
        ("tokenize =", "tokenise ="),
        ("tokenize = '", "tokenize = x"),
        ("'2 3'", "'2 x'"),
        ("'2 3'", "'2222'"),
        ("(words, part", "(wo/ds, part"),
        ("(words, part", "(rowid, part"),
    ],
)
def test_a_changed_definition_of_the_search_is_damage(
    library: Library, written: str, changed: str
) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'passage'"
        connection.execute(change, (written, changed))
        connection.commit()
    with pytest.raises(DamagedError):
        Library.open(library.path, lambda: NOW).search("ofsted")


def test_a_library_emptied_while_it_is_open_is_damaged(library: Library) -> None:
    kept = library.add(a_report(), DRAFT, "")
    os.truncate(library.path, 0)
    with pytest.raises(EnvironmentFaultError, match="is damaged"):
        library.save(kept.number, a_report("New"), DRAFT, kept.saved.version, "")
    with pytest.raises(EnvironmentFaultError, match="is damaged"):
        library.entries()


def test_a_defect_quotes_no_text(library: Library) -> None:
    library.add(a_report(SECRET), DRAFT, "")
    statement = "INSERT INTO report (number, subject) VALUES (1, :subject)"
    with pytest.raises(IntegrityError) as caught, Access(library.path, SOON).writing() as access:
        access.execute(text(statement), {"subject": SECRET})
    assert SECRET not in str(caught.value)
    with pytest.raises(StatementError) as wrong, Access(library.path, SOON).writing() as access:
        access.execute(text(statement), {"number": SECRET})
    assert SECRET not in str(wrong.value)


def test_an_error_of_ours_goes_through_and_nothing_is_written(library: Library) -> None:
    def fail() -> None:
        with Access(library.path, SOON).writing() as connection:
            connection.exec_driver_sql("DELETE FROM template_text")
            raise BoardpaperError("ours")

    with pytest.raises(BoardpaperError, match="ours"):
        fail()
    with Access(library.path, SOON).reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM template_text").scalar() == 1
