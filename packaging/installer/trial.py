"""Tries what was built in a fresh Wine prefix: install, self-test, start, uninstall."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer.errors import BuildError
from installer.manifest import list_files
from installer.places import Places
from installer.tools import provide, run, say
from installer.wine import USER, Wine, fresh_wine, wait_for

_FOLDER: Final = "Räte & Bürö Programme"
_PROFILE: Final = f"C:\\users\\{USER}"
_INSTALLED: Final = f"{_PROFILE}\\AppData\\Local\\Programs\\{_FOLDER}"
_INSTALL_SECONDS: Final = 180
_SELF_TEST_SECONDS: Final = 120
_START_SECONDS: Final = 60
_RUNNING: Final = 5
_DATA: Final = ("AppData/Local/Boardpaper", "AppData/Roaming/Boardpaper", "AppData/Local/Temp")
_KEY: Final = re.compile(r"^\[(?P<key>.*?)\]", re.MULTILINE)


class Trial:
    """One run through the life of an installation; each step says how long it took."""

    def __init__(self, places: Places, wine: Wine, setup: Path) -> None:
        self._places, self._wine, self._setup = places, wine, setup
        self._began = time.monotonic()
        self._pictures = places.work / "pictures"
        self._pictures.mkdir(parents=True, exist_ok=True)

    @property
    def _home(self) -> Path:
        return self._wine.profile / "AppData" / "Local" / "Programs" / _FOLDER

    def run(self) -> None:
        """Go through everything.

        Raises:
            BuildError: something is not as it should be.
        """
        files, keys = set(self._files()), set(self._keys())
        self.install()
        self.test_itself()
        self.export()
        self.use()
        self.uninstall()
        left = sorted(set(self._files()) - files)
        _require(not self._home.exists(), "its folder is left after uninstalling")
        strangers = [each for each in left if not any(data in each for data in _DATA)]
        _require(not strangers, f"files are left after uninstalling: {', '.join(strangers[:9])}")
        remaining = [key for key in set(self._keys()) - keys if "board" in key.lower()]
        _require(not remaining, f"keys are left after uninstalling: {', '.join(remaining)}")
        self._step(f"only the user's data is left: {len(left)} files")

    def install(self) -> None:
        """Install silently, and compare every file with what was staged."""
        code = self._install()
        _require(code == 0, f"Setup.exe ended with exit code {code}")
        staged, installed = list_files(self._places.stage), list_files(self._home)
        _require(bool(installed.pop("Uninstall.exe", "")), "there is no Uninstall.exe")
        differing = sorted(set(staged.items()) ^ set(installed.items()))
        _require(not differing, f"{len(differing)} files are not as staged: {differing[:3]}")
        self._step(f"installed {len(installed)} files")

    def _install(self) -> int:
        # NSIS takes the rest of the line for the folder, and no quotes: a list of words does that
        words = (f"Z:{self._setup}", "/S", *f"/D={_INSTALLED}".split(" "))
        return self._wine.run(*words, seconds=_INSTALL_SECONDS)[0]

    def test_itself(self) -> None:
        """Have the installed program test itself with all its windows."""
        began = time.monotonic()
        report = f"{_PROFILE}\\self-test.txt"
        program = f"{_INSTALLED}\\Boardpaper.exe"
        code, told = self._wine.run(program, "--self-test", report, seconds=_SELF_TEST_SECONDS)
        file = self._wine.profile / "self-test.txt"
        words = file.read_text(encoding="utf-8") if file.exists() else told
        broken = [line for line in words.splitlines() if line.startswith("BROKEN")]
        _require(code == 0 and not broken, f"the self-test ended with {code}:\n{words}")
        file.unlink()
        self._step(f"self-test passed in {time.monotonic() - began:.1f} seconds")

    def export(self) -> None:
        """Export the example on the console, and compare its text with what this system makes."""
        program, name = f"{_INSTALLED}\\boardpaper-cli.exe", "Bericht ü.pdf"
        code, told = self._wine.run(program, "export", "--sample", "-o", f"{_PROFILE}\\{name}")
        _require(code == 0, f"boardpaper-cli.exe ended with {code}: {told}")
        theirs, ours = self._wine.profile / name, self._places.work / "ours.pdf"
        command = (sys.executable, "-m", "boardpaper", "export", "--sample", "-o", str(ours))
        run(command, seconds=_SELF_TEST_SECONDS)
        _require(_text(theirs) == _text(ours), "the PDF of Windows has other words")
        same = "the same bytes" if theirs.read_bytes() == ours.read_bytes() else "the same words"
        theirs.unlink()
        self._step(f"exported the example: {same} as here")

    def use(self) -> None:
        """Start the program, see its window, and have Setup.exe refuse while it is open."""
        process = self._wine.start(f"{_INSTALLED}\\Boardpaper.exe")
        try:
            wait_for(self._is_shown, "the window of Boardpaper", _START_SECONDS)
            self._step("the program shows its window")
            time.sleep(3)
            self._wine.tool("import", "-window", "root", str(self._pictures / "started.png"))
            code = self._install()
            _require(code == _RUNNING, f"Setup.exe ended with {code} though Boardpaper is open")
            self._step("Setup.exe refuses while the program is open")
            window = self._wine.tool("xdotool", "search", "--name", "Boardpaper").split()[0]
            self._wine.tool("xdotool", "windowactivate", "--sync", window, "key", "alt+F4")
            process.communicate(timeout=_START_SECONDS)
        except subprocess.TimeoutExpired:
            raise BuildError("Boardpaper does not end when its window is closed") from None
        finally:
            process.kill()
        _require(process.returncode == 0, f"Boardpaper ended with {process.returncode}")
        self._step("the program was closed")

    def _is_shown(self) -> bool:
        try:
            return bool(self._wine.tool("xdotool", "search", "--name", "Boardpaper").strip())
        except BuildError:  # which is how it says that there is none
            return False

    def uninstall(self) -> None:
        """Uninstall silently; that works on in a copy of the program."""
        self._wine.run(f"{_INSTALLED}\\Uninstall.exe", "/S")
        wait_for(lambda: not self._home.exists(), "uninstalling")
        self._wine.settle()
        self._step("uninstalled")

    def _files(self) -> Iterator[str]:
        paths = (path for path in self._wine.drive.rglob("*") if not path.is_dir())
        for path in paths:
            name = path.relative_to(self._wine.drive).as_posix()
            if not name.startswith("windows/"):
                yield name

    def _keys(self) -> Iterator[str]:
        for hive in ("user.reg", "system.reg"):
            text = (self._wine.folder / "prefix" / hive).read_text(
                encoding="utf-8", errors="replace"
            )
            yield from (f"{hive} {found['key']}" for found in _KEY.finditer(text))

    def _step(self, words: str) -> None:
        say(f"[{time.monotonic() - self._began:5.1f} s] {words}")


def _require(condition: bool, trouble: str) -> None:
    if not condition:
        raise BuildError(f"The installed program: {trouble}")


def _text(file: Path) -> str:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415

    pages = pypdfium2.PdfDocument(file)
    return "\f".join(page.get_textpage().get_text_range() for page in pages)


def try_out(places: Places, setup: Path) -> None:
    """Try an installer from the first to the last day of an installation.

    Raises:
        BuildError: something is not as it should be.
    """
    provide(for_test=True)
    say("Making a Windows to try it in")
    began = time.monotonic()
    with fresh_wine(places.work / "wine", places.packaging / "wine") as wine:
        say(f"[{time.monotonic() - began:5.1f} s] a fresh Wine prefix is there")
        Trial(places, wine, setup).run()
