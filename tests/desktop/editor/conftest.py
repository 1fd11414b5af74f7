"""An editor on the screen, and what it told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boardpaper.desktop.editor.signals import TextChange
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.identity import counted_ids
from tests.desktop.editor.samples import SAMPLE


class Listener(QObject):
    """Keeps the changes an editor tells of."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self.changes: list[TextChange] = []
        editor.edited.connect(self.hear)

    def hear(self, change: TextChange) -> None:
        self.changes.append(change)


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    """An editor that shows the sample, with the keyboard."""
    editor = TextEditor(counted_ids("n"))
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.set_text(SAMPLE, {"p1": "3.1", "p2": "3.2"})
    with qtbot.waitActive(editor):
        editor.show()
    editor.setFocus()
    return editor


@pytest.fixture
def changes(editor: TextEditor) -> list[TextChange]:
    """The changes the editor tells of, as they come."""
    return Listener(editor).changes
