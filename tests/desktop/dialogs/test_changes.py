"""The dialog of changes: all words, no markup, and a way from one change to the next."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desktop.dialogs.changes import ChangesDialog, spoken, summary
from boardpaper.desktop.program import Program
from boardpaper.document.comparing.compare import compare
from boardpaper.document.comparing.page import NO_CHANGES, Heading
from boardpaper.report.report import Report
from tests.library.libraries import a_report

TEMPLATE = shelf.template("leeds-2021").template
OLD = a_report("Roads", "The roads are worn", "The <b>bridge</b> is shut", "Gone")
NEW = a_report("Potholes", "The roads are very worn", "The <b>bridge</b> is open")


def shown(program: Program, qtbot: QtBot, old: Report = OLD, new: Report = NEW) -> ChangesDialog:
    comparison = compare(old, new, TEMPLATE)
    dialog = ChangesDialog(program.look, comparison, Heading("Potholes", "before", "now"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def formats(dialog: ChangesDialog, words: str) -> tuple[bool, bool]:
    """Whether some words are struck out, and whether they are underlined."""
    cursor = dialog.text.document().find(words)
    assert not cursor.isNull(), words
    form = cursor.charFormat()
    return form.fontStrikeOut(), form.fontUnderline()


def test_all_changes_are_there_as_plain_words(program: Program, qtbot: QtBot) -> None:
    dialog = shown(program, qtbot)
    words = dialog.text.toPlainText()
    assert "The <b>bridge</b> is shutopen" in words
    assert words.startswith("Details\nSubject – changed\n")
    assert formats(dialog, "shut") == (True, False)
    assert formats(dialog, "open") == (False, True)
    assert formats(dialog, "The roads are") == (False, False)
    assert summary(dialog.comparison).startswith("Changed: 3, Removed: 1.")


def test_keys_go_from_change_to_change(program: Program, qtbot: QtBot) -> None:
    dialog = shown(program, qtbot)

    def line() -> str:
        cursor = dialog.text.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        return cursor.selectedText().strip("\u2029")

    seen = []
    for _ in range(6):
        qtbot.keyClick(dialog.text, Qt.Key.Key_F3)
        seen.append(line())
    assert seen[0] == "Subject – changed"
    assert len(set(seen)) == 4
    assert seen[3:] == seen[3:4] * 3  # the last one
    qtbot.keyClick(dialog.text, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert line() == seen[2]


def test_a_change_is_spoken_in_words(program: Program, qtbot: QtBot) -> None:
    dialog = shown(program, qtbot)
    said = spoken(dialog.comparison.changes[0])
    assert said == "Details, Subject, changed. deleted: Roads; inserted: Potholes"


def test_two_that_are_alike_are_said_to_be(program: Program, qtbot: QtBot) -> None:
    dialog = shown(program, qtbot, OLD, OLD)
    assert dialog.text.toPlainText() == NO_CHANGES
    dialog.go_on()


@pytest.mark.parametrize("count", [400])
def test_many_changes_are_shown(program: Program, qtbot: QtBot, count: int) -> None:
    words = [f"finding {number} of many" for number in range(count)]
    old = a_report("Roads", *words)
    new = a_report("Roads", *[each.replace("many", "all") for each in words])
    dialog = shown(program, qtbot, old, replace(new, id=old.id))
    assert len(dialog.comparison.changes) == count
