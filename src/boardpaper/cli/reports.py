"""What the commands work on: the settings, and the library with what it needs to be opened."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from boardpaper.desk.folders import default_folders, library_file
from boardpaper.desk.logo import NO_LOGO
from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import load_settings
from boardpaper.desk.spelling import Spelling

if TYPE_CHECKING:
    from boardpaper.checks.calendar import Calendar
    from boardpaper.checks.spelling import Speller
    from boardpaper.library.library import Library

PATH: Final = click.Path(path_type=Path)


class Reports:
    """The library that a command works on, opened when it is first needed."""

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self.logo = NO_LOGO

    @cached_property
    def settings(self) -> Settings:
        """The officer's settings."""
        folders = default_folders()
        loaded = load_settings(
            folders.settings_file, folders.machine_settings_file, folders.installed
        )
        if loaded.notice:
            _note(loaded.notice)
        return loaded.settings

    @cached_property
    def speller(self) -> Speller:
        """The speller, with the officer's own words."""
        return Spelling(default_folders().own_words_file, _note)()

    @property
    def today(self) -> date:
        """The day it is where the officer is."""
        return _now().astimezone().date()

    @property
    def now(self) -> datetime:
        """The moment, with its time zone."""
        return _now()

    @cached_property
    def calendar(self) -> Calendar:
        """The bank holidays that count on this machine."""
        from boardpaper.desk.calendars import usual_calendar  # noqa: PLC0415 — most need none

        return usual_calendar(default_folders())

    @property
    def file(self) -> Path:
        """Where the library is."""
        return library_file(self._named, self.settings, default_folders())

    @cached_property
    def library(self) -> Library:
        """The library, which is there."""
        from boardpaper.desk.keeping import open_library  # noqa: PLC0415 — most need none

        return open_library(self.file, _now, self.settings.backup_folder)

    @cached_property
    def made(self) -> Library:
        """The library, made where there is none."""
        from boardpaper.desk.keeping import open_or_create  # noqa: PLC0415 — most need none

        return open_or_create(self.file, _now, self.settings.backup_folder)


def _note(sentence: str) -> None:
    click.echo(f"boardpaper: note: {sentence}", err=True)


def _now() -> datetime:
    return datetime.now(UTC)
