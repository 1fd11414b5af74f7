"""Giving up a backup that takes too long, such as when the program ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from boardpaper.library.errors import not_backed_up

Stopped = Callable[[], bool]
"""Tells whether there is no more time."""


def never() -> bool:
    """There is all the time in the world."""
    return False


def go_on(stopped: Stopped, folder: Path) -> None:
    """Go on while there is time.

    Raises:
        EnvironmentFaultError: there is none.
    """
    if stopped():
        raise not_backed_up(folder, "it took too long; make one when there is more time")
