"""Settings that IT gave with the installation: the MSI writes them into the registry of Windows."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from typing import Final

KEY: Final = r"Software\Boardpaper"
"""Below HKEY_LOCAL_MACHINE; the values are named like the settings."""

NAMES: Final = ("library_folder", "backup_folder")
"""The settings that the MSI takes as properties."""


def installed_settings() -> Mapping[str, object]:
    """Return them by name, with variables such as ``%USERPROFILE%`` filled in; elsewhere none."""
    found: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with (
            contextlib.suppress(OSError),  # there is no such key: nothing was given
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, KEY, access=access) as key,
        ):
            for name in NAMES:
                with contextlib.suppress(OSError):
                    found[name] = winreg.ExpandEnvironmentStrings(winreg.QueryValueEx(key, name)[0])
    return found
