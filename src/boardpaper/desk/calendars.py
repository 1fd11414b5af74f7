"""The calendar of bank holidays that counts on this machine: the shipped one, or an own copy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from boardpaper.checks.calendar import Calendar, read_calendar
from boardpaper.desk import shelf
from boardpaper.desk.folders import Folders
from boardpaper.errors import BoardpaperError, InvalidInputError
from boardpaper.files import quoted, read_limited

_MOST_BYTES: Final = 1024 * 1024


def usual_calendar(folders: Folders) -> Calendar:
    """The officer's own calendar, else that of this machine, else the shipped one.

    One's own is never passed over because of a mistake in it: dates would be wrong unnoticed.

    Raises:
        InvalidInputError: there is a mistake in one's own.
        EnvironmentFaultError: it cannot be read.
    """
    for file in (folders.calendar_file, folders.machine_calendar_file):
        if os.path.exists(file):  # noqa: PTH110 — Path.exists raises where nobody may look
            return calendar_in(file)
    return shelf.calendar()


def safe_calendar(folders: Folders) -> tuple[Calendar, str]:
    """The calendar that counts here; where it cannot be read the shipped one, and what is wrong.

    Whoever asks tells that: what is counted may differ from what was meant.
    """
    try:
        return usual_calendar(folders), ""
    except BoardpaperError as error:
        return shelf.calendar(), f"Days are counted with the shipped calendar. {error}"


def calendar_in(file: Path) -> Calendar:
    """Read a calendar in a file.

    Raises:
        InvalidInputError: the file is missing, too large or no calendar.
        EnvironmentFaultError: it cannot be read.
    """
    return read_calendar(toml_in(file), file.name)


def toml_in(file: Path) -> str:
    """Read a file of text.

    Raises:
        InvalidInputError: the file is missing, too large or no text in UTF-8.
        EnvironmentFaultError: it cannot be read.
    """
    try:
        return read_limited(file, _MOST_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidInputError(f"{quoted(file)} is not UTF-8 text: save it as UTF-8.") from None
