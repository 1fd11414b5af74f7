"""What goes into the installer is what was pinned."""

from pathlib import Path

import pytest
from installer.errors import BuildError, TamperedError
from installer.pins import read_lock, require_hash

ROOT = Path(__file__).parents[2]
A, B = "a" * 64, "b" * 64
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def lock(folder: Path, text: str) -> Path:
    path = folder / "run.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lock_file_gives_names_versions_and_all_hashes(tmp_path: Path) -> None:
    text = f"click==8.0 \\\n    --hash=sha256:{A} \\\n    --hash=sha256:{B}\n"
    (pin,) = read_lock(lock(tmp_path, text))
    assert (pin.name, pin.version, pin.hashes) == ("click", "8.0", frozenset({A, B}))


def test_what_only_windows_needs_is_shipped(tmp_path: Path) -> None:
    text = f"colorama==0.4 ; sys_platform == 'win32' \\\n    --hash=sha256:{A}\n"
    assert [pin.name for pin in read_lock(lock(tmp_path, text))] == ["colorama"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("click==8.0\n", "run.txt has no hash for click"),
        (f"click>=8.0 \\\n    --hash=sha256:{A}\n", "run.txt, line 1, is not understood"),
        (f"uvloop==1 ; sys_platform == 'linux' \\\n    --hash=sha256:{A}\n", "the marker"),
    ],
)
def test_a_lock_file_that_pins_nothing_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BuildError, match=sentence):
        read_lock(lock(tmp_path, text))


def test_our_own_lock_file_is_understood() -> None:
    names = {pin.name for pin in read_lock(ROOT / "requirements" / "run.txt")}
    assert {"pyside6-essentials", "sqlalchemy", "reportlab"} <= names


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "click-8.0-py3-none-any.whl"
    path.write_bytes(b"")
    require_hash(path, frozenset({A, EMPTY}))
    path.write_bytes(b"!")
    with pytest.raises(TamperedError, match=r"click-8\.0-py3-none-any\.whl"):
        require_hash(path, EMPTY)
