"""The first run: asked once, and skipped at will."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desk.settings import Settings
from boardpaper.desk.settings_file import load_settings
from boardpaper.desktop.dialogs.first_run import FirstRunPage
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from boardpaper.errors import EnvironmentFaultError


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> FirstRunPage:
    page = FirstRunPage(program)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    qtbot.waitActive(page)
    return page


def press(page: FirstRunPage, text: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == text).click()


def is_first_run(program: Program) -> bool:
    folders = program.surroundings.folders
    return load_settings(folders.settings_file, folders.machine_settings_file).is_first_run


def test_start_keeps_what_was_typed(program: Program, page: FirstRunPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.focusWidget(), "A. Officer")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(page.focusWidget(), "a.officer@example.gov.uk")
    with qtbot.waitSignal(page.finished):
        press(page, "&Start")
    wanted = Settings(officer_name="A. Officer", officer_email="a.officer@example.gov.uk")
    assert program.settings == wanted
    assert not is_first_run(program)


def test_skip_keeps_nothing_and_is_not_asked_again(
    program: Program, page: FirstRunPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.focusWidget(), "A. Officer")
    assert is_first_run(program)
    with qtbot.waitSignal(page.finished):
        press(page, "S&kip")
    assert program.settings == Settings()
    assert not is_first_run(program)


def test_a_mistake_is_told_at_its_field(program: Program, page: FirstRunPage, qtbot: QtBot) -> None:
    fields = {each.key: each for each in page.findChildren(LineField)}
    qtbot.keyClicks(fields["backup_folder"], "backups")
    with qtbot.assertNotEmitted(page.finished):
        press(page, "&Start")
    assert "Enter the full path, for example" in fields["backup_folder"].accessibleDescription()
    assert is_first_run(program)


def test_a_machine_that_refuses_is_told_of(
    program: Program, page: FirstRunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_settings: Settings) -> None:
        raise EnvironmentFaultError("The disk is full.")

    monkeypatch.setattr(program, "save_settings", refuse)
    press(page, "&Start")
    assert page.notice.sentence == "The disk is full."


def test_skip_leads_to_the_reports_though_nothing_can_be_kept(
    program: Program, page: FirstRunPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_settings: Settings) -> None:
        raise EnvironmentFaultError("The disk is full.")

    told: list[str] = []
    program.troubled.connect(told.append)
    monkeypatch.setattr(program, "save_settings", refuse)
    with qtbot.waitSignal(page.finished):
        press(page, "S&kip")
    assert "The disk is full." in told[0]
