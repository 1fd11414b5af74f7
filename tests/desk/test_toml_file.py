"""Files of TOML: read with limits, written whole, never lost."""

import os
import stat
from pathlib import Path

import pytest

from boardpaper.desk.toml_file import move_aside, read_table, write_table
from boardpaper.errors import EnvironmentFaultError, InvalidInputError


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.toml"
    table = {"a": 'quotes " and \\ and \x7f é 👩‍👧', "b": 1, "c": {"d": [1.5, True, {"e": ""}]}}
    write_table(path, table)
    assert read_table(path) == table


def test_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_table(path) == {"a": 1}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a = ", "not valid TOML"),
        (b"a = 1\na = 2", "not valid TOML"),
        (b"a = \xff", "not UTF-8"),
        (b"x = " + b"[" * 1990, "nested too deeply"),
        (b"a." * 5000 + b"b = 1", "more than 2,000 characters"),
        (b"#" * 100 + b"\n" * 70_000, "too large"),
    ],
)
def test_what_is_no_toml_is_refused_at_once(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    with pytest.raises(InvalidInputError, match=reason) as refused:
        read_table(path)
    assert "a.toml" in str(refused.value)


def test_what_is_moved_aside_gets_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for number in (1, 2, 3):
        path.write_text(str(number))
        assert move_aside(path) == tmp_path / f"settings-damaged-{number}.toml"
        assert not path.exists()
    kept = sorted(tmp_path.iterdir())
    assert [each.read_text() for each in kept] == ["1", "2", "3"]


def test_what_cannot_be_moved_aside_stays_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "settings.toml"
    path.write_text("a")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EnvironmentFaultError, match="moved aside: Permission denied"):
        move_aside(path)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFaultError, match="could not be made"):
        write_table(tmp_path / "file" / "folder" / "settings.toml", {})
    assert stat.S_ISREG((tmp_path / "file").stat().st_mode)
