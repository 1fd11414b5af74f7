"""The screen of the trial, as an officer sees it: windows, keys, pictures; and the wizard there."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Final

from installer.errors import BuildError
from installer.wine import Wine, wait_for

TITLE: Final = "Reports – Boardpaper"
_WIZARD: Final = "Boardpaper Setup"
_PAGES: Final = ("welcome", "licence", "folder")
_PAINT_SECONDS: Final = 2
_INSTALL_SECONDS: Final = 180
_START_SECONDS: Final = 60


class Screen:
    """What is on the screen that Wine draws on."""

    def __init__(self, wine: Wine, pictures: Path) -> None:
        self._wine, self._pictures = wine, pictures

    def find(self, title: str) -> str:
        """Return the number of a window with a title, or nothing."""
        try:
            return self._wine.tool("xdotool", "search", "--onlyvisible", "--name", title).split()[
                -1
            ]
        except BuildError:  # which is how it says that there is none
            return ""

    def wait_for(self, title: str, seconds: float) -> str:
        """Return the number of a window with a title, once it is painted.

        Raises:
            BuildError: there is none in time.
        """
        wait_for(lambda: bool(self.find(title)), f"a window “{title}”", seconds)
        time.sleep(_PAINT_SECONDS)
        return self.find(title)

    def press(self, window: str, key: str) -> None:
        """Press a key in a window."""
        self._wine.tool("xdotool", "windowactivate", "--sync", window)
        self._wine.tool("xdotool", "key", key)

    def picture(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        self._wine.tool("import", "-window", "root", str(self._pictures / f"{name}.png"))


def walk(wine: Wine, setup: Path, pictures: Path) -> None:
    """Click through the wizard, and close the program that its last page starts.

    Raises:
        BuildError: a page, or the program, does not come.
    """
    screen = Screen(wine, pictures)
    home = wine.profile / "AppData" / "Local" / "Programs" / "Boardpaper"
    process = wine.start(f"Z:{setup}")
    try:
        for page in _PAGES:
            window = screen.wait_for(_WIZARD, _START_SECONDS)
            screen.picture(f"wizard-{page}")
            screen.press(window, "Return")
        done = home / "Uninstall.exe"
        wait_for(done.exists, "the wizard's installation", _INSTALL_SECONDS)
        window = screen.wait_for(_WIZARD, _START_SECONDS)
        screen.picture("wizard-finish")
        screen.press(window, "Return")
        screen.press(screen.wait_for(TITLE, _START_SECONDS), "alt+F4")
        wine.wait(process, _START_SECONDS)
    except subprocess.TimeoutExpired:
        raise BuildError("The wizard does not end") from None
    finally:
        process.kill()
    wait_for(lambda: not screen.find(TITLE), "the end of the program", _START_SECONDS)
