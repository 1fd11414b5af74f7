"""The wizard of Setup.exe, clicked through and pictured."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from installer.errors import BuildError
from installer.screen import Screen
from installer.using import TITLE
from installer.wine import Wine, wait_for

_WIZARD: Final = "Boardpaper Setup"
_PAGES: Final = ("welcome", "licence", "folder")
_INSTALL_SECONDS: Final = 180
_START_SECONDS: Final = 60


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
    wine.settle()  # it is gone from the screen before it has ended
