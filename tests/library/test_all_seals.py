"""A change in any column of any table that is sealed is noticed, without loading anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from boardpaper.errors import EnvironmentFaultError
from boardpaper.library import tables as t
from boardpaper.library.all_seals import are_all_sealed
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from tests.library.filled import fill
from tests.library.libraries import DRAFT, SOON, a_report

COLUMNS = [
    (table.name, column.name)
    for table in (t.report, *t.PARTS, t.revision)
    for column in table.columns
    if column.name not in {"report", "number", "id", "position"}
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "library.db"
    fill(path)
    return path


def nothing() -> None:
    """There is all the time in the world."""


def sealed(path: Path) -> bool:
    with Access(path, SOON).reading() as connection:
        return are_all_sealed(connection, nothing)


def test_a_library_is_as_it_was_sealed(full: Path) -> None:
    assert sealed(full)


def test_so_is_one_with_gaps_between_numbers(library: Library) -> None:
    for number in range(1, 6):
        library.add(a_report(f"Budget {number}", "one", "two"), DRAFT, "")
    library.put_in_bin(2)
    library.put_in_bin(4)
    library.delete_for_ever([2, 4])
    assert sealed(library.path)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_changed_column_is_noticed(full: Path, table: str, column: str) -> None:
    with closing(sqlite3.connect(full)) as connection:
        # What it becomes is of the same kind, so that it can be read.
        query = f'SELECT DISTINCT "{column}" FROM {table} ORDER BY 1'  # noqa: S608
        (before, *_) = [value for (value,) in connection.execute(query) if value is not None]
        after = before + "9" if isinstance(before, str) else 1 - int(before)
        if isinstance(before, str) and column.endswith(("on", "date", "at", "due")):
            after = "1999-12-31" + before[10:]
        whole = full.read_bytes()
        statement = f'UPDATE {table} SET "{column}" = ? WHERE "{column}" = ?'  # noqa: S608
        connection.execute(statement, (after, before))
        connection.commit()
    try:
        assert not sealed(full)
    finally:
        full.write_bytes(whole)
    assert sealed(full)


@pytest.mark.parametrize(
    "change",
    [
        *[f"DELETE FROM {table.name}" for table in t.PARTS],  # noqa: S608
        "DELETE FROM seal WHERE kind = 'report'",
        "DELETE FROM revision WHERE id = 1",
        "INSERT INTO seal VALUES ('revision', '99', '')",
        "UPDATE revision_text SET json = x'00' WHERE report = 2",
        "UPDATE revision_text SET json = NULL WHERE report = 2",
        "UPDATE recommendation_finding SET report = 2",
    ],
)
def test_what_is_missing_or_moved_is_noticed(full: Path, change: str) -> None:
    whole = full.read_bytes()
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        try:
            connection.execute(change)
        except sqlite3.IntegrityError:
            connection.execute(change.replace("NULL", "7"))
        connection.commit()
    try:
        assert not sealed(full)
    finally:
        full.write_bytes(whole)


def test_a_changed_author_is_told_as_damage(full: Path) -> None:
    whole = full.read_bytes()
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("UPDATE person SET telephone = '1'")
        connection.commit()
    try:
        with pytest.raises(EnvironmentFaultError, match="list of authors was damaged"):
            sealed(full)
    finally:
        full.write_bytes(whole)
