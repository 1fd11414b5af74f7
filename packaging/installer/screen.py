"""The screen of the trial, as an officer sees it: windows, keys, pictures."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from installer.errors import BuildError
from installer.wine import Wine, wait_for

_PAINT_SECONDS: Final = 2
_KEY_MILLISECONDS: Final = "50"


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

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window, one after the other."""
        self._wine.tool("xdotool", "windowactivate", "--sync", window)
        self._wine.tool("xdotool", "key", "--delay", _KEY_MILLISECONDS, *keys)

    def type(self, words: str) -> None:
        """Type into the window that was pressed in last."""
        self._wine.tool("xdotool", "type", "--delay", _KEY_MILLISECONDS, words)

    def picture(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        self._wine.tool("import", "-window", "root", str(self._pictures / f"{name}.png"))
