"""The same inputs give the same staged tree."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from installer import staging
from installer.allowing import Loaded
from installer.errors import BuildError
from installer.manifest import list_files
from installer.pins import RUNTIME
from installer.places import Places

from tests.packaging.wheels import write_wheel

LOADED = Loaded(frozenset({"form", "form.page"}), frozenset())
MODULES = {
    "form/__init__.py": b"",
    "form/page.py": b"X = (1, 'two')\n",
    "form/c/extra.py": b"",
    "form-1.0.dist-info/LICENSE": b"MIT",
}


@pytest.fixture(autouse=True)
def nothing_is_always_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "require_all", lambda _chosen, _wheels: None)


def staged(root: Path, modules: Mapping[str, bytes] = MODULES) -> dict[str, str]:
    """Stage a wheel and a program in a folder, and list what came of it."""
    places = Places(root)
    (places.source / "__pycache__").mkdir(parents=True)
    (places.source / "__init__.py").write_bytes(b"")
    (places.source / "resources").mkdir()
    (places.source / "resources" / "LICENSE-Font.txt").write_bytes(b"OFL")
    (places.source / "__pycache__" / "old.pyc").write_bytes(b"")
    (places.packaging / "licences").mkdir(parents=True)
    (root / "LICENSE").write_bytes(b"MIT")
    places.stage.mkdir(parents=True)
    wheel = write_wheel(root, "form", "License: MIT", modules)
    staging.stage_wheels(places, {"form": wheel}, LOADED)
    staging.stage_program(places)
    if sys.version_info[:2] == (3, 13):
        staging.compile_bytecode(places.stage)
    staging.set_times(places.stage)
    assert {path.stat().st_mtime for path in places.stage.rglob("*")} == {staging.MOMENT}
    return list_files(places.stage)


def test_two_builds_are_alike(tmp_path: Path) -> None:
    first = staged(tmp_path / "one")
    assert first == staged(tmp_path / "another")
    assert {"lib/form/page.py", "app/boardpaper/__init__.py", "licences/Boardpaper.txt"} <= set(
        first
    )
    assert "licences/form-1.0/LICENSE" in first
    assert "licences/Font.txt" in first
    assert "lib/form/c/extra.py" not in first
    assert not [name for name in first if name.endswith("old.pyc")]


def test_two_wheels_with_one_file_are_refused(tmp_path: Path) -> None:
    places = Places(tmp_path)
    wheels = {
        name: write_wheel(tmp_path, name, "License: MIT", {"form/page.py": b""})
        for name in ("one", "another")
    }
    with pytest.raises(BuildError, match=r"More than one wheel holds form/page\.py"):
        staging.stage_wheels(places, wheels, LOADED)


def test_bytecode_of_another_python_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "RUNTIME", replace(RUNTIME, version="3.99.1"))
    with pytest.raises(BuildError, match=r"only be made with Python 3\.99"):
        staging.compile_bytecode(tmp_path)


def test_a_library_that_brings_no_licence_stops_the_build(tmp_path: Path) -> None:
    modules = {name: data for name, data in MODULES.items() if name.endswith(".py")}
    with pytest.raises(BuildError, match=r"form-1\.0\.dist-info brings no licence"):
        staged(tmp_path, modules)
