"""Draws every screen in every state and theme, and every page of the example, as pictures.

Run ``python3 dev.py screenshots FOLDER``. The files are ``SCREEN-STATE-THEME-SCALE.png`` and
``TEMPLATE-PAGE.png``. The windows are as large as the screen of a laptop, 1366 × 689; at 200 % the
same pixels show half as much. They are set in Arimo, so that they are alike on every machine.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from boardpaper import resources
from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.folders import Folders
from boardpaper.desk.opening import open_package, under_template
from boardpaper.desktop.library.frame import USUAL
from boardpaper.desktop.program import Program, Surroundings
from boardpaper.desktop.screens import screens
from boardpaper.desktop.stage import Stage
from boardpaper.desktop.theme import THEME_NAMES
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.identity import counted_ids

POINTS_PER_INCH = 72
DOTS_PER_INCH = 96
FONT_SIZE = 10
SCALES = (1, 2)
NOW = datetime(2026, 11, 24, 12, 41, tzinfo=UTC)


def main(folder: Path) -> None:
    """Write all pictures into a folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    draw_pages(folder)
    for scale in SCALES:  # Qt reads its scale once, when it begins
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "TZ": "UTC",
        }
        command = [sys.executable, __file__, str(folder), str(scale)]
        subprocess.run(command, check=True, env=surroundings)


def draw_pages(folder: Path) -> None:
    """Draw the printed pages of the example under every template."""
    fonts, sample = Fonts.shipped(), open_package(shelf.sample())
    for stored in shelf.templates():
        opened = under_template(sample, stored.template.id, counted_ids("moved-"))
        pages = pypdfium2.PdfDocument(export(opened, "public", fonts).report.data)
        for number, page in enumerate(pages, 1):
            path = folder / f"{stored.template.id}-{number}.png"
            page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().save(path)
            sys.stdout.write(f"{path}\n")


def draw_screens(folder: Path, scale: int) -> None:
    """Draw every screen in every state and theme, on a screen of that scale."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    for name in resources.names("fonts"):
        if name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(resources.read_bytes("fonts", name))
    application.setFont(QFont("Arimo", FONT_SIZE))
    with tempfile.TemporaryDirectory() as data:
        for theme in THEME_NAMES:
            program = make_program(application, Path(data, theme))
            program.look.apply(theme)
            for name, window in shown(Stage(program, USUAL / scale)):
                path = folder / f"{name}-{theme}-{scale}00.png"
                window.grab().save(str(path))
                sys.stdout.write(f"{path}\n")
            program.close()


def shown(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Show one screen after the other."""
    for screen in screens():
        for state in screen.states:
            window = screen.build(state, stage)
            yield f"{screen.name}-{state}", window
            stage.take_away(window)
    stage.close()


def make_program(application: QApplication, folder: Path) -> Program:
    """Make a program that is the same in every run."""
    folders = Folders(*(folder / name for name in ("settings", "machine", "data", "state")))
    digests = (hashlib.sha256(str(number).encode()).digest() for number in itertools.count())
    surroundings = Surroundings(
        folders, clock=lambda: NOW, random_bytes=lambda count: next(digests)[:count]
    )
    return Program(application, surroundings)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        draw_screens(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
