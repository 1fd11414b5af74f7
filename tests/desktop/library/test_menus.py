"""The menu bar has every command: what the window offers by button, the menus do too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desktop.library.menus import CONTEXT
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.menus import MENUS as REPORT_MENUS
from boardpaper.desktop.screens import screens
from boardpaper.desktop.stage import Stage
from tests.desktop.library.shown import a_report, choose_filter, fill, open_library, rows
from tests.desktop.programs import running

COMMANDS: Final[Mapping[str, str]] = {
    "New report": "new",
    "Write your first report": "new",
    "Open the example": "example",
    "Import…": "import",
    "Import a .boardreport…": "import",
    "Filters": "filters",
    "Clear": "clear",
    "Clear the search": "clear",
    "Search all reports": "everywhere",
    "Show all reports": "all",
    "Try again": "refresh",
    "Settings…": "settings",
}
"""What a button says, and the command that does the same."""


def test_every_button_of_the_library_has_its_command(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    seen = set[str]()
    with running(qapp, tmp_path, qtbot) as program:
        stage = Stage(program)
        (library,) = [each for each in screens() if each.name == "library"]
        for state in library.states:
            frame = library.build(state, stage)
            view = program.show_library()
            texts = {each.text() for each in frame.findChildren(QPushButton)}
            seen |= {each.replace("&", "") for each in texts} - {"Dismiss", ""}
            assert set(COMMANDS.values()) | {key for key in CONTEXT if key} <= view.commands.names
        stage.close()
    assert len(seen) > 6
    assert seen - COMMANDS.keys() == set()


def test_the_menus_lead_out_of_a_search_that_finds_nothing(program: Program, qtbot: QtBot) -> None:
    fill(program, qtbot, a_report("Schools", board="Council"), a_report("Roads"))
    window = open_library(program, qtbot)
    out = ("all", "everywhere", "clear")
    assert [window.commands[key].isEnabled() for key in out] == [False, False, False]
    choose_filter(window, "Council")
    assert rows(window) == ["Schools"]
    search_for(window, "Roads", qtbot)
    assert rows(window) == []
    assert [window.commands[key].isEnabled() for key in out] == [True, True, True]
    window.commands["everywhere"].trigger()
    qtbot.waitUntil(lambda: rows(window) == ["Roads"])
    window.commands["clear"].trigger()
    qtbot.waitUntil(lambda: rows(window) == ["Roads", "Schools"])
    choose_filter(window, "Council")
    window.commands["all"].trigger()
    qtbot.waitUntil(lambda: rows(window) == ["Roads", "Schools"])


def test_settings_and_help_are_the_same_in_both_windows(window: LibraryView) -> None:
    shared = {"settings", "keys", "about", "larger", "smaller", "new", "quit"}
    report = {each.key for menu in REPORT_MENUS for each in menu.commands if each is not None}
    assert shared <= report
    assert shared <= window.commands.names


def search_for(window: LibraryView, words: str, qtbot: QtBot) -> None:
    window.header.search.setText(words)
    window.header.search.tell()
    qtbot.waitUntil(lambda: not window.catalogue.is_searching)
