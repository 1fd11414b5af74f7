"""Builds everything that is handed out, one step after the other."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Final

from installer.allowing import ask_what_is_loaded
from installer.errors import BuildError
from installer.fetching import fetch_runtime, fetch_wheels
from installer.icons import draw_icon
from installer.launcher import compile_launchers
from installer.manifest import list_files, manifest_text, require_untouched, total_bytes
from installer.msi import make_msi
from installer.pins import sha256
from installer.places import Places
from installer.sbom import bill
from installer.setup_program import make_setup
from installer.staging import (
    compile_bytecode,
    set_times,
    stage_program,
    stage_runtime,
    stage_wheels,
)
from installer.tools import provide, say
from installer.trial import try_out

_VERSION: Final = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)
_A_MEBIBYTE: Final = 1024 * 1024


def build(places: Places) -> tuple[Path, Path]:
    """Build the installers into ``dist``, with their hashes and the bill of materials.

    Returns:
        Where Setup.exe and the MSI are.

    Raises:
        BuildError: a part is missing, is not the one that was pinned, or does not fit.
    """
    provide(for_test=False)
    version = read_version(places)
    wheels, runtime = fetch_wheels(places), fetch_runtime(places)
    icon = make_stage(places, wheels, runtime, version)
    staged = list_files(places.stage)
    say(f"Staged {len(staged)} files, {total_bytes(places.stage) / _A_MEBIBYTE:.1f} MiB")
    shutil.rmtree(places.dist, ignore_errors=True)
    places.dist.mkdir(parents=True)
    setup, package = make_setup(places, icon, version), make_msi(places, icon, version)
    require_untouched(places.stage, staged)
    materials = places.dist / f"Boardpaper-{version}.cdx.json"
    materials.write_text(bill(version, wheels), encoding="utf-8")
    contents = places.dist / f"Boardpaper-{version}-files.txt"
    contents.write_text(manifest_text(staged), encoding="utf-8")
    made = (setup, package, materials, contents)
    sums = places.dist / "SHA256SUMS"
    sums.write_text(manifest_text({each.name: sha256(each) for each in made}), encoding="utf-8")
    for path in made:
        say(f"{path.relative_to(places.root)}  {path.stat().st_size / _A_MEBIBYTE:.1f} MiB")
    return setup, package


def make_stage(places: Places, wheels: dict[str, Path], runtime: Path, version: str) -> Path:
    """Lay out the folder that will be installed, and return the icon."""
    loaded = ask_what_is_loaded(places)
    say("Staging")
    shutil.rmtree(places.stage, ignore_errors=True)
    places.stage.mkdir(parents=True)
    stage_runtime(runtime, places.stage, places.packaging / "signing" / "roots.pem")
    stage_wheels(places, wheels, loaded)
    stage_program(places)
    icon = places.work / "boardpaper.ico"
    draw_icon(places.source / "resources" / "icons" / "boardpaper.svg", icon)
    compile_launchers(places, icon, version)
    compile_bytecode(places.stage)
    set_times(places.stage)
    return icon


def read_version(places: Places) -> str:
    """Read the version of the program.

    Raises:
        BuildError: it is not made of three numbers, which Windows wants.
    """
    found = _VERSION.search((places.source / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise BuildError("src/boardpaper/__init__.py does not name a version of three numbers")
    return found[1]


def main(arguments: list[str]) -> int:
    """Build, and with ``--test`` try what was built; return the exit status."""
    places = Places(Path(__file__).parents[2])
    places.work.mkdir(parents=True, exist_ok=True)
    try:
        setup, package = build(places)
        if "--test" in arguments:
            try_out(places, setup, package)
    except BuildError as error:
        sys.stderr.write(f"installer: {error}\n")
        return 1
    return 0
