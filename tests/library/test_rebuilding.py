"""A library that was lost is made anew, every field equal."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.rebuilding import Rebuilt, rebuild
from boardpaper.library.signature import Signature
from boardpaper.library.verifying import verify
from boardpaper.report.standing import Saved
from tests.library import filled
from tests.library.libraries import DRAFT, SOON, Clock, a_report, new_library
from tests.strategies import TEMPLATE_TOML, saved_reports

AT = Signature(datetime(2026, 9, 1, 12, tzinfo=UTC), "Ann Jones")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    filled.fill(folder / "library.db")
    return folder


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path / "library.db"


def contents(path: Path) -> dict[str, object]:
    """All that the library says of its reports."""
    library = Library.open(path, Clock(), SOON)
    entries = (*library.entries(), *library.entries(binned=True))
    return {
        "entries": entries,
        "reports": [library.load(each.number) for each in entries],
        "template": library.template_text(filled.FIRST.template.hash),
        "papers": [
            library.attachment(filled.sha256(data)) for data in (filled.PICTURE, filled.PAPER)
        ],
        "found": [hit.entry.number for hit in library.search("wider").hits],
    }


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lose_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:100] = b"\x00" * 100
    path.write_bytes(data)


def lose_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize("lose", [remove, empty, lose_header, lose_pages])
def test_every_field_is_equal(path: Path, lose: Callable[[Path], None]) -> None:
    before = contents(path)
    lose(path)
    left = path.read_bytes() if path.exists() else b""
    rebuilt = rebuild(path, AT, SOON)
    assert rebuilt.reports == (1, 2, 3)
    assert contents(path) == before
    assert verify(path, SOON).faults == ()
    assert bool(rebuilt.aside) == path.exists() is True or not left
    if left:
        assert Path(rebuilt.aside).read_bytes() == left
    library = Library.open(path, Clock(), SOON)
    assert library.add(a_report(), DRAFT, "").number >= 4
    assert library.events()[-2].deed.what in {"rebuilt", "create"}


def test_what_is_whole_of_the_old_one_is_taken_over(path: Path) -> None:
    before = contents(path)
    library = Library.open(path, Clock(), SOON)
    old = (library.revisions(1), library.events(), library.people())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE report SET subject = 'damaged' WHERE number = 2")
        connection.execute("UPDATE revision_text SET json = x'00' WHERE report = 3")
        connection.commit()
    rebuilt = rebuild(path, AT, SOON)
    assert rebuilt == Rebuilt((1, 2, 3), revisions=3, aside=rebuilt.aside)
    assert contents(path) == before
    library = Library.open(path, Clock(), SOON)
    assert (library.revisions(1), library.events()[:-1], library.people()) == old
    assert library.revision(1, old[0][0].id) == filled.FIRST
    assert [each.why for each in library.revisions(3)] == ["start"]
    assert library.events()[-1].deed.what == "rebuilt"
    assert library.add(a_report(), DRAFT, "").number == 5  # 4 was deleted


def test_a_damaged_chain_of_events_begins_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE event SET what = 'fly' WHERE id = 2")
        connection.commit()
    assert not rebuild(path, AT, SOON).has_events
    assert [each.deed.what for each in Library.open(path, Clock(), SOON).events()] == ["rebuilt"]


def test_what_cannot_be_saved_is_named_and_stops_nothing(path: Path) -> None:
    (copy,) = path.with_name("library.db-reports").glob("BP-0002/*.json")
    copy.write_bytes(b"damaged")
    paper = path.with_name("library.db-attachments") / filled.sha256(filled.PAPER)
    paper.unlink()
    path.unlink()
    rebuilt = rebuild(path, AT, SOON)
    assert (rebuilt.reports, rebuilt.lost, rebuilt.lacking) == ((1, 3), (2,), (1,))
    library = Library.open(path, Clock(), SOON)
    assert library.load(1).report == filled.FIRST
    with pytest.raises(EnvironmentFaultError, match="missing or was changed"):
        library.attachment(filled.sha256(filled.PAPER))
    assert copy.read_bytes() == b"damaged"


def test_the_newest_whole_version_is_taken(path: Path, whole: Path) -> None:
    library = Library.open(path, Clock(), SOON)
    library.save(2, a_report("newer"), DRAFT, 1, "")
    shutil.copy(whole / "library.db", path)  # an older copy was put in its place
    rebuild(path, AT, SOON)
    found = Library.open(path, Clock(), SOON).load(2)
    assert (found.version, found.report.subject) == (2, "newer")


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="no reports to make"):
        rebuild(tmp_path / "library.db", AT, SOON)
    assert list(tmp_path.iterdir()) == []


def test_a_library_in_use_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFaultError, match="in use"):
            rebuild(path, AT, SOON)
    assert path.read_bytes() == before
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


@given(st.lists(saved_reports(), min_size=1, max_size=3))
def test_any_reports_come_back(given_reports: list[Saved]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = new_library(Path(folder))
        numbers = [library.add(each.report, each.standing, "Ann").number for each in given_reports]
        saved = [library.load(number) for number in numbers]
        library.path.unlink()
        assert rebuild(library.path, AT, SOON).lost == ()
        again = Library.open(library.path, Clock(), SOON)
        assert [again.load(number) for number in numbers] == saved
        assert again.template_text(saved[0].report.template.hash) == TEMPLATE_TOML
        assert replace(saved[0]) == again.load(1)
