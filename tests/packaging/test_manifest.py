"""What is staged is listed, and a change of it is noticed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from installer.errors import TamperedError
from installer.manifest import list_files, manifest_text, require_untouched


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.py").write_bytes(b"a")
    (tmp_path / "b.dll").write_bytes(b"")
    return tmp_path


def test_every_file_is_listed_in_order(stage: Path) -> None:
    lines = manifest_text(list_files(stage)).splitlines()
    assert [line.split("  ")[1] for line in lines] == ["b.dll", "lib/a.py"]
    assert lines[0].startswith("e3b0c44298fc1c14")


def change(stage: Path) -> None:
    (stage / "lib" / "a.py").write_bytes(b"b")


def add(stage: Path) -> None:
    (stage / "c.dll").write_bytes(b"")


def take_away(stage: Path) -> None:
    (stage / "b.dll").unlink()


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (change, r"lib/a\.py was changed"),
        (add, r"c\.dll was added"),
        (take_away, r"b\.dll is missing"),
    ],
)
def test_tampering_is_caught_by_name(
    stage: Path, tamper: Callable[[Path], None], sentence: str
) -> None:
    files = list_files(stage)
    require_untouched(stage, files)
    tamper(stage)
    with pytest.raises(TamperedError, match=sentence):
        require_untouched(stage, files)
