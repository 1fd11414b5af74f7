"""The installed program tests itself with its windows: library, worker process, every screen."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from boardpaper import __version__
from boardpaper.desk import selftest, shelf
from boardpaper.desk.folders import Folders
from boardpaper.desk.keeping import open_kept, open_or_create, take_in
from boardpaper.desk.opening import open_package
from boardpaper.desk.selftest import Outcome
from boardpaper.desktop.program import Program, Surroundings, utc_now
from boardpaper.desktop.screens import Screen, screens
from boardpaper.desktop.stage import Stage
from boardpaper.files import write_atomically
from boardpaper.report.identity import random_ids

_BROKEN: Final = 2


def main(arguments: Sequence[str]) -> int:
    """Test this installation: 0 when all is well, 2 when something is broken.

    The outcome goes to standard output, and to a file where one is named: a program with windows
    has no console on Windows.
    """
    began = time.monotonic()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    lines, is_broken = [f"Boardpaper {__version__}, {sys.platform}"], False
    for outcome in run(application):
        words = f"{'BROKEN' if outcome.trouble else 'ok':7}{outcome.subject}"
        lines.append(f"{words}: {outcome.trouble}" if outcome.trouble else words)
        is_broken = is_broken or bool(outcome.trouble)
        _say(lines[-1])
    lines.append(f"{time.monotonic() - began:.1f} seconds")
    if arguments:
        write_atomically(Path(arguments[0]), "\n".join([*lines, ""]).encode())
    return _BROKEN if is_broken else 0


def run(application: QApplication, *, every_state: bool = False) -> Iterator[Outcome]:
    """Run every test of the program without windows, then those with them.

    Screens are opened in their first state, or in every one.
    """
    yield from selftest.run()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield _outcome("library", lambda: _library(home / "kept" / "library.sqlite"))
        yield _outcome("text on the screen", _fonts)
        folders = Folders(*(home / name for name in ("settings", "machine", "data", "state")))
        troubles: list[Exception] = []
        program = Program(application, Surroundings(folders, on_defect=troubles.append))
        yield from _screens(Stage(program), every_state=every_state)
        program.close()
        yield Outcome("nothing unforeseen", ", ".join(map(_words, troubles)))


def _outcome(subject: str, test: Callable[[], object]) -> Outcome:
    try:
        test()
    except Exception as error:  # noqa: BLE001 — whatever is broken is what this looks for
        return Outcome(subject, _words(error))
    return Outcome(subject, "")


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _library(file: Path) -> None:
    file.parent.mkdir()
    library = open_or_create(file, utc_now)
    kept = take_in(library, open_package(shelf.sample()), random_ids(os.urandom), "")
    if open_kept(library, kept.number).saved.report != kept.saved.report:
        raise RuntimeError("a report does not come back")


def _fonts() -> None:
    if not QFontDatabase.families():
        raise RuntimeError("the system has no fonts")


def _screens(stage: Stage, *, every_state: bool) -> Iterator[Outcome]:
    """Open every screen; those of reports show what the worker process drew."""
    for screen in screens():
        for state in tuple(screen.states)[: None if every_state else 1]:
            subject = f"screen {screen.name}, {state}"
            yield _outcome(subject, partial(_show, stage, screen, state))
    yield _outcome("closing every window", stage.close)


def _show(stage: Stage, screen: Screen, state: str) -> None:
    stage.take_away(screen.build(state, stage))


def _say(line: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
