"""The settings: shown, tried on, saved, refused, locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import load_settings
from boardpaper.desktop.dialogs.setting_cards import LOCKED
from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from boardpaper.errors import EnvironmentFaultError


def opened(program: Program, qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(program, None)
    dialog.open()
    qtbot.waitActive(dialog)
    return dialog


def line(dialog: SettingsDialog, key: str) -> LineField:
    return next(each for each in dialog.findChildren(LineField) if each.key == key)


def choice(dialog: SettingsDialog, key: str) -> ChoiceField:
    return next(each for each in dialog.findChildren(ChoiceField) if each.key == key)


def choose(dialog: SettingsDialog, key: str, value: str) -> None:
    field = choice(dialog, key)
    field.show_value(value)
    field.activated.emit(field.currentIndex())


def button(dialog: SettingsDialog, name: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(each for each in buttons if name in (each.text(), each.accessibleName()))


def words_shown(dialog: SettingsDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if not each.isHidden())


def kept(program: Program) -> Settings:
    folders = program.surroundings.folders
    return load_settings(folders.settings_file, folders.machine_settings_file).settings


def test_what_is_typed_and_chosen_is_saved(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.focusWidget(), "A. Officer")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "0113 222 4444")
    choose(dialog, "template", "leeds-2021")
    choose(dialog, "text_size", "150")
    with qtbot.waitSignal(dialog.accepted):
        button(dialog, "Save").click()
    wanted = Settings(
        officer_name="A. Officer",
        officer_telephone="0113 222 4444",
        template="leeds-2021",
        text_size=150,
    )
    assert (program.settings, kept(program)) == (wanted, wanted)


def test_cancel_takes_back_the_colours_that_were_tried_on(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    before = program.look.theme.name
    choose(dialog, "theme", "high-contrast")
    assert program.look.theme.name == "High contrast"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.look.theme.name == before
    assert program.settings == Settings()


def test_only_what_was_changed_here_is_saved(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    qtbot.keyClicks(line(dialog, "officer_name"), "A. Officer")
    program.enlarge_text()
    button(dialog, "Save").click()
    assert (program.settings.officer_name, program.settings.text_size) == ("A. Officer", 110)


def test_a_relative_folder_is_refused_at_its_field(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    qtbot.keyClicks(line(dialog, "officer_name"), "A. Officer")
    qtbot.keyClicks(line(dialog, "library_folder"), "reports")
    button(dialog, "Save").click()
    assert dialog.isVisible()
    assert dialog.focusWidget() is line(dialog, "library_folder")
    assert "Enter the full path, for example" in words_shown(dialog)
    assert (
        "Enter the full path, for example" in line(dialog, "library_folder").accessibleDescription()
    )
    assert line(dialog, "officer_name").value() == "A. Officer"
    assert program.settings == Settings()


def test_a_mended_mistake_is_no_longer_told_of(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(program, qtbot)
    field = line(dialog, "library_folder")
    qtbot.keyClicks(field, "here")
    button(dialog, "Save").click()
    field.selectAll()
    qtbot.keyClicks(field, str(tmp_path))
    button(dialog, "Save").click()
    assert program.settings.library_folder == tmp_path


def test_a_machine_that_refuses_is_told_of_and_nothing_is_lost(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_settings: Settings) -> None:
        raise EnvironmentFaultError("The disk is full.")

    monkeypatch.setattr(program, "save_settings", refuse)
    dialog = opened(program, qtbot)
    qtbot.keyClicks(line(dialog, "officer_name"), "A. Officer")
    button(dialog, "Save").click()
    assert dialog.notice.sentence == "The disk is full."
    assert line(dialog, "officer_name").value() == "A. Officer"


def test_a_folder_is_chosen_and_reset(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(program, qtbot)
    button(dialog, "Choose folder…: library folder").click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(str(tmp_path))
    chooser.accept()
    assert Path(line(dialog, "library_folder").value()) == tmp_path
    assert "Reports are not moved" in words_shown(dialog)
    reset = button(dialog, "Use default: library folder")
    assert reset.isVisible()
    reset.click()
    assert line(dialog, "library_folder").value() == ""
    assert dialog.focusWidget() is line(dialog, "library_folder")
    assert not reset.isVisible()
    assert "Reports are not moved" not in words_shown(dialog)


def test_the_templates_follow_the_council(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    choose(dialog, "council", "leeds")
    choose(dialog, "template", "leeds-2021")
    assert "For meetings from 1 January 2021." in words_shown(dialog)
    offered = {choice(dialog, "template").itemData(index) for index in range(3)}
    assert offered == {"", "leeds-2021", "leeds-executive-board-2011"}


def test_what_it_locked_cannot_be_changed_and_says_so(governed: Program, qtbot: QtBot) -> None:
    dialog = opened(governed, qtbot)
    assert not choice(dialog, "theme").isEnabled()
    assert choice(dialog, "theme").accessibleDescription() == f"{LOCKED}."
    for name in ("Choose folder…: library folder", "Use default: library folder"):
        assert not button(dialog, name).isEnabled()
    assert not line(dialog, "library_folder").isEnabled()
    assert choice(dialog, "text_size").isEnabled()
    choose(dialog, "text_size", "125")
    button(dialog, "Save").click()
    assert governed.settings == replace(Settings(theme="dark"), text_size=125)


def test_a_text_size_between_those_offered_is_kept(program: Program, qtbot: QtBot) -> None:
    program.save_settings(Settings(text_size=135))
    dialog = opened(program, qtbot)
    assert choice(dialog, "text_size").value() == "135"
    dialog.reject()


def test_a_logo_is_chosen_among_pictures(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(program, qtbot)
    button(dialog, "Choose picture…: council logo").click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.fileMode() == QFileDialog.FileMode.ExistingFile
    assert "*.png" in chooser.nameFilters()[0]
    chooser.fileSelected.emit(str(tmp_path / "logo.png"))
    chooser.reject()
    button(dialog, "Save").click()
    assert kept(program).logo_file == tmp_path / "logo.png"
