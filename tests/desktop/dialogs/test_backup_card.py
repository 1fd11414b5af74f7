"""The card for backups in the settings: what is in the folder, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.backup_state import ON_THE_DISK
from boardpaper.desktop.dialogs.backup_card import BackupCard
from boardpaper.desktop.dialogs.first_run import FirstRunPage
from boardpaper.desktop.dialogs.restore import RestoreDialog
from boardpaper.desktop.dialogs.settings import SettingsDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from boardpaper.library.backups import disks
from tests.desktop.programs import keep


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder but the library's own is on another disk."""

    def disk(path: Path) -> int:
        return 1 if "data" in path.parts else 2

    monkeypatch.setattr(disks, "_disk", disk)


def opened(program: Program, qtbot: QtBot) -> tuple[SettingsDialog, BackupCard]:
    dialog = SettingsDialog(program, None)
    dialog.open()
    qtbot.waitActive(dialog)
    card = dialog.findChild(BackupCard)
    assert isinstance(card, BackupCard)
    qtbot.waitUntil(lambda: card.has_looked)
    return dialog, card


def words(card: BackupCard) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def button(card: BackupCard, text: str) -> QPushButton:
    buttons = card.findChildren(QPushButton)
    return next(each for each in buttons if each.text().replace("&", "") == text)


def field(card: BackupCard) -> LineField:
    found = card.findChild(LineField)
    assert isinstance(found, LineField)
    return found


def test_the_folder_beside_the_library_goes_with_its_disk(program: Program, qtbot: QtBot) -> None:
    _, card = opened(program, qtbot)
    assert ON_THE_DISK in words(card)
    assert "There is no backup in this folder yet." in words(card)


@pytest.mark.usefixtures("elsewhere")
def test_another_disk_is_no_matter(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.save_settings(replace(program.settings, backup_folder=tmp_path / "stick"))
    _, card = opened(program, qtbot)
    assert ON_THE_DISK not in words(card)


def test_what_is_typed_is_looked_into(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    _, card = opened(program, qtbot)
    (tmp_path / "file").touch()
    qtbot.keyClicks(field(card), str(tmp_path / "file"))
    qtbot.waitUntil(lambda: "is not a folder" in words(card))


def test_a_backup_is_made_in_the_folder_that_is_shown(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(program, qtbot)
    dialog, card = opened(program, qtbot)
    qtbot.keyClicks(field(card), str(tmp_path / "stick"))
    button(card, "Back up now").click()
    qtbot.waitUntil(lambda: "The library is backed up in" in words(card))
    assert len(list((tmp_path / "stick").glob("library *.sqlite"))) == 1
    assert program.settings.backup_folder is None
    dialog.accept()
    _, again = opened(program, qtbot)
    assert "Last backup: " in words(again)
    assert "· 1 report" in words(again)


def test_why_there_is_none_is_said(program: Program, qtbot: QtBot) -> None:
    _, card = opened(program, qtbot)
    button(card, "Back up now").click()
    qtbot.waitUntil(lambda: "There is no library" in words(card))
    assert button(card, "Back up now").isEnabled()


def test_what_is_no_folder_is_used_for_nothing(program: Program, qtbot: QtBot) -> None:
    _, card = opened(program, qtbot)
    qtbot.keyClicks(field(card), "backups")
    assert not button(card, "Back up now").isEnabled()
    assert not button(card, "Restore…").isEnabled()
    field(card).clear()
    field(card).edited.emit("backup_folder", "")
    assert button(card, "Back up now").isEnabled()


def test_a_dialog_that_is_gone_hears_nothing(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    dialog, card = opened(program, qtbot)
    button(card, "Back up now").click()
    dialog.reject()
    folder = program.library_file.with_name("library.sqlite-backups")
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.sqlite"))))


def test_it_leads_to_the_restore(program: Program, qtbot: QtBot) -> None:
    dialog, card = opened(program, qtbot)
    button(card, "Restore…").click()
    assert dialog.findChild(RestoreDialog) is not None


def test_the_first_run_asks_for_it_and_warns_of_what_was_chosen(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    page = FirstRunPage(program)
    qtbot.addWidget(page)
    page.show()
    shown = page.findChildren(QLabel)
    assert ON_THE_DISK not in [each.text() for each in shown if each.isVisible()]
    line = next(each for each in page.findChildren(LineField) if each.key == "backup_folder")
    qtbot.keyClicks(line, str(tmp_path / "data"))
    qtbot.waitUntil(lambda: ON_THE_DISK in [each.text() for each in shown if each.isVisible()])
    with qtbot.waitSignal(page.finished):
        next(each for each in page.findChildren(QPushButton) if each.text() == "&Start").click()
    assert program.settings.backup_folder == tmp_path / "data"
