"""What was fetched before is checked as if it were new."""

import zipfile
from pathlib import Path

import pytest
from installer.errors import TamperedError
from installer.fetching import fetch_runtime, fetch_wheels
from installer.pins import RUNTIME, sha256
from installer.places import Places

from tests.packaging.wheels import write_wheel


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A project that locks one wheel, which is there."""
    places = Places(tmp_path)
    (places.downloads / "wheels").mkdir(parents=True)
    places.lock.parent.mkdir()
    wheel = write_wheel(places.downloads / "wheels", "tomli_w", "License: MIT", {})
    lock = f"tomli-w==1.0 \\\n    --hash=sha256:{sha256(wheel)}\n"
    places.lock.write_text(lock, encoding="utf-8")
    return places


def test_a_wheel_that_is_there_is_used(places: Places) -> None:
    wheels = fetch_wheels(places)
    assert [wheel.name for wheel in wheels.values()] == ["tomli_w-1.0-py3-none-any.whl"]


def test_a_changed_wheel_is_named(places: Places) -> None:
    wheel = fetch_wheels(places)["tomli-w"]
    with zipfile.ZipFile(wheel, "a") as files:
        files.writestr("more.py", b"")
    with pytest.raises(TamperedError, match=wheel.name):
        fetch_wheels(places)


def test_a_changed_runtime_is_named(places: Places) -> None:
    archive = places.downloads / f"python-{RUNTIME.version}-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("python313.dll", b"")
    with pytest.raises(TamperedError, match=archive.name):
        fetch_runtime(places)
