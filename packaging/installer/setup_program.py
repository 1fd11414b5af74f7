"""Makes Setup.exe of the staged folder, with NSIS."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from installer.icons import draw_side
from installer.launcher import four_numbers
from installer.manifest import total_bytes
from installer.places import Places
from installer.signing import VARIABLE, sign
from installer.staging import MOMENT
from installer.tools import run, say

_SECONDS: Final = 600


def make_setup(places: Places, icon: Path, version: str) -> Path:
    """Write Boardpaper-VERSION-Setup.exe, and return where it is.

    Raises:
        BuildError: NSIS does not take the script, or it could not be signed.
    """
    say("Making Setup.exe")
    target = places.dist / f"Boardpaper-{version}-Setup.exe"
    _run_nsis(places, places.stage, target, version, _values(icon))
    sign(target)
    return target


def make_older(places: Places, icon: Path, version: str, stage: Path) -> Path:
    """Write a Setup.exe of an older version for the test of upgrades; it is not compressed."""
    target = places.work / "older-Setup.exe"
    _run_nsis(places, stage, target, version, {"ICON": str(icon), "QUICK": "1"})
    return target


def _values(icon: Path) -> dict[str, str]:
    command = os.environ.get(VARIABLE, "")
    return {"ICON": str(icon), **({"SIGN": command} if command else {})}


def _run_nsis(
    places: Places, stage: Path, target: Path, version: str, values: dict[str, str]
) -> None:
    folder = places.work / "nsis"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = folder / "boardpaper.nsi"
    shutil.copy(places.packaging / "nsis" / script.name, script)
    draw_side(places.source / "resources" / "icons" / "boardpaper.svg", folder / "side.bmp")
    (folder / "removal.nsh").write_text(removal(stage), encoding="utf-8")
    known = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, four_numbers(version))),
        "STAGE": str(stage),
        "OUT": str(target),
        "KILOBYTES": str(total_bytes(stage) // 1024),
    }
    defined = [f"-D{name}={value}" for name, value in (known | values).items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT)}
    command = ("makensis", "-V2", "-WX", *defined, script.name)
    run(command, seconds=_SECONDS, environment=environment, folder=folder)


def removal(stage: Path) -> str:
    """Write the commands that remove what is staged: files by name, the folders as a whole."""
    lines = [
        f'RMDir /r "$INSTDIR\\{path.name}"' if path.is_dir() else f'Delete "$INSTDIR\\{path.name}"'
        for path in sorted(stage.iterdir())
    ]
    return "\n".join([*lines, ""])
