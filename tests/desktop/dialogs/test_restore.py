"""The restore: which backup, what is asked before, and what came of it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.backup_care import make_backup
from boardpaper.desktop.dialogs.restore import RestoreDialog
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.program import Program
from boardpaper.library.backups.backup import Backup
from boardpaper.library.entry import Entry
from boardpaper.library.file import attachments_folder
from tests.desktop.programs import keep, open_window, raise_again
from tests.library.backups.holding import spoil


def back_up(program: Program, qtbot: QtBot) -> Path:
    made: list[Backup] = []
    work = partial(make_backup, program.settings, program.surroundings.clock())
    program.reports.on_file(work, made.append, raise_again)
    qtbot.waitUntil(lambda: bool(made))
    return made[0].path


def entries(program: Program, qtbot: QtBot) -> list[Entry]:
    found: list[tuple[Entry, ...]] = []
    program.ask(lambda library: library.entries(), found.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    return list(found[0])


def opened(program: Program, qtbot: QtBot) -> RestoreDialog:
    dialog = RestoreDialog(program, program.settings, None)
    dialog.open()
    qtbot.waitActive(dialog)
    return dialog


def lines(dialog: RestoreDialog) -> list[list[str]]:
    table = dialog.findChild(QTreeWidget)
    assert isinstance(table, QTreeWidget)
    items = (table.topLevelItem(row) for row in range(table.topLevelItemCount()))
    return [[each.text(column) for column in range(3)] for each in items if each is not None]


def button(dialog: HouseDialog, text: str) -> QPushButton:
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    return next(each for each in buttons if each.text() == text)


def confirmed(dialog: RestoreDialog, qtbot: QtBot, answer: str = "Restore") -> str:
    """Press the button of the dialog, then answer what is asked; what was asked is returned."""
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    button(dialog, "Restore…").click()
    question = dialog.findChild(HouseDialog)
    assert isinstance(question, HouseDialog)
    qtbot.waitActive(question)
    said = " ".join(each.text() for each in question.findChildren(QLabel))
    button(question, answer).click()
    return said


def test_the_backups_are_listed_with_moment_and_reports(program: Program, qtbot: QtBot) -> None:
    for _ in range(2):
        keep(program, qtbot)
        back_up(program, qtbot)
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    found = lines(dialog)
    assert [each[1] for each in found] == ["2 reports", "1 report"]
    assert all(each[0] and each[2].endswith(" MB") for each in found)


def test_the_library_becomes_what_it_was(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    back_up(program, qtbot)
    keep(program, qtbot)
    assert len(entries(program, qtbot)) == 2
    dialog = opened(program, qtbot)
    with qtbot.waitSignals([dialog.restored, program.library_changed]):
        assert "with 1 report. What was written since then" in confirmed(dialog, qtbot)
    assert len(entries(program, qtbot)) == 1
    assert "The library was restored. The library as it was is the" in dialog.notice.sentence
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2)
    assert [each[1] for each in lines(dialog)] == ["2 reports", "1 report"]


def test_what_is_no_library_any_more_can_be_restored(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    back_up(program, qtbot)
    program.reports.forget()
    program.library_file.write_bytes(b"a letter to my aunt " * 500)
    dialog = opened(program, qtbot)
    with qtbot.waitSignal(dialog.restored):
        confirmed(dialog, qtbot)
    assert len(entries(program, qtbot)) == 1
    assert "The damaged library is kept beside it as “library damaged" in dialog.notice.sentence


def test_cancel_changes_nothing(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    back_up(program, qtbot)
    before = program.library_file.read_bytes()
    dialog = opened(program, qtbot)
    confirmed(dialog, qtbot, "Cancel")
    dialog.reject()
    assert program.library_file.read_bytes() == before


def test_while_reports_are_open_it_is_not_asked(program: Program, qtbot: QtBot) -> None:
    number = keep(program, qtbot)
    back_up(program, qtbot)
    window = open_window(program, qtbot, number)
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.findChild(HouseDialog) is None
    assert "Close the windows of reports first" in dialog.notice.sentence
    window.close()
    qtbot.waitUntil(lambda: not program.windows)
    with qtbot.waitSignal(dialog.restored):
        confirmed(dialog, qtbot)


def test_where_there_is_none_it_is_said(program: Program, qtbot: QtBot) -> None:
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: "There is no backup of this library" in dialog.notice.sentence)
    assert not button(dialog, "Restore…").isEnabled()


def test_one_that_cannot_be_read_is_not_offered(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    back_up(program, qtbot).write_bytes(b"")
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: bool(lines(dialog)))
    assert lines(dialog)[0][1] == "cannot be read"
    assert not button(dialog, "Restore…").isEnabled()


def test_a_damaged_one_is_refused_and_another_can_be_chosen(program: Program, qtbot: QtBot) -> None:
    keep(program, qtbot)
    spoil(back_up(program, qtbot), "UPDATE report SET subject = 'Potholes'")
    dialog = opened(program, qtbot)
    confirmed(dialog, qtbot)
    qtbot.waitUntil(lambda: "damaged or is none (BP-0001)" in dialog.notice.sentence)
    assert button(dialog, "Restore…").isEnabled()


def test_what_has_lost_papers_is_restored_when_that_is_wanted(
    program: Program, qtbot: QtBot
) -> None:
    keep(program, qtbot)
    folder = back_up(program, qtbot).parent
    shutil.rmtree(folder / "attachments")
    shutil.rmtree(attachments_folder(program.library_file))
    dialog = opened(program, qtbot)
    confirmed(dialog, qtbot)
    qtbot.waitUntil(lambda: "has lost" in dialog.notice.sentence)
    with qtbot.waitSignal(dialog.restored):
        button(dialog, "Restore without them").click()
    assert "The damaged library is kept beside it" in dialog.notice.sentence


def test_a_folder_that_cannot_be_listed_is_said(program: Program, qtbot: QtBot) -> None:
    program.library_file.parent.mkdir(parents=True)
    program.library_file.with_name("library.sqlite-backups").touch()
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: "is not a folder" in dialog.notice.sentence)


def test_a_library_that_is_gone_is_made_anew(program: Program, qtbot: QtBot) -> None:
    for _ in range(2):
        keep(program, qtbot)
    before = [each.subject for each in entries(program, qtbot)]
    program.library_file.unlink()
    program.reports.forget()
    dialog = opened(program, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))  # that there is no backup
    button(dialog, "Make it &anew…").click()
    question = dialog.findChild(HouseDialog)
    assert isinstance(question, HouseDialog)
    qtbot.waitActive(question)
    button(question, "Make it anew").click()
    qtbot.waitUntil(lambda: "was made anew with 2 reports" in dialog.notice.sentence)
    assert [each.subject for each in entries(program, qtbot)] == before
    dialog.close()
