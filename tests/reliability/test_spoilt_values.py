"""Whatever stands in any column of a library, what is asked of it gives a result or one sentence.

The bytes of a page are damaged elsewhere: here SQLite finds nothing wrong, and the values are such
as nobody would have written. All of them are read, and written over.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from boardpaper.errors import BoardpaperError
from boardpaper.library.backups.backups import Backups
from boardpaper.library.event import Deed
from boardpaper.library.first_list import first_list
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import rebuild
from boardpaper.library.signature import Signature
from boardpaper.library.verifying import verify
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Author
from tests.library import filled
from tests.library.libraries import DRAFT, START, Clock, a_report, is_one_sentence

WAIT = 0.0
SIGNED = Signature(START, "Ann Jones")
SECRET = "Zqxsecret"
"""A word that is put into columns, and which no sentence may have."""

VALUES: Sequence[object] = (
    SECRET, b"\xff\xfe\x00", -1, 1e308, "", 2**62, None, "2026-13-45 99:00:00", b"", 2**63 - 1,
    "{", "[" * 3000, "0001", SECRET * 10_000,
)  # fmt: skip
AT_ONCE = 7
"""Deeds that are done on each of them; with --long all are."""

Act = Callable[[Library], object]

DEEDS: Mapping[str, Act] = {
    "list": lambda library: (library.entries(), library.entries(binned=True)),
    "first list": lambda library: first_list(library.path),
    "search": lambda library: (library.search("the roads"), library.search('"wider"')),
    "load": lambda library: [library.load(number) for number in (1, 2, 3)],
    "find": lambda library: library.find("BP-0002"),
    "revisions": lambda library: [library.revision(1, each.id) for each in library.revisions(1)],
    "events": lambda library: (library.events(), library.events(1)),
    "people": lambda library: library.people(),
    "template": lambda library: library.template_text(filled.FIRST.template.hash),
    "papers": lambda library: library.attachment(filled.sha256(filled.PAPER)),
    "lock on": lambda library: library.lock_on(2),
    "verify": lambda library: verify(library.path, WAIT),
    "back up": lambda library: backups(library).make(START),
    "changed": lambda library: backups(library).has_changed(),
    "save": lambda library: library.save(2, a_report("New", "mended"), DRAFT, 1, "Ann"),
    "save much": lambda library: library.save(
        1, replace(filled.FIRST, subject="New"), filled.DECIDED, 2, "Ann"
    ),
    "add": lambda library: library.add(filled.SECOND, DRAFT, "Ann"),
    "duplicate": lambda library: library.duplicate(1, counted_ids("d"), "Ann"),
    "keep revision": lambda library: library.keep_revision(1, filled.FIRST, "close", ""),
    "name revision": lambda library: library.name_revision(1, 1, "As sent"),
    "put in bin": lambda library: library.put_in_bin(2, "Ann"),
    "is binned": lambda library: library.is_binned(2),
    "take out": lambda library: library.restore(2, "Ann"),
    "keep a paper": lambda library: library.keep_attachment(filled.PICTURE),
    "keep a new paper": lambda library: library.keep_attachment(b"%PDF new"),
    "keep a template": lambda library: library.keep_template("x"),
    "remember": lambda library: library.remember(Author("Ann Jones")),
    "forget": lambda library: library.forget("Ann Jones"),
    "lock": lambda library: (library.lock(1, filled.DESK), library.lock(2, filled.DESK)),
    "beat": lambda library: library.beat(filled.DESK),
    "release": lambda library: library.release(2, filled.DESK),
    "note": lambda library: library.note(1, Deed("export"), "Ann"),
    "tidy": lambda library: library.tidy(),
    "delete": lambda library: library.delete_for_ever([3]),
    "rebuild": lambda library: rebuild(library.path, SIGNED, WAIT),
}


class Spoilt(NamedTuple):
    """A value that every row of a table gets in one column, where SQLite lets it."""

    table: str
    column: str
    value: object


def backups(library: Library) -> Backups:
    return Backups(library.path, library.path.parent / "backups", WAIT)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    filled.fill(folder / "library.db")
    return folder


def columns(path: Path) -> Iterator[tuple[str, str]]:
    """The tables and columns of a library, those of the search index too."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    with closing(sqlite3.connect(path)) as connection:
        for (table,) in connection.execute(tables).fetchall():
            for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
                yield table, row[1]


def lay_out(whole: Path, work: Path, spoilt: Spoilt) -> bool:
    """Make a library with some values that nobody wrote; tell whether SQLite let us."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(whole, work)
    table, column, value = spoilt
    with closing(sqlite3.connect(work / "library.db")) as connection:
        try:
            connection.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ?', (value,))  # noqa: S608
        except sqlite3.Error:
            return False
        connection.commit()
    return True


def require_results_or_sentences(path: Path, deeds: Mapping[str, Act]) -> int:
    """Do some deeds, and return how many were refused."""
    try:
        library = Library.open(path, Clock(), WAIT)
    except BoardpaperError as error:
        require_sentence(error)
        return len(deeds)
    refused = 0
    for name, deed in deeds.items():
        try:
            deed(library)
        except BoardpaperError as error:
            require_sentence(error)
            refused += 1
        except Exception as error:
            error.add_note(name)
            raise
    return refused


def require_sentence(error: BoardpaperError) -> None:
    assert is_one_sentence(str(error)), error
    assert SECRET not in str(error)
    assert len(str(error)) < 1000


def spoil_all(whole: Path, folder: Path, values: int, at_once: int) -> int:
    """Spoil each column with some of the values, do some deeds, and return how many were refused.

    Which values and deeds they are goes on from column to column.
    """
    names: Sequence[str] = [*DEEDS]
    refused = 0
    for number, (table, column) in enumerate(columns(whole / "library.db")):
        for again in range(values):
            spoilt = Spoilt(table, column, VALUES[(number + again) % len(VALUES)])
            if not lay_out(whole, folder / "work", spoilt):
                continue
            first = (number + again) * at_once % len(names)
            chosen = islice(chain(names, names), first, first + at_once)
            deeds: dict[str, Any] = {name: DEEDS[name] for name in chosen}
            try:
                refused += require_results_or_sentences(folder / "work" / "library.db", deeds)
            except Exception as error:
                error.add_note(f"{table}.{column} = {str(spoilt.value)[:40]!r}")
                raise
    return refused


def test_any_value_in_any_column(whole: Path, folder: Path) -> None:
    assert spoil_all(whole, folder, 1, AT_ONCE) > 60


@pytest.mark.long
def test_every_value_in_every_column_and_every_deed(whole: Path, folder: Path) -> None:
    spoil_all(whole, folder, len(VALUES), len(DEEDS))
