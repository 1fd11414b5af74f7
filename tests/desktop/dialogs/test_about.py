"""About: what is inside, where the data is, and what support asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from boardpaper import __version__
from boardpaper.desktop.dialogs.about import PACKAGES, AboutDialog, details, parts
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from tests.desktop.programs import keep

ROOT = Path(__file__).parents[3]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_boardpaper_needs_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[=~<>]", each)[0] for each in project["dependencies"]}
    assert {plain(name) for name, _, _ in PACKAGES} == {plain(name) for name in needed}


def test_every_font_that_is_shipped_is_named() -> None:
    fonts = (ROOT / "src/boardpaper/resources/fonts").glob("*.ttf")
    families = {path.stem.partition("-")[0].replace("DejaVuSans", "DejaVu Sans") for path in fonts}
    assert families <= {name for name, _, _ in parts()}


def test_versions_are_those_installed() -> None:
    assert all(number != "not known" for _, number, _ in parts())


def test_places_can_be_selected_but_not_changed(program: Program, qtbot: QtBot) -> None:
    dialog = AboutDialog(program, None)
    dialog.open()
    qtbot.waitActive(dialog)
    fields = dialog.findChildren(LineField)
    folders = program.surroundings.folders
    assert [each.value() for each in fields] == [
        str(program.library_file),
        str(folders.settings_file),
    ]
    qtbot.keyClicks(fields[0], "x")
    assert fields[0].value() == str(program.library_file)


def test_details_are_copied_without_text_of_reports(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    dialog = AboutDialog(program, None)
    dialog.open()
    copy = next(each for each in dialog.findChildren(QPushButton) if "Copy" in each.text())
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == details(program)
    assert f"Boardpaper: {__version__}" in copied
    assert str(program.library_file) in copied
    assert "Ofsted" not in copied
    assert dialog.notice.sentence
