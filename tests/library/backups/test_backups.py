"""Which backups of a library there are, the last good one, and whether anything has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.looking import reports_in
from boardpaper.library.library import Library
from boardpaper.library.lock import Desk
from boardpaper.report.report import Author
from tests.library.libraries import DRAFT, SOON, START, a_report


@pytest.fixture
def backups(library: Library, folder: Path) -> Backups:
    return Backups(library.path, folder, SOON)


def test_the_last_one_comes_first(backups: Backups) -> None:
    assert backups.all() == ()
    made = [backups.make(START + timedelta(hours=each)) for each in (2, 1, 1)]
    assert [each.path for each in backups.all()] == [made[0].path, made[2].path, made[1].path]
    assert all(each.size == each.path.stat().st_size > 0 for each in backups.all())
    assert reports_in(made[0].path) == 3


def test_only_those_of_the_library_are_listed(library: Library, backups: Backups) -> None:
    backups.make(START)
    other = library.path.with_name("other.db")
    assert Backups(other, backups.folder, SOON).all() == []


def test_the_last_good_one_can_be_read(backups: Backups) -> None:
    assert backups.last_good() is None
    first, second = (backups.make(START + timedelta(hours=each)) for each in (1, 2))
    assert backups.last_good() == second
    second.path.write_bytes(b"")
    assert backups.last_good() == first


def test_one_whose_tables_cannot_be_read_is_not_good(backups: Backups) -> None:
    made = backups.make(START)
    data = made.path.read_bytes()
    made.path.write_bytes(data.replace(b"CREATE TABLE seal", b"CREATE TABL\xc5 seal"))
    assert backups.last_good() is None
    assert backups.has_changed()


def test_a_folder_that_cannot_be_listed_is_said(library: Library, folder: Path) -> None:
    folder.write_bytes(b"")
    with pytest.raises(EnvironmentFaultError, match="is not a folder"):
        Backups(library.path, folder).all()


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.add(a_report(), DRAFT, ""),
        lambda library: library.save(2, a_report("Holes"), DRAFT, 1, ""),
        lambda library: library.put_in_bin(2),
        lambda library: library.keep_attachment(b"a paper"),
        lambda library: library.keep_template("name = 1"),
        lambda library: library.remember(Author("Zoe")),
        lambda library: library.name_revision(1, library.revisions(1)[0].id, "Final"),
    ],
)
def test_any_change_is_noticed(
    library: Library, backups: Backups, change: Callable[[Library], object]
) -> None:
    assert backups.has_changed()
    backups.make(START)
    assert not backups.has_changed()
    change(library)
    assert backups.has_changed()
    backups.make(START)
    assert not backups.has_changed()


def test_reading_changes_nothing(library: Library, backups: Backups) -> None:
    backups.make(START)
    library.load(1)
    library.lock(1, Desk("desk-2", "Ann", "PC"))
    library.remove_unnamed_attachments()
    assert not backups.has_changed()
