"""Tries the MSI: an older one, the folders that IT gives, the upgrade, and that all goes again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from installer.errors import require
from installer.manifest import require_same
from installer.msi import make_older_msi
from installer.places import Places
from installer.wine import USER, Wine

_INSTALL_SECONDS: Final = 180
_SELF_TEST_SECONDS: Final = 120
_OLD_VERSION: Final = "0.0.1"
_OLD_MODULE: Final = "of_an_older_version.py"
_PROGRAM: Final = "C:\\Program Files\\Boardpaper\\boardpaper-cli.exe"
_LIBRARY: Final = "Council reports"
_BACKUPS: Final = "Council backups"


class PackageTrial:
    """One run through the life of an installation by IT."""

    def __init__(
        self, places: Places, wine: Wine, package: Path, step: Callable[[str], object]
    ) -> None:
        """``step`` is told what was done."""
        self._places, self._wine, self._package, self._step = places, wine, package, step

    @property
    def _home(self) -> Path:
        return self._wine.drive / "Program Files" / "Boardpaper"

    def run(self) -> None:
        """Go through everything.

        Raises:
            BuildError: something is not as it should be.
        """
        older = self._make_older()
        folders = (
            rf"LIBRARYFOLDER=C:\users\%USERNAME%\{_LIBRARY}",
            rf"BACKUPFOLDER=C:\users\%USERNAME%\{_BACKUPS}",
        )
        self._msiexec("/i", older, *folders)
        require((self._home / "lib" / _OLD_MODULE).exists(), "the older MSI is not there")
        self._import_example()
        self._require_library(1)
        self._step("an older MSI was installed with folders for library and backups")
        self._msiexec("/i", self._package)
        count = require_same(self._home, self._places.stage)
        self._require_library(1)
        code, told = self._wine.run(_PROGRAM, "library", "backup")
        backups = self._wine.profile / _BACKUPS
        require(code == 0 and backups.is_dir(), f"no backup was made where it was told: {told}")
        self._step(f"the MSI put its {count} files in their place, and kept the folders")
        code, told = self._wine.run(_PROGRAM, "self-test", seconds=_SELF_TEST_SECONDS)
        require(code == 0, f"the self-test of the MSI's program ended with {code}: {told}")
        self._msiexec("/x", self._package)
        require(not self._home.exists(), "uninstalling the MSI leaves its folder")
        self._require_library_file()
        self._wine.settle()
        for folder in (_LIBRARY, _BACKUPS):
            shutil.rmtree(self._wine.profile / folder)
        self._step("the MSI was uninstalled, and left the library where it was")

    def _make_older(self) -> Path:
        stage = self._places.work / "older"
        shutil.rmtree(stage, ignore_errors=True)
        shutil.copytree(self._places.stage, stage, copy_function=os.link)
        (stage / "lib" / _OLD_MODULE).write_text("X = 1\n", encoding="utf-8")
        icon = self._places.work / "boardpaper.ico"
        package = make_older_msi(self._places, icon, _OLD_VERSION, stage)
        shutil.rmtree(stage)
        return package

    def _import_example(self) -> None:
        name = "example.boardreport"
        for word in ("sample", "import"):
            code, told = self._wine.run(_PROGRAM, word, f"C:\\users\\{USER}\\{name}")
            require(code == 0, f"boardpaper-cli.exe {word} ended with {code}: {told}")
        (self._wine.profile / name).unlink()

    def _require_library(self, count: int) -> None:
        self._require_library_file()
        code, told = self._wine.run(_PROGRAM, "list")
        require(code == 0 and told.count("BP-") == count, f"the library that was set has: {told}")

    def _require_library_file(self) -> None:
        file = self._wine.profile / _LIBRARY / "library.sqlite"
        require(file.exists(), f"the library is not in the folder that was set, {_LIBRARY}")

    def _msiexec(self, verb: str, package: Path, *words: str) -> None:
        command = ("msiexec", verb, f"Z:{package}", "/qn", *words)
        code, told = self._wine.run(*command, seconds=_INSTALL_SECONDS)
        require(code == 0, f"msiexec {verb} ended with {code}: {told}")
