"""The list of keys is the menus' own."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from boardpaper.desktop.dialogs.keys import KeysDialog, groups_of
from boardpaper.desktop.kit.commands import Command, Menu
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.menus import MENUS


def lines(dialog: KeysDialog) -> list[tuple[str, str]]:
    """Every line of the table that is to be seen."""
    table = dialog.findChild(QTreeWidget)
    assert isinstance(table, QTreeWidget)
    found: list[tuple[str, str]] = []
    for index in range(table.topLevelItemCount()):
        group = table.topLevelItem(index)
        assert isinstance(group, QTreeWidgetItem)
        children = [group.child(number) for number in range(group.childCount())]
        shown = [each for each in children if each is not None and not each.isHidden()]
        assert group.isHidden() is not bool(shown)
        found += [(each.text(0), each.text(1)) for each in shown]
    return found


def opened(program: Program, qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog(program, None)
    dialog.open()
    qtbot.waitActive(dialog)
    return dialog


def test_every_command_of_the_report_window_is_listed(program: Program, qtbot: QtBot) -> None:
    listed = dict(lines(opened(program, qtbot)))
    commands = [each for menu in MENUS for each in menu.commands if each is not None]
    for command in commands:
        assert listed[command.text.replace("&", "").removesuffix("…")]
    assert listed["Save now"] == QKeySequence("Ctrl+S").toString()
    assert listed["Choose the kind of a finding"] == QKeySequence("Alt+Down").toString()


def test_a_command_without_keys_is_reached_through_its_menu() -> None:
    menus = (Menu("F&ormat", (Command("a", "Su&perscript"), None, Command("b", "&B", ("F5",)))),)
    first = next(groups_of({"Report": menus}))
    assert first == ("Report: Format", (("Superscript", "Alt+O, then P"), ("B", "F5")))


def test_a_command_is_found_by_its_words_and_by_its_keys(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.focusWidget(), "BOLD")
    assert [text for text, _ in lines(dialog)] == ["Bold"]
    field = dialog.focusWidget()
    assert isinstance(field, LineField)
    field.clear()
    qtbot.keyClicks(dialog.focusWidget(), "ctrl+k")
    assert [text for text, _ in lines(dialog)] == ["Link"]


def test_the_first_command_is_chosen_and_no_heading(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    table = dialog.findChild(QTreeWidget)
    assert isinstance(table, QTreeWidget)
    assert table.currentIndex().siblingAtColumn(1).data() == QKeySequence("Ctrl+N").toString()
