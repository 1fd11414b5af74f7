"""What belongs to the window reaches the window: its menu's keys, and Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.identity import counted_ids
from tests.desktop.editor.samples import SAMPLE

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Window(QMainWindow):
    """A window with an editor between two fields; it counts what its menu is asked for."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__()
        self.editor = editor
        self.asked: list[str] = []
        self.before, self.after = QLineEdit(), QLineEdit()
        page = QWidget()
        layout = QVBoxLayout(page)
        for field in (self.before, editor, self.after):
            layout.addWidget(field)
        self.setCentralWidget(page)

    def add(self, keys: QKeySequence.StandardKey | str) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(self.note)
        self.addAction(action)

    def note(self) -> None:
        sender: QObject = self.sender()
        assert isinstance(sender, QAction)
        self.asked.append(sender.shortcut().toString())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - the name is Qt's
        if event.key() not in {Key.Key_Control, Key.Key_Shift}:
            self.asked.append("unhandled")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window(TextEditor(counted_ids("n")))
    qtbot.addWidget(window)
    window.editor.set_text(SAMPLE, {})
    with qtbot.waitActive(window):
        window.show()
    window.editor.setFocus()
    return window


def test_undo_and_redo_are_the_window_s(window: Window, qtbot: QtBot) -> None:
    window.add(QKeySequence.StandardKey.Undo)
    window.add("Ctrl+Y")
    window.add("Ctrl+Shift+Z")
    qtbot.keyClicks(window.editor, "x")
    typed = window.editor.text()
    qtbot.keyClick(window.editor, Key.Key_Z, CONTROL)
    qtbot.keyClick(window.editor, Key.Key_Y, CONTROL)
    qtbot.keyClick(window.editor, Key.Key_Z, CONTROL | SHIFT)
    assert window.asked == ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"]
    assert window.editor.text() is typed


def test_undo_is_not_swallowed_where_no_menu_has_it(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.editor, Key.Key_Z, CONTROL)
    assert window.asked == ["unhandled"]


def test_qt_keeps_no_undo_of_its_own(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.editor, "x")
    typed = window.editor.text()
    assert not window.editor.document().isUndoAvailable()
    window.editor.undo()
    assert window.editor.text() is typed


@pytest.mark.parametrize(
    ("key", "name"), [(Key.Key_B, "Ctrl+B"), (Key.Key_I, "Ctrl+I"), (Key.Key_K, "Ctrl+K")]
)
def test_a_style_in_the_window_s_menu_is_asked_for_there(
    window: Window, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    window.add(name)
    window.editor.selectAll()
    qtbot.keyClick(window.editor, key, CONTROL)
    assert window.asked == [name]
    assert window.editor.text() is SAMPLE


def test_keys_that_would_delete_a_line_unseen_do_nothing(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.editor, Key.Key_U, CONTROL)
    assert window.editor.text() is SAMPLE


@pytest.mark.parametrize(("block", "offset"), [("p1", 0), ("i2", 1), ("i1", 0), ("t", 0)])
def test_tab_moves_on_but_at_the_start_of_a_bullet(
    window: Window, qtbot: QtBot, block: str, offset: int
) -> None:
    window.editor.place_caret(block, offset)
    qtbot.keyClick(window.editor, Key.Key_Tab)
    assert window.after.hasFocus()
    window.editor.setFocus()
    qtbot.keyClick(window.editor, Key.Key_Backtab, SHIFT)
    assert window.before.hasFocus()
    assert window.editor.text() is SAMPLE


def test_where_tab_has_nowhere_to_go_it_types_nothing(editor: TextEditor, qtbot: QtBot) -> None:
    qtbot.keyClick(editor, Key.Key_Tab)
    assert editor.text() is SAMPLE
