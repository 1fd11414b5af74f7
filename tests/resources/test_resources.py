"""Shipped files are found wherever the package lies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from boardpaper import resources

FOLDER = Path(resources.__file__).parent


def test_a_file_is_read_as_bytes_and_as_text() -> None:
    path = FOLDER / "councils" / "leeds.toml"
    assert resources.read_bytes("councils", "leeds.toml") == path.read_bytes()
    assert resources.read_text("councils", "leeds.toml") == path.read_text(encoding="utf-8")


def test_names_are_sorted() -> None:
    assert resources.names("templates") == ("leeds-2021.toml", "leeds-executive-board-2011.toml")
    assert {"councils", "samples", "templates"} <= set(resources.names())


def test_a_missing_file_is_a_defect() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_bytes("councils", "atlantis.toml")
    with pytest.raises(FileNotFoundError):
        resources.read_text("councils", "atlantis.toml")
    with pytest.raises(FileNotFoundError):
        resources.names("atlantis")


def test_line_ends_of_a_windows_checkout_do_not_change_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "form.toml").write_bytes(b"# \xc3\xa9\r\nversion = 1\r\n")
    monkeypatch.setattr(resources, "_FOLDER", tmp_path)
    assert resources.read_text("form.toml") == "# é\nversion = 1\n"


def test_the_working_folder_does_not_matter(tmp_path: Path) -> None:
    command = "from boardpaper import resources; print(resources.names('templates')[0])"
    done = subprocess.run(
        [sys.executable, "-c", command],
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(FOLDER.parents[1])},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "leeds-2021.toml\n"
