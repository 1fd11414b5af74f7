"""About: what is inside, where the data is, and what support asks for."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from boardpaper import __version__
from boardpaper.desk.parts import LIBRARIES, parts
from boardpaper.desktop.dialogs import about
from boardpaper.desktop.dialogs.about import AboutDialog, details
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from tests.desktop.programs import keep

ROOT = Path(__file__).parents[3]


def test_everything_that_is_shipped_is_named() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert set(LIBRARIES) == set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))


@pytest.mark.parametrize("distribution", LIBRARIES)
def test_licences_are_those_that_the_libraries_state(distribution: str) -> None:
    licence = LIBRARIES[distribution][1]
    stated = str(metadata(distribution).json.get("license_expression") or licence)
    assert licence in (stated, *stated.split(" OR ")) or stated in licence


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


def buttons(dialog: AboutDialog) -> dict[str, QPushButton]:
    return {each.text().replace("&", ""): each for each in dialog.findChildren(QPushButton)}


def test_the_words_of_the_licences_are_a_click_away_where_they_are_installed(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(about, "open_file", opened.append)  # which returns None: none can open it
    assert "Licences" not in buttons(AboutDialog(program, None))
    dialog = AboutDialog(program, None, tmp_path)
    buttons(dialog)["Licences"].click()
    assert opened == [tmp_path]
    assert str(tmp_path) in dialog.notice.sentence
