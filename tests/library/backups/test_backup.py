"""The name of a backup says of which library and moment it is, on every system."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.library.backups.backup import backup_name, library_words, read_backup

AT = datetime(2026, 11, 25, 14, 3, 22, 999_999, tzinfo=UTC)


def test_it_says_the_moment_in_utc() -> None:
    assert backup_name(Path("library.sqlite"), AT) == "library 2026-11-25 14.03.22 UTC.sqlite"
    summer = AT.astimezone(timezone(timedelta(hours=1)))
    assert backup_name(Path("library.sqlite"), summer) == backup_name(Path("library.sqlite"), AT)


def test_a_second_one_within_a_second_has_a_name_of_its_own() -> None:
    assert backup_name(Path("a.db"), AT, 2) == "a 2026-11-25 14.03.22 UTC (2).sqlite"


@given(
    st.text(min_size=1, max_size=300).filter(lambda name: name not in {".", ".."}),
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(1, 99),
)
def test_it_is_read_as_it_was_written_and_safe_everywhere(
    name: str, at: datetime, again: int
) -> None:
    library = Path(name.replace("/", "-").replace("\0", "-") + ".sqlite")
    written = backup_name(library, at, again)
    assert not set(written) & set('<>:"/\\|?*\n\t')
    assert len(written.encode("utf-8", "surrogatepass")) <= 255


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / backup_name(Path("a: b.sqlite"), AT, 3)
    path.write_bytes(b"12345")
    backup = read_backup(path)
    assert backup is not None
    assert (backup.library, backup.at, backup.again, backup.size) == (
        library_words(Path("a: b.sqlite")),
        AT.replace(microsecond=0),
        3,
        5,
    )


@pytest.mark.parametrize(
    "name",
    [
        "library.sqlite",
        "library 2026-11-25 14.03.22.sqlite",
        "library 2026-11-31 14.03.22 UTC.sqlite",
        "library 2026-11-25 14.03.22 UTC.sqlite.making",
        "library 2026-11-25 14.03.22 UTC (copy).sqlite",
        "2026-11-25 14.03.22 UTC.sqlite",
    ],
)
def test_another_name_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert read_backup(tmp_path / name) is None


def test_what_is_gone_is_none(tmp_path: Path) -> None:
    assert read_backup(tmp_path / backup_name(Path("a"), AT)) is None
