"""Whatever Qt does to the document by itself, the text stays whole and every id is its own."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import strategies as st
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from boardpaper.desk.steps import Typing
from boardpaper.desktop.editor.signals import Caret, TextChange, TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.identity import counted_ids
from boardpaper.report.lines import Line, ObjectLine, line_id, lines_of
from boardpaper.report.text import Bullet, Bullets, Paragraph, Ref, Span, Text
from tests.desktop.editor.samples import (
    FIGURE,
    SAMPLE,
    TABLE,
    assert_in_step,
    paragraph,
    set_position,
    words,
)
from tests.strategies import texts


def compose(editor: TextEditor, preedit: str = "", commit: str = "") -> None:
    """What an input method says: words it is still composing, or words it is done with."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def insert(editor: TextEditor, text: str) -> None:
    """Insert as Qt does it for an assistive program."""
    editor.textCursor().insertText(text)


def ids(editor: TextEditor) -> list[str]:
    return [line_id(line) for line in lines_of(editor.text())]


def test_an_input_method_commits_words(editor: TextEditor, changes: list[TextChange]) -> None:
    editor.place_caret("p1", 5)
    compose(editor, preedit="´")
    assert not changes
    compose(editor, commit="é\U0001f600")
    assert editor.text().blocks[0] == Paragraph(
        "p1", words("Leedsé\U0001f600 performs adequately.")
    )
    (change,) = changes
    assert change.typing == Typing("insert", "é\U0001f600")
    assert change.before.caret == Caret("p1", 5)
    assert change.after.caret == editor.caret() == Caret("p1", 7)
    assert_in_step(editor)


def test_an_input_method_takes_the_place_of_what_is_selected(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.select(TextSelection(Caret("p1", 5), Caret("i1", 1)))
    compose(editor, preedit="x")
    compose(editor, commit="y")
    assert editor.text().blocks[0] == Paragraph("p1", words("Leedsyne"))
    assert [change.name for change in changes] == ["delete", "typing"]


def test_an_input_method_writes_next_to_a_table_and_not_into_it(editor: TextEditor) -> None:
    editor.place_caret("t", 1)
    compose(editor, commit="x")
    assert editor.text().blocks[3:5] == (TABLE, Paragraph("n2", words("x")))


def test_an_input_method_writes_in_the_style_that_was_chosen(editor: TextEditor) -> None:
    editor.place_caret("p1", 5)
    editor.toggle_bold()
    compose(editor, preedit="x")
    compose(editor, commit="xy")
    first = editor.text().blocks[0]
    assert first == Paragraph(
        "p1", (Span("Leeds"), Span("xy", bold=True), Span(" performs adequately."))
    )


def test_a_text_that_comes_while_words_are_composed_waits(editor: TextEditor) -> None:
    editor.place_caret("p1", 0)
    compose(editor, preedit="x")
    other = Text((paragraph("q", "other"),))
    editor.set_text(other, {})
    assert editor.text() is SAMPLE
    compose(editor)
    assert editor.text() is other


def test_composed_words_outlive_a_text_that_came_meanwhile(editor: TextEditor) -> None:
    """The owner had not seen them; it is told of them now, and can decide."""
    editor.place_caret("p1", 0)
    compose(editor, preedit="x")
    editor.set_text(Text((paragraph("q", "other"),)), {})
    compose(editor, commit="xy")
    assert editor.text().blocks[0] == Paragraph("p1", words("xyLeeds performs adequately."))


def test_an_accent_of_its_own_joins_its_letter(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.set_text(Text((paragraph("p", "cafes"),)), {})
    editor.place_caret("p", 4)
    insert(editor, "\u0301")
    assert editor.text() == Text((paragraph("p", "cafés"),))
    assert editor.caret() == Caret("p", 4)
    assert len(changes) == 1
    assert_in_step(editor)


def test_characters_no_text_may_hold_are_dropped(editor: TextEditor) -> None:
    editor.place_caret("p1", 5)
    insert(editor, "\x07a\ufeffb")
    assert editor.text().blocks[0] == Paragraph("p1", words("Leedsab performs adequately."))
    assert editor.caret() == Caret("p1", 7)
    assert_in_step(editor)


def test_a_paragraph_that_qt_splits_keeps_its_id_once(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.place_caret("p1", 0)
    insert(editor, "\nx\n")
    assert editor.text().blocks[:3] == (
        Paragraph("n2"),
        Paragraph("p1", words("x")),
        Paragraph("n3", words("Leeds performs adequately.")),
    )
    assert editor.caret() == Caret("n3", 0)
    assert len(changes) == 1
    assert_in_step(editor)


def test_two_blocks_that_qt_replaces_by_two_have_ids_of_their_own(editor: TextEditor) -> None:
    editor.set_text(Text((paragraph("p", "a"), paragraph("q", "b"))), {})
    editor.selectAll()
    insert(editor, "x\ny")
    assert len(set(ids(editor))) == 2
    assert_in_step(editor)


def test_what_qt_deletes_over_blocks_is_gone_and_the_rest_is_whole(editor: TextEditor) -> None:
    editor.select(TextSelection(Caret("i1", 1), Caret("p2", 4)))
    editor.textCursor().removeSelectedText()
    assert editor.text().blocks == (
        SAMPLE.blocks[0],
        Bullets("l", (Bullet("i1", (Span("o"), Ref("p1"), Span(" and more", bold=True))),)),
    )
    assert_in_step(editor)


def test_words_that_qt_puts_beside_a_table_stand_alone(editor: TextEditor) -> None:
    editor.place_caret("t", 1)
    insert(editor, "after")
    assert editor.caret() == Caret("n2", 5)
    editor.place_caret("t", 0)
    insert(editor, "before")
    assert editor.caret() == Caret("n3", 6)
    assert editor.text().blocks[3:6] == (
        Paragraph("n3", words("before")),
        TABLE,
        Paragraph("n2", words("after")),
    )
    assert_in_step(editor)


def test_a_table_that_qt_joins_to_words_stands_alone_again(editor: TextEditor) -> None:
    editor.place_caret("t", 0)
    editor.textCursor().deletePreviousChar()
    assert SAMPLE.blocks[2:4] == editor.text().blocks[2:4]
    editor.place_caret("t", 1)
    editor.textCursor().deleteChar()
    assert TABLE in editor.text().blocks
    assert_in_step(editor)


def test_a_table_that_qt_deletes_leaves_a_paragraph(editor: TextEditor) -> None:
    editor.select(TextSelection(Caret("t", 0), Caret("t", 1)))
    editor.textCursor().removeSelectedText()
    assert editor.text().blocks[3] == Paragraph("n2")
    assert_in_step(editor)


def test_the_caret_stays_where_it_is_while_qt_changes_another_place(editor: TextEditor) -> None:
    editor.select(TextSelection(Caret("i1", 1), Caret("p2", 3)))
    cursor = QTextCursor(editor.document().findBlockByNumber(4))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText("x")
    assert editor.text().blocks[4] == Paragraph("n2", words("x"))
    assert editor.selection() == TextSelection(Caret("i1", 1), Caret("p2", 3))


def test_words_on_both_sides_of_a_table_stand_alone(editor: TextEditor) -> None:
    cursor = QTextCursor(editor.document().findBlockByNumber(4))
    cursor.beginEditBlock()
    cursor.insertText("before")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText("after")
    cursor.endEditBlock()
    assert editor.text().blocks[3:6] == (
        Paragraph("n2", words("before")),
        TABLE,
        Paragraph("n3", words("after")),
    )
    assert_in_step(editor)


def test_a_change_of_nothing_is_not_told(editor: TextEditor, changes: list[TextChange]) -> None:
    editor.place_caret("p1", 3)
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.insertText("x")
    cursor.deletePreviousChar()
    cursor.endEditBlock()
    editor.document().markContentsDirty(0, 10)
    assert not changes
    assert editor.text() is SAMPLE


@pytest.mark.usefixtures("qapp")
@hypothesis.given(texts(), st.data())
def test_any_edits_of_qt_leave_a_whole_text(text: Text, data: st.DataObject) -> None:
    editor = TextEditor(counted_ids("n"))
    editor.set_text(text, {})
    for _ in range(data.draw(st.integers(1, 4))):
        end = editor.document().characterCount() - 1
        positions = st.integers(0, end)
        set_position(editor, data.draw(positions), data.draw(positions))
        kept = objects_outside(editor)
        insert(editor, data.draw(st.sampled_from(("", "x", "x\ny", "\n\n", "\u0301", "\x07"))))
        assert_in_step(editor)
        assert len(set(ids(editor))) == len(ids(editor))
        assert kept <= {line.id for line in objects(editor)}
        editor.set_text(editor.text(), {})
    editor.deleteLater()


def objects(editor: TextEditor) -> list[ObjectLine]:
    lines: list[Line] = [*lines_of(editor.text())]
    return [line for line in lines if isinstance(line, ObjectLine)]


def objects_outside(editor: TextEditor) -> set[str]:
    """The ids of the objects that are not selected."""
    cursor = editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines = lines_of(editor.text())
    found = set()
    for number, line in enumerate(lines):
        at = QTextCursor(editor.document().findBlockByNumber(number)).position()
        if isinstance(line, ObjectLine) and not start <= at < end:
            found.add(line.id)
    return found


def test_a_text_of_objects_alone_can_be_edited_by_qt(editor: TextEditor) -> None:
    editor.set_text(Text((TABLE, FIGURE)), {})
    editor.place_caret("t", 1)
    insert(editor, "a\nb")
    assert [block.id for block in editor.text().blocks] == ["t", "n2", "n3", "f"]
    assert_in_step(editor)
