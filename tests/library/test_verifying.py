"""What is not as it was kept is told, whichever part of the library it is in."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from boardpaper.errors import InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.verifying import Verification, verify
from tests.library import filled
from tests.library.libraries import SOON, is_one_sentence


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    filled.fill(folder / "library.db")
    return folder


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path / "library.db"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_whole_library_has_no_faults(path: Path) -> None:
    before = path.read_bytes()
    assert verify(path, SOON) == Verification(3, 4, 7, 3)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE report SET subject = 'x' WHERE number = 2", "BP-0002 is not as it was saved"),
        ("UPDATE report SET status = 'ready' WHERE number = 2", "BP-0002 is not as"),
        ("UPDATE report SET binned_at = NULL WHERE number = 3", "BP-0003 is not as"),
        ("UPDATE report SET changed_by = 'Eve' WHERE number = 1", "BP-0001 is not as"),
        ("UPDATE report SET version = 9 WHERE number = 1", "BP-0001 is not as"),
        ("UPDATE report SET meeting_date = 'soon' WHERE number = 1", "BP-0001 is not as"),
        ("UPDATE main_entry SET text = '[' WHERE report = 1", "BP-0001 is not as"),
        ("UPDATE clearance SET \"by\" = 'Eve'", "BP-0001 is not as"),
        ("DELETE FROM answer WHERE report = 1 AND position = 0", "BP-0001 is not as"),
        ("DELETE FROM report WHERE number = 3", "A report is missing"),
        ("DELETE FROM seal WHERE kind = 'report'", "BP-0001 is not as"),
        ("UPDATE report_attachment SET dropped_at = '2026-01-01 00:00:00'", "The attachments of"),
        ("UPDATE passage SET words = 'Zqx' WHERE part = 'main'", "BP-0001 is not found"),
        ("UPDATE revision_text SET json = x'00' WHERE report = 2", "A revision of BP-0002"),
        ("UPDATE revision SET name = 'x' WHERE report = 1", "A revision of BP-0001"),
        ("DELETE FROM revision WHERE report = 1", "A revision"),
        ("DELETE FROM revision_attachment", "A revision of BP-0001"),
        ("UPDATE person SET telephone = '1'", "The list of authors"),
        ("UPDATE template_text SET toml = 'x'", "The text of a template"),
        ("UPDATE event SET \"by\" = 'Eve' WHERE id = 2", "Event 2"),
        ("DELETE FROM event WHERE id = 7", "Event 7"),
        ("UPDATE attachment SET size = 1", "The attachment"),
        ("CREATE TABLE more (x)", "The tables are not"),
        ("DROP INDEX ix_event_report", "The tables are not"),
    ],
)  # fmt: skip
def test_a_change_is_told(path: Path, sql: str, told: str) -> None:
    change(path, sql)
    faults = verify(path, SOON).faults
    assert any(told in each for each in faults), faults
    for each in faults:
        assert is_one_sentence(each)
        assert "Zqx" not in each
        assert "Potholes" not in each


@pytest.mark.parametrize(
    "sql",
    ["PRAGMA application_id = 1", "UPDATE alembic_version SET version_num = '0002x'"],
)
def test_what_is_no_library_of_this_version_is_refused(path: Path, sql: str) -> None:
    change(path, sql)
    with pytest.raises(InvalidInputError) as caught:
        verify(path, SOON)
    assert is_one_sentence(str(caught.value))


def attachment(path: Path) -> Path:
    return next(path.with_name("library.db-attachments").iterdir())


def copy_of_first(path: Path) -> Path:
    return next(path.with_name("library.db-reports").glob("BP-0001/*.json"))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: attachment(path).unlink(), "The attachment"),
        (lambda path: attachment(path).write_bytes(b"x"), "The attachment"),
        (lambda path: copy_of_first(path).unlink(), "The copy of BP-0001"),
    ],
)
def test_a_damaged_file_beside_it_is_told(
    path: Path, damage: Callable[[Path], object], told: str
) -> None:
    damage(path)
    (fault,) = verify(path, SOON).faults
    assert fault.startswith(told)


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x00" * (len(data) - 4096)
    path.write_bytes(data)
    assert verify(path, SOON).faults


def test_it_waits_for_nobody_and_changes_nothing(library: Library) -> None:
    before = library.path.read_bytes()
    verify(library.path, SOON)
    assert library.path.read_bytes() == before
