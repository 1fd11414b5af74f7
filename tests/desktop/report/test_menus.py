"""The menu bar has every command: what a page does by button, the menus do too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import command_of, stand_for
from boardpaper.desktop.kit.choice_fields import YesNoField
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import DateField
from boardpaper.desktop.kit.forms import Note
from boardpaper.desktop.kit.links import LinkRow
from boardpaper.desktop.pages.clearance import ClearanceRecord
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.desktop.screens import screens
from boardpaper.desktop.stage import Stage
from boardpaper.report.place import Place
from tests.desktop.programs import new_window, running
from tests.desktop.report.windows import dialog_of

PARTS = (YesNoField, DateField, NoticeBar, Note, LinkRow, ClearanceRecord)
"""What has buttons of its own: fields, answers to a question asked in place, and the note, whose
button triggers a command of the menus by its name."""


def is_part(button: QWidget, page: QWidget) -> bool:
    at: QWidget | None = button
    while at is not None and at is not page:
        if isinstance(at, PARTS):
            return True
        at = at.parentWidget()
    return False


def without_command(window: ReportWindow) -> list[str]:
    """The buttons of the page for which the menus have nothing."""
    page = window.current_page
    assert page is not None
    known = window.commands.names
    return [
        each.accessibleName() or each.text()
        for each in page.canvas.findChildren(QPushButton)
        if not is_part(each, page) and command_of(each) not in known
    ]


def choose(window: ReportWindow, command: str, qtbot: QtBot) -> None:
    """Choose a command once the menus say that it can be chosen."""
    qtbot.waitUntil(window.commands[command].isEnabled)
    window.commands[command].trigger()


def settle(qtbot: QtBot) -> None:
    """Let the menus follow."""
    qtbot.wait(0)
    QApplication.processEvents()


def test_every_button_of_every_page_has_its_command(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    faults, seen = set[str](), 0
    with running(qapp, tmp_path, qtbot) as program:
        stage = Stage(program)
        for screen in screens():
            for state in screen.states if screen.name.startswith("report-") else ():
                window = screen.build(state, stage)
                assert isinstance(window, ReportWindow)
                faults |= {f"{screen.name} {state}: {each}" for each in without_command(window)}
                seen += 1
                stage.take_away(window)
        stage.close()
    assert seen > 30
    assert sorted(faults) == []


def test_a_button_without_a_command_would_be_found(program: Program, qtbot: QtBot) -> None:
    window = new_window(program, qtbot)
    page = window.current_page
    assert page is not None
    for command in ("", "no such command", "remove"):
        page.add(stand_for(command, QPushButton(command or "Do")))
    assert without_command(window) == ["Do", "no such command"]


def test_recommendations_are_moved_and_removed_from_the_menu(
    window: ReportWindow, qtbot: QtBot
) -> None:
    def ids() -> list[str]:
        return [each.id for each in window.desk.report.recommendations]

    choose(window, "insert-recommendations", qtbot)
    choose(window, "insert-recommendations", qtbot)
    *others, one, other = ids()
    number = len(ids())
    qtbot.waitUntil(window.commands["remove"].isEnabled)
    assert window.commands["remove"].text() == f"&Remove recommendation {number}"
    assert not window.commands["move-down"].isEnabled()
    focused = QApplication.focusWidget()
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Up, held)
    assert ids() == [*others, other, one]
    choose(window, "move-down", qtbot)
    assert ids() == [*others, one, other]
    window.go_to(Place("recommendations", item=one))
    settle(qtbot)
    choose(window, "remove", qtbot)
    assert ids() == [*others, other]


def test_which_item_is_meant_is_never_guessed(window: ReportWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        choose(window, "insert-background", qtbot)
    page = window.current_page
    assert page is not None
    (add,) = [e for e in page.findChildren(QPushButton) if command_of(e) == "insert-background"]
    qtbot.waitUntil(window.commands["remove"].isEnabled)
    add.setFocus()
    qtbot.waitUntil(lambda: not window.commands["remove"].isEnabled())
    assert window.commands["remove"].text() == "&Remove"


def test_an_author_is_removed_from_the_menu(window: ReportWindow, qtbot: QtBot) -> None:
    choose(window, "insert-author", qtbot)
    before = window.desk.report.authors
    choose(window, "insert-author", qtbot)
    qtbot.waitUntil(lambda: window.commands["remove"].text().endswith(f"{len(before) + 1}"))
    choose(window, "remove", qtbot)
    assert window.desk.report.authors == before


def test_an_exemption_is_added_and_removed_once_there_may_be_any(
    window: ReportWindow, qtbot: QtBot
) -> None:
    form, desk = window.session.template.template, window.desk
    (exempt,) = [each for each in form.questions if each.kind == "exempt"]
    window.go_to(Place("answers", item=exempt.id))
    qtbot.waitUntil(lambda: window.is_settled)
    assert not window.commands["insert-exemption"].isEnabled()
    page = window.current_page
    field = None if page is None else page.field_at(Place("answers", item=exempt.id))
    assert isinstance(field, YesNoField)
    field.edited.emit(exempt.id, True)
    window.open_kind("details")
    choose(window, "insert-exemption", qtbot)
    assert len(desk.report.exemptions) == 1
    qtbot.waitUntil(lambda: window.commands["remove"].text() == "&Remove exemption 1")
    choose(window, "reasons", qtbot)
    choose(window, "remove", qtbot)
    assert not desk.report.exemptions


def test_an_appendix_is_added_without_a_file_from_the_menu(
    window: ReportWindow, qtbot: QtBot
) -> None:
    count = len(window.desk.report.appendices)
    choose(window, "insert-appendices", qtbot)
    assert len(window.desk.report.appendices) == count + 1
    settle(qtbot)
    assert window.commands["choose-file"].isEnabled()
    assert not window.commands["detach-file"].isEnabled()
    assert not window.commands["open-file"].isEnabled()


def test_nothing_is_added_or_removed_while_the_text_is_frozen(
    window: ReportWindow, qtbot: QtBot
) -> None:
    choose(window, "insert-author", qtbot)
    choose(window, "withdraw", qtbot)
    dialog_of(HouseDialog, qtbot).accept()
    settle(qtbot)
    commands = window.commands
    keys = [each for each in commands.names if each.startswith("insert-")] + ["remove"]
    assert len(keys) == 7
    assert [each for each in keys if commands[each].isEnabled()] == []


@pytest.mark.parametrize("kind", ["notices", "clearance"])
def test_what_a_card_offers_is_in_the_menu_when_it_has_the_focus(
    window: ReportWindow, qtbot: QtBot, kind: str
) -> None:
    command = {"notices": "fill-in", "clearance": "record-clearance"}[kind]
    page = window.open_kind("notices" if kind == "notices" else "clearance")
    assert page is not None
    button = next(
        each
        for each in page.findChildren(QPushButton)
        if command_of(each) == command and each.isVisible()
    )
    button.setFocus()
    qtbot.waitUntil(window.commands[command].isEnabled)
    assert button.accessibleName() in window.commands[command].text().replace("&", "")
    window.commands[command].trigger()
    assert not button.isVisible()
