"""When there are many backups the older ones go, and nothing that a remaining one needs."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpaper.library.backups.backup import Backup, backup_name
from boardpaper.library.backups.backups import Backups
from boardpaper.library.backups.looking import attachments_in
from boardpaper.library.errors import DamagedError
from boardpaper.library.library import Library
from boardpaper.library.thinning import thinned
from tests.library import filled
from tests.library.backups.holding import files_in, spoil
from tests.library.libraries import DRAFT, SOON, START, Clock, a_report, new_library
from tests.strategies import TEMPLATE_TOML

LATER = START + timedelta(days=400)
SAME_WEEK = [START + timedelta(hours=each) for each in (0, 1, 2)]

MOMENTS = st.lists(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    min_size=1,
    max_size=60,
    unique=True,
)


def kept(moments: list[datetime]) -> list[Backup]:
    library = Path("library.sqlite")
    return [Backup(Path(backup_name(library, at)), "library", at, 1, 0) for at in moments]


@given(MOMENTS, st.integers(0, 3 * 365))
def test_the_newest_stays_and_so_does_all_of_two_days(moments: list[datetime], days: int) -> None:
    now = max(moments) + timedelta(days=days)
    gone = {each.at for each in thinned(kept(moments), now)}
    assert max(moments) not in gone
    assert not [each for each in gone if now - each <= timedelta(days=2)]


@given(MOMENTS, st.integers(0, 800))
def test_what_went_earlier_is_not_missed_later(moments: list[datetime], days: int) -> None:
    """Thinned day by day there is as much at the end as thinned once, for each month at least."""
    now = max(moments)
    left = {each.at for each in kept(moments)}
    left -= {each.at for each in thinned(kept(sorted(left)), now)}
    later = now + timedelta(days=days)
    left -= {each.at for each in thinned(kept(sorted(left)), later)}
    months = {(each.year, each.month) for each in moments if now - each > timedelta(days=365)}
    assert months <= {(each.year, each.month) for each in left}
    assert thinned(kept(sorted(left)), later) == []


@pytest.fixture
def backups(library: Library, folder: Path) -> Backups:
    return Backups(library.path, folder, SOON)


def names(backups: Backups) -> list[str]:
    return sorted(each.path.name for each in backups.all())


def test_a_new_backup_thins_the_old_ones(backups: Backups) -> None:
    made = [backups.make(at) for at in SAME_WEEK]
    assert len(backups.all()) == 3
    newest = backups.make(LATER)
    assert [each.path for each in backups.all()] == [newest.path, made[-1].path]


def test_a_damaged_library_thins_nothing(library: Library, backups: Backups) -> None:
    for at in SAME_WEEK:
        backups.make(at)
    before = files_in(backups.folder)
    spoil(library.path, "UPDATE report SET subject = 'Potholes' WHERE number = 2")
    with pytest.raises(DamagedError):
        backups.make(LATER)
    assert files_in(backups.folder) == before


def test_the_newest_stays_though_the_clock_was_set_back(backups: Backups) -> None:
    backups.make(LATER)
    made = backups.make(START)
    assert made.path.exists()
    assert len(backups.all()) == 2


def test_what_has_another_name_stays(backups: Backups) -> None:
    made = [backups.make(at) for at in SAME_WEEK]
    renamed = made[0].path.rename(backups.folder / "Before the merger.sqlite")
    (backups.folder / "notes.txt").write_text("mine")
    backups.make(LATER)
    assert renamed.exists()
    assert (backups.folder / "notes.txt").exists()


def test_of_another_library_of_the_same_name_nothing_goes(
    library: Library, backups: Backups, tmp_path: Path
) -> None:
    other = Library.create(tmp_path / "other" / library.path.name, Clock(), SOON)
    other.keep_template(TEMPLATE_TOML)
    other.add(a_report("Theirs"), DRAFT, "")
    for at in SAME_WEEK:
        backups.make(at)
    Backups(other.path, backups.folder, SOON).make(LATER)
    assert len(backups.all()) == 4


def test_one_that_cannot_be_read_stays_and_takes_no_other_s_place(backups: Backups) -> None:
    made = [backups.make(at) for at in SAME_WEEK]
    made[-1].path.write_bytes(b"\0" * 5000)
    backups.make(LATER)
    assert [each.at for each in backups.all()] == [LATER, SAME_WEEK[2], SAME_WEEK[1]]


class TestThePool:
    def test_what_no_backup_names_any_more_goes(self, library: Library, backups: Backups) -> None:
        for at in SAME_WEEK[:2]:
            backups.make(at)
        library.put_in_bin(1)
        library.delete_for_ever([1])
        library.remove_unnamed_attachments()
        backups.make(SAME_WEEK[2])
        assert len(files_in(backups.folder / "attachments")) == 3
        backups.make(LATER)
        assert files_in(backups.folder / "attachments") == {}

    def test_what_one_names_that_somebody_has_renamed_stays(
        self, library: Library, backups: Backups
    ) -> None:
        backups.make(START).path.rename(backups.folder / "Kept.sqlite")
        library.put_in_bin(1)
        library.delete_for_ever([1])
        backups.make(LATER)
        assert len(files_in(backups.folder / "attachments")) == 3

    @pytest.mark.parametrize("name", ["unknown.sqlite", "a.sqlite.making"])
    def test_while_it_is_not_known_what_is_named_nothing_goes(
        self, library: Library, backups: Backups, name: str
    ) -> None:
        backups.make(START)
        (backups.folder / name).write_bytes(b"\0" * 5000)
        os.utime(backups.folder / name, (LATER.timestamp(), LATER.timestamp()))
        library.put_in_bin(1)
        library.delete_for_ever([1])
        backups.make(LATER)
        assert len(files_in(backups.folder / "attachments")) == 3

    def test_what_is_no_attachment_stays(self, backups: Backups) -> None:
        backups.make(START)
        (backups.folder / "attachments" / "holiday.jpg").write_bytes(b"mine")
        backups.make(LATER)
        assert (backups.folder / "attachments" / "holiday.jpg").exists()


@pytest.mark.parametrize(
    "name",
    [
        "backups/library 2026-08-01 09.30.00 UTC.sqlite.making",
        "backups/attachments/.boardpaper-0123456789abcdef.tmp",
        "home/.boardpaper-0123456789abcdef.tmp",
    ],
)
def test_what_was_left_unfinished_goes_after_a_day(backups: Backups, name: str) -> None:
    backups.make(START)
    left = backups.folder.parent / name
    left.touch()
    for age, is_left in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
        if left.exists():
            os.utime(left, ((LATER - age).timestamp(),) * 2)
        backups.make(LATER)
        assert left.exists() is is_left


def test_a_file_that_cannot_be_removed_does_not_undo_the_backup(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in SAME_WEEK:
        backups.make(at)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert backups.make(LATER).path.exists()


STEPS = st.lists(
    st.tuples(st.sampled_from(["paper", "delete", "back up", "rename"]), st.integers(1, 200)),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=15)
def test_nothing_that_a_backup_names_is_ever_removed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    home = tmp_path_factory.mktemp("pool")
    now = START
    library = new_library(home / "home", lambda: now)
    backups = Backups(library.path, home / "backups", SOON)
    for step, days in steps:
        now += timedelta(days=days)
        _take(step, library, backups, now)
        library.remove_unnamed_attachments()
        for path in backups.folder.glob("*.sqlite"):
            for name in attachments_in(path) or {}:
                data = (backups.folder / "attachments" / name).read_bytes()
                assert filled.sha256(data) == name


def _take(step: str, library: Library, backups: Backups, now: datetime) -> None:
    if step == "paper":
        library.keep_attachment(str(now).encode())
    elif step == "delete":
        for entry in library.entries()[:1]:
            library.put_in_bin(entry.number)
            library.delete_for_ever([entry.number])
    elif step == "back up":
        backups.make(now)
    else:
        for backup in backups.all()[:1]:
            backup.path.rename(backups.folder / f"mine {now.timestamp()}.sqlite")
