"""What is pasted and dropped comes in as clean, plain text; what is copied goes out as such."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from boardpaper.desktop.editor.signals import Caret, TextChange, TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span
from tests.desktop.editor.samples import SAMPLE, assert_in_step, words

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.identity import counted_ids
from boardpaper.report.text import simple_text
application = QApplication([])
editor = TextEditor(counted_ids())
editor.set_text(simple_text(counted_ids("p"), "copied"), {})
editor.selectAll()
editor.copy()
assert application.clipboard().text() == "copied"
"""


def mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def drop(editor: TextEditor, data: QMimeData, block: str, offset: int) -> QDropEvent:
    """Drop something in front of a character."""
    cursor = editor.textCursor()
    editor.place_caret(block, offset)
    at = editor.cursorRect().center()
    editor.setTextCursor(cursor)
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(at), actions, data, buttons, modifiers)
    event.setDropAction(Qt.DropAction.MoveAction)
    editor.viewportEvent(event)
    return event


def test_each_line_that_is_pasted_becomes_a_paragraph(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("is fine.\r\n\r\nIt\x07 is\u2028so")
    editor.place_caret("p1", 6)
    qtbot.keyClick(editor, Key.Key_V, CONTROL)
    assert editor.text().blocks[:3] == (
        Paragraph("p1", words("Leeds is fine.")),
        Paragraph("n2", words("It is")),
        Paragraph("n3", words("soperforms adequately.")),
    )
    (change,) = changes
    assert (change.name, change.typing) == ("paste", None)
    assert editor.caret() == Caret("n3", 2)
    assert_in_step(editor)


def test_markup_is_pasted_as_the_words_it_shows(editor: TextEditor) -> None:
    data = mime("<Cabinet> & co")
    data.setHtml("<b>Cabinet</b><table><tr><td>1</table>")
    editor.place_caret("p1", 0)
    editor.insertFromMimeData(data)
    assert editor.text().blocks[0] == Paragraph(
        "p1", words("<Cabinet> & coLeeds performs adequately.")
    )


def test_pasting_takes_the_place_of_what_is_selected(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.select(TextSelection(Caret("p1", 5), Caret("i2", 3)))
    editor.insertFromMimeData(mime("!"))
    assert editor.text().blocks[:2] == (Paragraph("p1", words("Leeds!")), SAMPLE.blocks[2])
    assert len(changes) == 1


@pytest.mark.parametrize("text", ["", "\n \n", "\ufffc"])
def test_pasting_nothing_changes_nothing(
    editor: TextEditor, changes: list[TextChange], text: str
) -> None:
    editor.selectAll()
    editor.insertFromMimeData(mime(text))
    assert not changes


def test_a_file_is_not_pasted_as_its_name(editor: TextEditor, changes: list[TextChange]) -> None:
    data = mime("file:///secret.docx")
    data.setUrls([QUrl("file:///secret.docx")])
    assert not editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert not drop(editor, data, "p1", 0).isAccepted()
    assert not changes


def test_what_is_copied_reads_as_it_is_shown(editor: TextEditor, qtbot: QtBot) -> None:
    editor.select(TextSelection(Caret("i1", 1), Caret("p2", 9)))
    qtbot.keyClick(editor, Key.Key_C, CONTROL)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == ("ne\ntwo\nWider considerations\nBudget\na\nb\n1\n2\nSee 3.1 and")
    assert clipboard.mimeData().formats() == ["text/plain"]


def test_what_is_cut_is_gone_and_on_the_clipboard(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.select(TextSelection(Caret("p1", 5), Caret("i1", 1)))
    qtbot.keyClick(editor, Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == " performs adequately.\no"
    assert editor.text().blocks[:2] == (
        Paragraph("p1", words("Leedsne")),
        Bullets("l", (Bullet("i2", words("two"), 2),)),
    )
    assert changes[0].name == "cut"


def test_what_was_copied_does_not_crash_the_program_when_it_ends() -> None:
    """As data does that was made in Python and is left on the clipboard."""
    subprocess.run([sys.executable, "-c", COPY_AND_END], check=True, capture_output=True)


def test_what_is_dropped_is_put_in_where_it_falls(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.place_caret("p1", 0)
    event = drop(editor, mime("x\ny"), "i1", 3)
    assert editor.text().blocks[1] == Bullets(
        "l",
        (
            Bullet("i1", words("onex")),
            Bullet("n2", words("y")),
            Bullet("i2", words("two"), 2),
        ),
    )
    assert event.isAccepted()
    assert (changes[0].name, changes[0].before.caret) == ("drop", Caret("p1", 0))


def test_what_is_dragged_within_the_text_is_copied(editor: TextEditor) -> None:
    editor.select(TextSelection(Caret("p1", 0), Caret("p1", 5)))
    event = drop(editor, editor.createMimeDataFromSelection(), "p2", 0)
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert editor.text().blocks[0] == SAMPLE.blocks[0]
    first = editor.text().blocks[4]
    assert isinstance(first, Paragraph)
    assert first.spans[0] == Span("LeedsSee ")


def test_nothing_is_dropped_on_a_text_that_is_only_read(editor: TextEditor) -> None:
    editor.set_read_only(True)
    assert not drop(editor, mime("x"), "p1", 0).isAccepted()
    assert editor.text() is SAMPLE


def test_the_caret_that_shows_where_something_falls_goes_when_it_has_fallen(
    editor: TextEditor,
) -> None:
    editor.clearFocus()
    before = editor.grab().toImage()
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = mime("x")
    dragged = (QPoint(200, 100), Qt.DropAction.CopyAction, data, buttons, modifiers)
    editor.viewportEvent(QDragEnterEvent(*dragged))
    editor.viewportEvent(QDragMoveEvent(*dragged))
    assert editor.grab().toImage() != before
    drop(editor, QMimeData(), "p1", 0)
    assert editor.grab().toImage() == before


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_the_menu_offers_what_can_be_done(editor: TextEditor, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    assert menu_of(editor, qtbot) == {"Select all"}
    QGuiApplication.clipboard().setText("x")
    editor.selectAll()
    assert menu_of(editor, qtbot) == {"Cut", "Copy", "Paste", "Delete", "Select all"}
    editor.set_read_only(True)
    assert menu_of(editor, qtbot) == {"Copy", "Select all"}


def menu_of(editor: TextEditor, qtbot: QtBot) -> set[str]:
    """Open the context menu, and say what can be chosen from it."""
    QApplication.sendEvent(
        editor.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9)),
    )
    menu = editor.findChild(QMenu)
    assert isinstance(menu, QMenu)
    chosen = {each.text().replace("&", "") for each in menu.actions() if each.isEnabled()}
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    return chosen - {""}
