"""The installed program, used with keys as an officer does who has no mouse."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer.errors import BuildError, require
from installer.screen import Screen
from installer.wine import USER, Wine, wait_for

TITLE: Final = "Reports – Boardpaper"
COPY: Final = "BP-0003"
"""What a copy is called in the library, which has two reports."""

WORDS: Final = "and what follows from it"
_OPENED: Final = "BP-0002 The Ofsted"
"""What the example became when it was imported last."""

_EXPORT: Final = "Export draft"
_REPORT: Final = "*(public).pdf"
_PROFILE: Final = f"C:\\users\\{USER}"
_EXAMPLE: Final = "example.boardreport"
_START_SECONDS: Final = 60
_HAND_OVER_SECONDS: Final = 30


class Use:
    """One sitting with the program."""

    def __init__(self, wine: Wine, pictures: Path, installed: str) -> None:
        """``installed`` is the folder of the program, as Windows names it."""
        self._wine, self._installed = wine, installed
        self._screen = Screen(wine, pictures)
        self._process: subprocess.Popen[bytes] | None = None

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Start the program, and end it whatever comes.

        Raises:
            BuildError: it shows no window.
        """
        self._process = self._wine.start(f"{self._installed}\\Boardpaper.exe")
        try:
            self._screen.wait_for(TITLE, _START_SECONDS)
            self._screen.picture("started")
            yield
        finally:
            self._process.kill()

    def open_example(self) -> None:
        """Double-click a report, which starts the program a second time.

        Raises:
            BuildError: the second program stays, or the first does not open the report.
        """
        example = f"{_PROFILE}\\{_EXAMPLE}"
        self._wine.run(f"{self._installed}\\boardpaper-cli.exe", "sample", example)
        command = (f"{self._installed}\\Boardpaper.exe", example)
        code, told = self._wine.run(*command, seconds=_HAND_OVER_SECONDS)
        require(code == 0, f"started a second time it ended with {code}: {told}")
        self._screen.wait_for(_OPENED, _START_SECONDS)
        (self._wine.profile / _EXAMPLE).unlink()
        self._screen.picture("double-clicked")

    def write(self) -> None:
        """Copy the report as a draft, type into its subject, and save.

        Raises:
            BuildError: the window of the copy, or what was typed, does not come.
        """
        self._screen.press(self._screen.find(_OPENED), "alt+f", "d")
        window = self._screen.wait_for(f"{COPY} The Ofsted", _START_SECONDS)
        self._screen.press(window, "End")
        self._screen.type(f" {WORDS}")
        self._screen.press(window, "ctrl+s")
        self._screen.wait_for(f"{COPY} .*{WORDS}", _START_SECONDS)
        self._screen.picture("written")

    def export(self) -> Path:
        """Export the copy where the dialog proposes, and return the file.

        Raises:
            BuildError: the dialog, or the file, does not come.
        """
        self._screen.press(self._screen.find(COPY), "ctrl+e")
        dialog = self._screen.wait_for(_EXPORT, _START_SECONDS)
        self._screen.picture("export")
        self._screen.press(dialog, "Return")
        folder = self._wine.profile / "Documents"
        wait_for(lambda: any(folder.glob(_REPORT)), "the PDF", _START_SECONDS)
        self._screen.wait_for(COPY, _START_SECONDS)
        self._screen.picture("exported")
        return next(folder.glob(_REPORT))

    def leave(self) -> None:
        """Quit by key.

        Raises:
            BuildError: the program does not end, or not in good order.
        """
        assert self._process is not None  # noqa: S101 — see ``running``
        self._screen.press(self._screen.find(COPY), "ctrl+q")
        try:
            code, told = self._wine.wait(self._process, _START_SECONDS)
        except subprocess.TimeoutExpired:
            self._screen.picture("stays")
            raise BuildError("Boardpaper does not end with Ctrl+Q") from None
        require(code == 0, f"it ended with {code}: {told}")
