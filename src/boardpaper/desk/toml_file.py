"""A file of TOML that officers may edit by hand: read with limits, written whole, never lost."""

from __future__ import annotations

import itertools
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from boardpaper.errors import EnvironmentFaultError, InvalidInputError
from boardpaper.files import quoted, read_limited, write_atomically
from boardpaper.report.clean import MAX_TOML_LINE

_LIMIT: Final = 64 * 1024
_MOST_CHARACTERS_OF_A_REASON: Final = 200


def read_table(path: Path) -> dict[str, Any]:
    """Read a file of TOML.

    Raises:
        InvalidInputError: there is none, or what is there is not TOML; the file is named.
        EnvironmentFaultError: it cannot be read.
    """
    data = read_limited(path, _LIMIT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"The file {quoted(path)} is not UTF-8 text.") from error
    # The time that tomllib takes grows with the square of a dotted key.
    if any(len(line) > MAX_TOML_LINE for line in text.split("\n")):
        raise InvalidInputError(
            f"The file {quoted(path)} has a line of more than {MAX_TOML_LINE:,} characters."
        )
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise InvalidInputError(f"The file {quoted(path)} is nested too deeply.") from error
    except tomllib.TOMLDecodeError as error:
        reason = str(error)[-_MOST_CHARACTERS_OF_A_REASON:]
        message = f"The file {quoted(path)} is not valid TOML: {reason}."
        raise InvalidInputError(message) from error


def write_table(path: Path, table: Mapping[str, Any]) -> None:
    """Write a file of TOML, and its folder where there is none.

    Raises:
        EnvironmentFaultError: the machine refused; the old file is as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {quoted(path.parent)} could not be made: {error.strerror}."
        raise EnvironmentFaultError(message) from error
    import tomli_w  # noqa: PLC0415 — rarely needed

    write_atomically(path, tomli_w.dumps(table).encode())


def move_aside(path: Path) -> Path:
    """Give a file a name that no other has, such as ``settings-damaged-1.toml``; return the path.

    Raises:
        EnvironmentFaultError: the machine refused; the file is where it was.
    """
    try:
        aside = _reserve(path)
        try:
            path.replace(aside)
        except OSError:
            aside.unlink()
            raise
    except OSError as error:
        message = f"The file {quoted(path)} could not be moved aside: {error.strerror}."
        raise EnvironmentFaultError(message) from error
    return aside


def _reserve(path: Path) -> Path:
    """Make an empty file of a new name, so that nobody else takes the name meanwhile."""
    numbers = itertools.count(1)
    while True:
        aside = path.with_name(f"{path.stem}-damaged-{next(numbers)}{path.suffix}")
        try:
            os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return aside
