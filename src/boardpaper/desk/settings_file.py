"""Settings from two files: the officer's own, and one for the whole machine that IT can put there.

The officer's settings win, except those that IT locks: ``locked = ["library_folder"]``. What IT
gave with the installation stands behind both. Keys of a newer version stay in the officer's file
when an older one writes it; comments do not.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from boardpaper.desk.installed import KEY
from boardpaper.desk.settings import Settings, decode, encode
from boardpaper.desk.toml_file import move_aside, read_table, write_table
from boardpaper.errors import BoardpaperError, EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted

_LOCKED: Final = "locked"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings that apply, and how they came about.

    ``locked`` names those that only IT can change. ``notice`` is a sentence for the officer where
    a file could not be used, else empty. ``is_first_run`` is true while the officer has no file.
    """

    settings: Settings
    locked: frozenset[str] = frozenset()
    notice: str = ""
    is_first_run: bool = False


def load_settings(
    path: Path, machine_path: Path, installed: Mapping[str, object] | None = None
) -> LoadedSettings:
    """Read the settings of an officer and those of the machine; either file may be missing.

    ``installed`` are those that came with the installation.

    Where the officer's file has mistakes it is moved aside. What can be used of it is used, and
    written to a new file: a mistyped colour must not cost anybody their library's folder.

    Raises:
        InvalidInputError: the machine's file, or what was installed, has mistakes. What IT locks
            must not become open because of a slip, or hundreds of officers find themselves in an
            empty library.
        EnvironmentFaultError: the machine's file cannot be read.
    """
    imposed, locked = _read_machine_settings(machine_path)
    imposed = {**_read_installed(installed or {}), **imposed}
    if not os.path.lexists(path):
        return LoadedSettings(Settings(**imposed), locked, is_first_run=True)
    try:
        chosen, notice = _read_own_settings(path)
    except EnvironmentFaultError as error:
        chosen, notice = {}, f"Your own settings are not used: {error}"
    allowed = {name: value for name, value in chosen.items() if name not in locked}
    return LoadedSettings(Settings(**{**imposed, **allowed}), locked, notice)


def save_settings(path: Path, loaded: LoadedSettings, settings: Settings) -> LoadedSettings:
    """Write those settings to the officer's file that differ from what was loaded.

    The others are left as they are in the file, so that the machine's go on to apply.

    Raises:
        InvalidInputError: a setting cannot be used, or is locked.
        EnvironmentFaultError: the machine refused; the old file is as it was.
    """
    table = encode(settings)
    usable, mistakes = decode(table)
    if mistakes:
        raise InvalidInputError(f"The settings cannot be used: {_listed(mistakes)}.")
    settings = Settings(**usable)
    before = encode(loaded.settings)
    differing = {name: value for name, value in encode(settings).items() if value != before[name]}
    if refused := loaded.locked & differing.keys():
        raise InvalidInputError(
            f"Only your IT department can change {_listed(sorted(refused))} on this machine."
        )
    if differing or loaded.is_first_run:
        write_table(path, {**_table_to_keep(path), **differing})
    return LoadedSettings(settings, loaded.locked)


def _read_machine_settings(path: Path) -> tuple[Mapping[str, Any], frozenset[str]]:
    if not os.path.lexists(path):
        return {}, frozenset()
    try:
        table = read_table(path)
        usable, mistakes = decode(table)
        locked = _read_locked(table, mistakes)
        if mistakes:
            raise InvalidInputError(f"{quoted(path)} has mistakes: {_listed(mistakes)}.")
    except BoardpaperError as error:
        message = f"Ask your IT department to mend the settings for this machine: {error}"
        raise type(error)(message) from error
    return usable, locked


def _read_installed(table: Mapping[str, object]) -> Mapping[str, Any]:
    usable, mistakes = decode(table)
    if mistakes:
        raise InvalidInputError(
            "Ask your IT department to mend what Boardpaper was installed with (the values of "
            f"HKEY_LOCAL_MACHINE\\{KEY}): {_listed(mistakes)}."
        )
    return usable


def _read_locked(table: Mapping[str, object], mistakes: list[str]) -> frozenset[str]:
    try:
        return frozenset(msgspec.convert(table.get(_LOCKED, []), tuple[str, ...]))
    except msgspec.ValidationError:
        mistakes.append(f"{_LOCKED}: expected a list of names of settings")
        return frozenset()


def _read_own_settings(path: Path) -> tuple[Mapping[str, Any], str]:
    """Return what can be used of the officer's file, and the notice about the rest."""
    try:
        table = read_table(path)
        usable, mistakes = decode(table)
    except InvalidInputError as error:
        table, usable, mistakes = {}, {}, [str(error).removesuffix(".")]
    if not mistakes:
        return usable, ""
    known = encode(Settings()).keys()
    rest = {key: table[key] for key in table if key in usable or key not in known}
    try:
        aside = move_aside(path)
        if rest:
            write_table(path, rest)
    except EnvironmentFaultError as error:
        return usable, f"Some of your settings cannot be used ({_listed(mistakes)}): {error}"
    return usable, (
        f"Some of your settings cannot be used and are at their usual values: {_listed(mistakes)}; "
        f"the file as it was is kept as {quoted(aside.name)}."
    )


def _table_to_keep(path: Path) -> Mapping[str, Any]:
    """What is in the officer's file now; one that cannot be read is moved aside."""
    if not os.path.lexists(path):
        return {}
    try:
        return read_table(path)
    except InvalidInputError:
        move_aside(path)
        return {}


def _listed(words: Sequence[str]) -> str:
    return "; ".join(words)
