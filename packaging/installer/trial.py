"""Tries what was built in a fresh Wine prefix: install, self-test, start, uninstall."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from installer.errors import require
from installer.manifest import list_files, require_same
from installer.package_trial import PackageTrial
from installer.pdfs import require_conformance, require_same_pdf, text_of
from installer.places import Places
from installer.setup_program import make_older
from installer.tools import provide, run, say
from installer.using import COPY, WORDS, Use
from installer.wine import USER, Wine, fresh_wine, wait_for
from installer.wizard import walk

_FOLDER: Final = "Räte & Bürö Programme"
_PROFILE: Final = f"C:\\users\\{USER}"
_PROGRAMS: Final = f"{_PROFILE}\\AppData\\Local\\Programs"
_INSTALLED: Final = f"{_PROGRAMS}\\{_FOLDER}"
_OTHER_FOLDER: Final = "Elsewhere"
_USUAL_FOLDER: Final = "Boardpaper"
_INSTALL_SECONDS: Final = 180
_SELF_TEST_SECONDS: Final = 120
_TOO_OLD, _RUNNING = 3, 5
_OLD_VERSION: Final = "0.0.1"
_OLD_FILES: Final = ("of_an_older_version.dll", "lib/of_an_older_version.py")
_APPS: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Boardpaper"
_DATA: Final = ("AppData/Local/Boardpaper", "AppData/Roaming/Boardpaper", "Backups")
_SETTINGS: Final = "AppData/Roaming/Boardpaper/settings.toml"
_CHOSEN: Final = f'officer_name = "J. Smith"\nbackup_folder = "C:/users/{USER}/Backups"\n'
_VALUE: Final = re.compile(r'@|"(?:[^"\\]|\\.)*"')
_OF_WINE: Final = (
    "user.reg Console\t",
    "system.reg System\\\\CurrentControlSet\\\\Control\\\\Class\\\\",
)
"""Where Wine itself writes: the console's colours, the date of a driver."""


class Trial:
    """One run through the life of an installation; each step says how long it took."""

    def __init__(self, places: Places, wine: Wine, setup: Path, package: Path) -> None:
        """``setup`` is Setup.exe, ``package`` the MSI."""
        self._places, self._wine, self._setup, self._package = places, wine, setup, package
        self._began = time.monotonic()
        self._pictures = places.work / "pictures"
        self._pictures.mkdir(parents=True, exist_ok=True)

    @property
    def _home(self) -> Path:
        return self._wine.profile / "AppData" / "Local" / "Programs" / _FOLDER

    @property
    def _data(self) -> Path:
        return self._wine.profile / "AppData" / "Local" / "Boardpaper"

    def run(self) -> None:
        """Go through everything.

        Raises:
            BuildError: something is not as it should be.
        """
        files, registry = set(self._files()), set(self._registry())
        self.refuse_old_windows()
        self.install_older()
        kept = self.write_something()
        self.install()
        self.require_kept(kept)
        self.look_up_association()
        self.test_itself()
        self.export()
        self.use()
        self.move()
        self.uninstall(_OTHER_FOLDER)
        walk(self._wine, self._setup, self._pictures)
        self._step("clicked through the wizard, and closed the program that it started")
        self.uninstall(_USUAL_FOLDER)
        (self._wine.profile / _SETTINGS).unlink()  # what an officer chose wins over what IT gave
        PackageTrial(self._places, self._wine, self._package, self._step).run()
        left = sorted(set(self._files()) - files)
        require(not self._home.exists(), "its folder is left after uninstalling")
        theirs = tuple(f"users/{USER}/{folder}/" for folder in _DATA)
        strangers = [each for each in left if not each.startswith(theirs)]
        require(not strangers, f"files are left after uninstalling: {', '.join(strangers[:9])}")
        new = sorted(set(self._registry()) - registry)
        remaining = [each for each in new if "board" in each.lower() or _is_strange(each)]
        require(not remaining, f"in the registry is left: {', '.join(remaining[:9])}")
        self._step(f"only the user's data is left: {len(left)} files")

    def refuse_old_windows(self) -> None:
        """Have Setup.exe refuse a Windows 8.1, and install nothing."""
        self._wine.run("winecfg", "-v", "win81")
        code = self._install(self._setup)
        self._wine.run("winecfg", "-v", "win10")
        require(code == _TOO_OLD, f"on a Windows 8.1 Setup.exe ended with {code}")
        require(not self._home.exists(), "Setup.exe installed something on a Windows 8.1")
        self._step("Setup.exe refuses an older Windows")

    def install_older(self) -> None:
        """Install an older version, which has a module that this one has not."""
        stage = self._places.work / "older"
        shutil.rmtree(stage, ignore_errors=True)
        shutil.copytree(self._places.stage, stage, copy_function=os.link)
        for name in _OLD_FILES:
            (stage / name).write_text("X = 1\n", encoding="utf-8")
        icon = self._places.work / "boardpaper.ico"
        code = self._install(make_older(self._places, icon, _OLD_VERSION, stage))
        shutil.rmtree(stage)
        require(code == 0, f"the Setup.exe of an older version ended with {code}")
        require((self._home / _OLD_FILES[0]).exists(), "the older version is not there")
        self._step("installed an older version")

    def write_something(self) -> dict[str, str]:
        """Make settings, two reports and a backup, and return what the user's files are."""
        settings = self._wine.profile / _SETTINGS
        settings.parent.mkdir(parents=True)
        settings.write_text(_CHOSEN, encoding="utf-8")
        program = f"{_INSTALLED}\\boardpaper-cli.exe"
        example = f"{_PROFILE}\\example.boardreport"
        imported = ("import", example)
        for words in (("sample", example), imported, imported, ("library", "backup")):
            code, told = self._wine.run(program, *words)
            require(code == 0, f"boardpaper-cli.exe {words[0]} ended with {code}: {told}")
        (self._wine.profile / "example.boardreport").unlink()
        require((self._data / "library.sqlite").exists(), f"the library is not in {self._data}")
        self._step("the older version keeps two reports, a backup and settings")
        return self._kept()

    def _kept(self) -> dict[str, str]:
        """What is the user's, by its path in the profile, with hashes."""
        profile = self._wine.profile
        return {
            f"{folder}/{name}": digest
            for folder in _DATA
            for name, digest in list_files(profile / folder).items()
        }

    def require_kept(self, kept: dict[str, str]) -> None:
        """Stop unless the upgrade left the user's files alone, and the new version reads them."""
        now = self._kept()
        changed = [name for name, digest in kept.items() if now.get(name) != digest]
        require(not changed, f"the upgrade changed {', '.join(changed)}")
        code, told = self._wine.run(f"{_INSTALLED}\\boardpaper-cli.exe", "list")
        require(code == 0 and told.count("BP-") == 2, f"after the upgrade: {told}")
        told = self._wine.run("reg", "query", _APPS, "/v", "DisplayVersion")[1]
        require(_OLD_VERSION not in told, f"Apps & features says: {told}")
        self._step("upgraded in place; library, settings and backups are as they were")

    def install(self) -> None:
        """Install silently, and compare every file with what was staged."""
        code = self._install(self._setup)
        require(code == 0, f"Setup.exe ended with exit code {code}")
        require((self._home / "Uninstall.exe").exists(), "there is no Uninstall.exe")
        count = require_same(self._home, self._places.stage, frozenset({"Uninstall.exe"}))
        self._step(f"installed {count} files")

    def look_up_association(self) -> None:
        """Look up what opens reports; Wine itself does not open by association."""
        key = r"HKCU\Software\Classes\Boardpaper.Report\shell\open\command"
        told = self._wine.run("reg", "query", key, "/ve")[1]
        wanted = f'"{_INSTALLED}\\Boardpaper.exe" "%1"'
        # reg writes in a code page of its own
        pattern = "".join(re.escape(each) if each.isascii() else "." for each in wanted)
        require(re.search(pattern, told) is not None, f"reports open with: {told}")

    def _install(self, setup: Path, folder: str = _INSTALLED) -> int:
        # NSIS takes the rest of the line for the folder, and no quotes: a list of words does that
        words = (f"Z:{setup}", "/S", *f"/D={folder}".split(" "))
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
        require(code == 0 and not broken, f"the self-test ended with {code}:\n{words}")
        file.unlink()
        self._step(f"self-test passed in {time.monotonic() - began:.1f} seconds")

    def export(self) -> None:
        """Export the example on the console, and compare its text with what this system makes."""
        program, name = f"{_INSTALLED}\\boardpaper-cli.exe", "Bericht ü.pdf"
        code, told = self._wine.run(program, "export", "--sample", "-o", f"{_PROFILE}\\{name}")
        require(code == 0, f"boardpaper-cli.exe ended with {code}: {told}")
        theirs, ours = self._wine.profile / name, self._places.work / "ours.pdf"
        command = (sys.executable, "-m", "boardpaper", "export", "--sample", "-o", str(ours))
        run(command, seconds=_SELF_TEST_SECONDS)
        self._step(f"exported the example: {require_same_pdf(theirs, ours)} as here")
        theirs.unlink()

    def use(self) -> None:
        """Use the program as an officer does; meanwhile Setup.exe refuses."""
        use = Use(self._wine, self._pictures, _INSTALLED)
        with use.running():
            self._step("the program shows its window")
            code = self._install(self._setup)
            require(code == _RUNNING, f"Setup.exe ended with {code} though Boardpaper is open")
            self._step("Setup.exe refuses while the program is open")
            use.open_example()
            self._step("a report that was double-clicked opened in the program that ran already")
            use.write()
            self._step(f"copied it, typed “{WORDS}”, saved")
            pdf = use.export()
            self._step("exported it")
            use.leave()
        ours = self._places.work / "ours.pdf"
        library = self._places.work / "library"
        shutil.rmtree(library, ignore_errors=True)
        shutil.copytree(self._data, library)
        command = (sys.executable, "-m", "boardpaper", "--library", str(library))
        run((*command, "export", COPY, "-o", str(ours)), seconds=_SELF_TEST_SECONDS)
        same = require_same_pdf(pdf, ours)
        require_conformance(pdf)
        require(WORDS in text_of(pdf), "what was typed is not in the PDF")
        pdf.unlink()
        self._step(f"it is valid as PDF/UA-1 and PDF/A-2a, and {same} as made here of its library")

    def move(self) -> None:
        """Install into another folder, which takes the program out of the first."""
        code = self._install(self._setup, f"{_PROGRAMS}\\{_OTHER_FOLDER}")
        require(code == 0, f"Setup.exe into another folder ended with {code}")
        require(not self._home.exists(), "the program is left in its first folder")
        require_same(
            self._home.with_name(_OTHER_FOLDER),
            self._places.stage,
            frozenset({"Uninstall.exe"}),
        )
        self._step("moved to another folder")

    def uninstall(self, folder: str) -> None:
        """Uninstall silently; that works on in a copy of the program."""
        self._wine.run(f"{_PROGRAMS}\\{folder}\\Uninstall.exe", "/S")
        home = self._home.with_name(folder)
        wait_for(lambda: not home.exists(), "uninstalling")
        self._wine.settle()
        self._step("uninstalled")

    def _files(self) -> Iterator[str]:
        paths = (path for path in self._wine.drive.rglob("*") if not path.is_dir())
        for path in paths:
            name = path.relative_to(self._wine.drive).as_posix()
            if not name.startswith("windows/"):
                yield name

    def _registry(self) -> Iterator[str]:
        """Name every key, and every value as key, tab, name."""
        for hive in ("user.reg", "system.reg"):
            path, key = self._wine.folder / "prefix" / hive, ""
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                if line.startswith("["):
                    key = f"{hive} {line[1:].partition(']')[0]}"
                    yield key
                elif found := _VALUE.match(line):
                    yield f"{key}\t{found[0]}"

    def _step(self, words: str) -> None:
        say(f"[{time.monotonic() - self._began:5.1f} s] {words}")


def _is_strange(line: str) -> bool:
    """Tell whether what is new in the registry is a value; keys that are left are empty folders."""
    return "\t" in line and not line.startswith(_OF_WINE)


def try_out(places: Places, setup: Path, package: Path) -> None:
    """Try Setup.exe and the MSI from the first to the last day of an installation.

    Raises:
        BuildError: something is not as it should be.
    """
    provide(for_test=True)
    say("Making a Windows to try it in")
    began = time.monotonic()
    with fresh_wine(places.work / "wine", places.packaging / "wine") as wine:
        say(f"[{time.monotonic() - began:5.1f} s] a fresh Wine prefix is there")
        Trial(places, wine, setup, package).run()
