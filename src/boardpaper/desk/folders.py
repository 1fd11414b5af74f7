"""Where the program keeps what, on every system as its users expect it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from boardpaper.desk.installed import installed_settings

if TYPE_CHECKING:
    from boardpaper.desk.settings import Settings

_NAME: Final = "Boardpaper"
_LIBRARY: Final = "library.sqlite"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of the program; they need not exist.

    ``settings`` go with an officer from machine to machine where profiles do; ``machine`` is for
    IT, and read only; ``data`` is for the library; ``state`` for what no one would miss.
    ``installed`` are settings that came with the installation.
    """

    settings: Path
    machine: Path
    data: Path
    state: Path
    installed: Mapping[str, object] = field(default_factory=dict, kw_only=True)

    @property
    def settings_file(self) -> Path:
        """The officer's settings."""
        return self.settings / "settings.toml"

    @property
    def machine_settings_file(self) -> Path:
        """The settings for everybody on this machine."""
        return self.machine / "settings.toml"

    @property
    def calendar_file(self) -> Path:
        """The officer's own calendar of bank holidays."""
        return self.settings / "calendar.toml"

    @property
    def machine_calendar_file(self) -> Path:
        """The calendar of bank holidays for everybody on this machine."""
        return self.machine / "calendar.toml"

    @property
    def own_words_file(self) -> Path:
        """Words that the officer's spelling check knows besides those of the dictionary."""
        return self.settings / "words.txt"

    @property
    def log_file(self) -> Path:
        """What went wrong in the program itself, without any text of reports."""
        return self.state / "defects.log"

    @property
    def backup_trouble_file(self) -> Path:
        """Why no backup was made when the program ended, to be told at the next start."""
        return self.state / "backup-trouble.txt"

    @property
    def window_state_file(self) -> Path:
        """Where the windows stood when they were closed."""
        return self.state / "windows.json"

    @property
    def first_look_file(self) -> Path:
        """How the first window looked when it was closed."""
        return self.state / "first-look.ini"


def default_folders() -> Folders:
    """The folders of this system for this user; no folder is made."""
    return Folders(
        platformdirs.user_config_path(_NAME, appauthor=False, roaming=True),
        platformdirs.site_config_path(_NAME, appauthor=False),
        platformdirs.user_data_path(_NAME, appauthor=False),
        platformdirs.user_state_path(_NAME, appauthor=False),
        installed=installed_settings(),
    )


def library_file(named: Path | None, settings: Settings, folders: Folders) -> Path:
    """Where the library is: where it is named (a file or its folder), else set, else as usual."""
    if named is None:
        return (settings.library_folder or folders.data) / _LIBRARY
    return named / _LIBRARY if named.is_dir() or not named.suffix else named
