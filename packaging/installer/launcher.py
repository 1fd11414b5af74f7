"""Compiles the two programs that start Boardpaper: with windows, and on a console."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from installer.places import Places
from installer.signing import sign
from installer.tools import run

WINDOW_PROGRAM: Final = "Boardpaper.exe"
CONSOLE_PROGRAM: Final = "boardpaper-cli.exe"
_SECONDS: Final = 120
_PROGRAMS: Final = (
    (WINDOW_PROGRAM, "Boardpaper", ("-mwindows",)),
    (CONSOLE_PROGRAM, "Boardpaper for the command line", ("-mconsole", "-DCONSOLE")),
)


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: 0.1.0 is 0.1.0.0."""
    numbers = [int(part) for part in version.split(".")]
    major, minor, patch = (*numbers, 0, 0)[:3]
    return major, minor, patch, 0


def compile_launchers(places: Places, icon: Path, version: str) -> None:
    """Put both programs into the stage, with icon, version and manifest.

    Raises:
        BuildError: the compiler does not take them.
    """
    folder = places.work / "launcher"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(places.packaging / "launcher", folder)
    shutil.copy(icon, folder / "boardpaper.ico")
    for name, description, options in _PROGRAMS:
        resources = _compile_resources(folder, name, description, version)
        compiler = (
            "x86_64-w64-mingw32-gcc",
            "-Os",
            "-s",
            "-municode",
            "-Wall",
            "-Wextra",
            "-Werror",
        )
        linker = ("-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",)
        output = f"-o{places.stage / name}"
        sources = ("launcher.c", resources, "-lshell32")
        defined = f'-DVERSION="{version}"'
        command = (*compiler, defined, *options, *linker, output, *sources)
        run(command, seconds=_SECONDS, folder=folder)
        sign(places.stage / name)


def _compile_resources(folder: Path, name: str, description: str, version: str) -> str:
    """Compile icon, manifest and version information, and name the outcome.

    The values come in a header, as a shell that windres uses would take quotes away.
    """
    output = f"{name}.res.o"
    values = {
        "NUMBERS": ",".join(map(str, four_numbers(version))),
        "VERSION": f'"{version}"',
        "DESCRIPTION": f'"{description}"',
        "FILENAME": f'"{name}"',
    }
    header = "".join(f"#define {key} {value}\n" for key, value in values.items())
    source = f"{name}.rc"
    script = (folder / "launcher.rc").read_text(encoding="utf-8")
    (folder / source).write_text(header + script, encoding="utf-8")
    command = ("x86_64-w64-mingw32-windres", source, output)
    run(command, seconds=_SECONDS, folder=folder)
    return output
