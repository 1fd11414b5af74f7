"""Lays out the folder that will be installed: the runtime, the libraries, the program."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from installer.allowing import Loaded, allowed, require_all, with_libraries
from installer.binaries import imports_of, require_signature
from installer.errors import BuildError
from installer.pins import RUNTIME
from installer.places import Places
from installer.tools import run

_LEFT_OUT: Final = frozenset(
    {
        "_wmi.pyd",  # only platform uses it, and does without; Wine 8 crashes in it
        "python.cat",
        "python.exe",
        "python313._pth",
        "pythonw.exe",
        "winsound.pyd",
    }
)
_OTHERS_SIGNED: Final = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})
_PATHS: Final = "python313.zip\r\n.\r\napp\r\nlib\r\n"
_BYTECODE_SECONDS: Final = 300
MOMENT: Final = 1_704_067_200
"""The time of every staged file, in seconds since 1970: 2024-01-01."""


def stage_runtime(archive: Path, stage: Path, roots: Path) -> None:
    """Unpack the embeddable CPython, and check the signatures of its binaries.

    Raises:
        TamperedError: a binary is not as it was signed.
    """
    with zipfile.ZipFile(archive) as files:
        for member in files.infolist():
            name = member.filename.rpartition("/")[2]
            if name and name not in _LEFT_OUT:
                (stage / name).write_bytes(files.read(member))
    for path in sorted(stage.iterdir()):
        if path.suffix in {".dll", ".pyd"} and path.name not in _OTHERS_SIGNED:
            require_signature(path, roots)
    (stage / "LICENSE.txt").unlink()
    with zipfile.ZipFile(archive) as files:
        _write(stage / "licences" / "CPython.txt", files.read(RUNTIME.member("LICENSE.txt")))
    (stage / "python313._pth").write_bytes(_PATHS.encode())


def stage_wheels(places: Places, wheels: Mapping[str, Path], loaded: Loaded) -> None:
    """Unpack of the wheels what the allow-list lets through.

    Raises:
        BuildError: two wheels hold the same file, or one that is always needed is in none.
    """
    unpacked = places.work / "wheels"
    shutil.rmtree(unpacked, ignore_errors=True)
    names: list[str] = []
    for wheel in sorted(wheels.values()):
        with zipfile.ZipFile(wheel) as files:
            files.extractall(unpacked)
            names += [member.filename for member in files.infolist() if not member.is_dir()]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise BuildError(f"More than one wheel holds {', '.join(sorted(doubled))}")

    def imports(name: str) -> tuple[str, ...]:
        return imports_of(unpacked / name)

    chosen = with_libraries(allowed(names, loaded), names, imports)
    require_all(chosen, wheels)
    for name in sorted(chosen):
        target = places.stage / "lib" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(unpacked / name, target)
    shutil.rmtree(unpacked)


def stage_program(places: Places) -> None:
    """Copy the program and the licences of what is shipped with it.

    Raises:
        BuildError: a library brings no licence.
    """
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(places.source, places.stage / "app" / "boardpaper", ignore=ignored)
    licences = places.stage / "licences"
    licences.mkdir(exist_ok=True)
    shutil.copy(places.root / "LICENSE", licences / "Boardpaper.txt")
    for path in sorted((places.packaging / "licences").iterdir()):
        shutil.copy(path, licences / path.name)
    for path in sorted((places.source / "resources").rglob("LICENSE-*.txt")):
        shutil.copy(path, licences / path.name.removeprefix("LICENSE-"))
    for path in sorted((places.stage / "lib").glob("*.dist-info")):
        _move_licences(path, licences / path.name.removesuffix(".dist-info"))


def _move_licences(distribution: Path, target: Path) -> None:
    """Move the licences of a library to the others; older ones lie beside its metadata."""
    inside = distribution / "licenses"
    found = [*inside.glob("*")] or [*distribution.glob("LICEN[SC]E*")]
    if not found:
        raise BuildError(f"{distribution.name} brings no licence")
    target.mkdir()
    for path in sorted(found):
        shutil.move(path, target / path.name)
    if inside.is_dir():
        inside.rmdir()


def compile_bytecode(stage: Path) -> None:
    """Compile every module, so that nothing is written where the program lies.

    The bytecode is not compared with its source when the program runs: both are installed at once.

    Raises:
        BuildError: this Python is not of the version that is shipped, or a module is broken.
    """
    ours, theirs = sys.version_info[:2], tuple(map(int, RUNTIME.version.split(".")[:2]))
    if ours != theirs:
        raise BuildError(
            "The bytecode for Windows can only be made with Python {}.{}".format(*theirs)
        )
    options = ("-q", "--invalidation-mode=unchecked-hash", "-s", str(stage), "-p", "Boardpaper")
    folders = (str(stage / "app"), str(stage / "lib"))
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = (sys.executable, "-I", "-m", "compileall", *options, *folders)
    run(command, seconds=_BYTECODE_SECONDS, environment=environment)


def set_times(stage: Path) -> None:
    """Give every file the same time, so that the installers do not tell builds apart."""
    for path in (stage, *stage.rglob("*")):
        os.utime(path, (MOMENT, MOMENT))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
