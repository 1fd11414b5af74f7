"""A library of any released schema opens, and holds what was put in."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from boardpaper.library import tables
from boardpaper.library.event import CREATION
from boardpaper.library.file import SCHEMA
from boardpaper.library.library import Library
from tests.library import filled
from tests.library.libraries import DRAFT, SOON, START, Clock, a_report
from tests.library.make_fixture import FIXTURES
from tests.strategies import TEMPLATE_TOML

NAMES = sorted(each.name for each in FIXTURES.iterdir())


@pytest.fixture(params=NAMES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    shutil.copytree(FIXTURES / request.param, tmp_path, dirs_exist_ok=True)
    return Library.open(tmp_path / "library.db", Clock(), SOON)


def test_there_is_one_of_the_newest_schema() -> None:
    assert f"schema-{SCHEMA}" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_has_a_row_in_every_table(name: str) -> None:
    with closing(sqlite3.connect(FIXTURES / name / "library.db")) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = [each for (each,) in connection.execute(query).fetchall()]
        for each in names:
            assert connection.execute(f"SELECT count(*) FROM {each}").fetchone() > (0,)  # noqa: S608
    if name == f"schema-{SCHEMA}":
        assert set(tables.metadata.tables) <= set(names)


def test_the_reports_are_as_they_were_saved(library: Library) -> None:
    first, second, third = (library.load(number) for number in (1, 2, 3))
    assert (first.report, first.standing) == (filled.FIRST, filled.DECIDED)
    assert (first.version, first.changed_by) == (2, "Ann Jones")
    assert (second.report, second.standing) == (filled.SECOND, DRAFT)
    assert third.report == filled.THIRD
    assert START < first.changed_at < second.changed_at < third.changed_at


def test_the_lists_are_as_they_were(library: Library) -> None:
    second, first = library.entries()
    assert (first.number, first.status, first.meeting_date) == (1, "decided", filled.A_DAY)
    assert (first.planned_on, first.published_on) == (filled.A_DAY, filled.A_DAY)
    assert (second.number, second.subject) == (2, "Pothole repairs")
    assert [each.number for each in library.entries(binned=True)] == [3]
    assert library.people() == filled.AUTHORS


def test_the_words_are_found(library: Library) -> None:
    for words, number in (("TY cabinet", 1), ('"roads are worn"', 2), ("wider", 1)):
        assert [hit.entry.number for hit in library.search(words).hits] == [number]
    assert library.search("deleted").total == 0


def test_templates_and_attachments_are_there(library: Library) -> None:
    assert library.template_text(filled.FIRST.template.hash) == TEMPLATE_TOML
    for data in (filled.PICTURE, filled.PAPER, filled.DROPPED):
        assert library.attachment(filled.sha256(data)) == data


@pytest.mark.parametrize(
    "library", [each for each in NAMES if each >= "schema-0002"], indirect=True
)
def test_what_was_kept_besides_is_as_it_was(library: Library) -> None:
    named, _start = library.revisions(1)
    assert (named.name, named.why, named.by) == ("As decided", "named", "Ann Jones")
    assert library.revision(1, named.id) == filled.FIRST
    assert [each.deed.what for each in library.events(4)] == ["create", "put-in-bin", "delete"]
    assert library.events()[0].deed == CREATION
    lock = library.lock_on(2)
    assert lock is not None
    assert lock.desk == filled.DESK


def test_it_can_be_worked_with(library: Library) -> None:
    assert library.add(a_report(), DRAFT, "").number == 5
    library.save(2, a_report("Potholes"), DRAFT, 1, "")
    library.delete_for_ever([3])
    assert {each.number for each in library.entries()} == {1, 2, 5}
    assert library.load(2).version == 2
