"""A migration is whole or was not: what was there is there, to the byte, whatever fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

import boardpaper.library.migrations as package
from boardpaper.errors import EnvironmentFaultError
from boardpaper.library import tables
from boardpaper.library.file import APPLICATION_ID, SCHEMA
from boardpaper.library.library import Library
from boardpaper.library.migrations.versions import schema_0001
from boardpaper.library.opening import Access, upgrade
from boardpaper.report.report import Recommendation
from tests.library.libraries import (
    DRAFT,
    SOON,
    Clock,
    InjectedError,
    a_report,
    failing_after,
    is_one_sentence,
    statements,
)
from tests.library.make_fixture import FIXTURES

FOLDER = Path(package.__file__).parent

SECOND = '''
"""A step that rebuilds a table with children, fills a column and makes a table."""
from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("report") as report:
        report.add_column(Column("body_kind", Text, nullable=False, server_default="other"))
        report.drop_column("changed_by")
    op.execute("UPDATE report SET body_kind = 'executive' WHERE report_to LIKE 'Executive%'")
    with op.batch_alter_table("recommendation") as recommendation:
        recommendation.alter_column("owner", new_column_name="officer")
    op.create_table("made", Column("number", Integer, primary_key=True), Column("what", Text))
    op.execute("INSERT INTO made (what) SELECT 'made ' || number FROM report")
'''

BROKEN = '''
"""A step that leaves children without a parent."""
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("CREATE TABLE more (number INTEGER)")
    op.execute("DELETE FROM recommendation WHERE report = 1")
'''

Migrations = Callable[[str], Path]


@pytest.fixture
def migrations(tmp_path: Path) -> Migrations:
    """The folder of migrations with a further step."""

    def with_step(source: str) -> Path:
        folder = tmp_path / "migrations 100%"
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "schema_0003.py").write_text(source, encoding="utf-8")
        return folder

    return with_step


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with parents and children, so many that they do not fit into one page."""
    for number in range(5):
        answers = tuple(
            Recommendation(f"r{each}", owner="Ann", findings=("f1", "f2")) for each in range(20)
        )
        report = a_report(f"Budget {number}", "one", "two", recommendations=answers)
        library.add(report, DRAFT, "")
    library.put_in_bin(5)
    return library


def rows(path: Path, *names: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for name in names
        }


def seals_in(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "seal")["seal"]


def schema(connection: Connection) -> dict[str, str]:
    """What was said to make each table and index, but those of Alembic and of FTS5."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return {
        name: sql
        for name, sql in connection.exec_driver_sql(query)
        if not name.startswith(("passage", "alembic_", "sqlite_"))
    }


class TestTheSchema:
    def test_migrated_is_what_the_tables_say(self, library: Library) -> None:
        def is_ours(name: str | None, kind: str, _: object) -> bool:
            return kind != "table" or not str(name).startswith("passage")

        options = {"include_name": is_ours, "compare_type": True, "compare_server_default": True}
        with Access(library.path, SOON).reading() as connection:
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, tables.metadata) == []

    def test_migrated_is_to_the_letter_what_a_fresh_one_would_be(self, library: Library) -> None:
        fresh = create_engine("sqlite://")
        with fresh.begin() as connection:
            tables.metadata.create_all(connection)
            expected = schema(connection)
        fresh.dispose()
        with Access(library.path, SOON).reading() as connection:
            assert schema(connection) == expected
        assert len(expected) > 20

    def test_the_newest_step_is_the_one_the_program_knows(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        script = ScriptDirectory.from_config(config)
        steps = [each.revision for each in script.walk_revisions()]
        assert steps[0] == SCHEMA
        assert steps == sorted(steps, reverse=True)
        assert all(len(each) == 4 and each.isdecimal() for each in steps)

    def test_the_file_says_what_it_is(self, library: Library) -> None:
        assert schema_0001.APPLICATION_ID == APPLICATION_ID
        with Access(library.path, SOON).reading() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        assert mark == APPLICATION_ID


class TestTheFirstStep:
    def test_failing_at_any_statement_it_leaves_an_empty_file(self, tmp_path: Path) -> None:
        whole = tmp_path / "whole.db"
        whole.touch()
        with statements() as said:
            upgrade(whole, SOON)
        changes = len([each for each in said if each != "BEGIN IMMEDIATE"])
        assert changes > 30
        path = tmp_path / "library.db"
        path.touch()
        for number in range(1, len(said) + 1):
            with pytest.raises(InjectedError), failing_after(number):
                upgrade(path, SOON)
            assert path.read_bytes() == b""
        assert Library.open(path, Clock(), SOON).entries() == ()


class TestTheSecondStep:
    def test_failing_at_any_statement_it_leaves_the_library_as_it_was(self, tmp_path: Path) -> None:
        path, copy = tmp_path / "library.db", tmp_path / "copy.db"
        for each in (path, copy):
            shutil.copy(FIXTURES / "schema-0001" / "library.db", each)
        with statements() as said:
            upgrade(copy, SOON)
        assert any(each.startswith("CREATE TABLE event") for each in said)
        assert len(seals_in(copy)) == 3 + 2  # reports and people
        before = path.read_bytes()
        for number in range(1, len(said) + 1):
            with pytest.raises(InjectedError), failing_after(number):
                upgrade(path, SOON)
            assert path.read_bytes() == before

    def test_a_report_that_was_damaged_before_is_not_sealed(self, tmp_path: Path) -> None:
        path = tmp_path / "library.db"
        shutil.copy(FIXTURES / "schema-0001" / "library.db", path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE report SET subject = 'Potholes' WHERE number = 2")
            connection.commit()
        library = Library.open(path, Clock(), SOON)
        assert library.load(1).version == 2
        with pytest.raises(EnvironmentFaultError, match="BP-0002 was damaged"):
            library.load(2)


class TestALaterStep:
    def test_it_keeps_every_row_children_included(
        self, filled: Library, migrations: Migrations
    ) -> None:
        names = ("answer", "main_entry", "recommendation", "recommendation_finding", "passage")
        before = rows(filled.path, *names)
        assert len(before["recommendation_finding"]) == 5 * 20 * 2
        upgrade(filled.path, SOON, migrations(SECOND))
        assert rows(filled.path, *names) == before
        assert len(rows(filled.path, "report")["report"]) == 5
        assert len(rows(filled.path, "made")["made"]) == 5

    def test_failing_at_any_statement_it_leaves_the_library_as_it_was(
        self, filled: Library, migrations: Migrations, tmp_path: Path
    ) -> None:
        folder, copy = migrations(SECOND), tmp_path / "copy.db"
        shutil.copy(filled.path, copy)
        with statements() as said:
            upgrade(copy, SOON, folder)
        assert any(each.startswith("DROP TABLE report") for each in said)
        before = filled.path.read_bytes()
        for number in range(1, len(said) + 1):
            with pytest.raises(InjectedError), failing_after(number):
                upgrade(filled.path, SOON, folder)
            assert filled.path.read_bytes() == before
        assert len(Library.open(filled.path, Clock(), SOON).entries()) == 4

    def test_one_that_leaves_a_child_without_its_parent_is_undone(
        self, filled: Library, migrations: Migrations
    ) -> None:
        before = filled.path.read_bytes()
        with pytest.raises(package.BrokenLinkError, match="40 rows of recommendation_finding"):
            upgrade(filled.path, SOON, migrations(BROKEN))
        assert filled.path.read_bytes() == before

    def test_a_library_in_use_is_left_alone(self, filled: Library, migrations: Migrations) -> None:
        before = filled.path.read_bytes()
        with closing(sqlite3.connect(filled.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(EnvironmentFaultError, match="in use") as caught:
                upgrade(filled.path, SOON, migrations(SECOND))
        assert is_one_sentence(str(caught.value))
        assert filled.path.read_bytes() == before

    def test_migrating_twice_changes_nothing(self, filled: Library, migrations: Migrations) -> None:
        folder = migrations(SECOND)
        upgrade(filled.path, SOON, folder)
        before = filled.path.read_bytes()
        upgrade(filled.path, SOON, folder)
        assert filled.path.read_bytes() == before
