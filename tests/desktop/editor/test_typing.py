"""What the keys of a real keyboard do to a text in the window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.steps import Typing
from boardpaper.desktop.editor.signals import Caret, TextChange, TextSelection
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.report.identity import counted_ids
from boardpaper.report.text import (
    EMPTY_TEXT,
    Bullet,
    Bullets,
    Paragraph,
    Ref,
    Span,
    Subheading,
    Text,
)
from tests.desktop.editor.samples import SAMPLE, TABLE, assert_in_step, paragraph, words

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
P1, BULLETS, HEADING, _, P2 = SAMPLE.blocks


def at(block: str, offset: int) -> TextSelection:
    return TextSelection(Caret(block, offset), Caret(block, offset))


def select(editor: TextEditor, start: tuple[str, int], end: tuple[str, int]) -> None:
    editor.select(TextSelection(Caret(*start), Caret(*end)))


def test_words_are_typed_where_the_caret_is(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p1", 6)
    qtbot.keyClicks(editor, "is")
    first, second = changes
    assert first.text.blocks[0] == Paragraph("p1", words("Leeds iperforms adequately."))
    assert second.text.blocks[0] == Paragraph("p1", words("Leeds isperforms adequately."))
    assert second.text.blocks[1:] == SAMPLE.blocks[1:]
    assert all(
        one is other for one, other in zip(second.text.blocks[1:], SAMPLE.blocks[1:], strict=True)
    )
    assert second.text is editor.text()
    assert (first.name, first.block, first.typing) == ("typing", "p1", Typing("insert", "i"))
    assert (first.before, first.after) == (at("p1", 6), at("p1", 7))
    assert second.before == first.after
    assert_in_step(editor)


def test_typing_into_an_empty_text_makes_a_numbered_paragraph(qtbot: QtBot) -> None:
    editor = TextEditor(counted_ids("n"))
    qtbot.addWidget(editor)
    assert editor.text() == EMPTY_TEXT
    qtbot.keyClicks(editor, "ab")
    assert editor.text() == Text((Paragraph("n1", words("ab")),))
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "c")
    assert editor.text() == Text((Paragraph("n1", words("ab")), Paragraph("n2", words("c"))))


def test_enter_begins_a_new_paragraph(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p1", 5)
    qtbot.keyClick(editor, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    (change,) = changes
    assert change.text.blocks[:2] == (
        Paragraph("p1", words("Leeds")),
        Paragraph("n2", words(" performs adequately.")),
    )
    assert (change.name, change.block, change.typing) == ("new paragraph", "n2", None)
    assert (change.before, change.after) == (at("p1", 5), at("n2", 0))


def test_shift_and_enter_break_the_line_in_the_same_paragraph(
    editor: TextEditor, qtbot: QtBot
) -> None:
    editor.place_caret("p1", 5)
    qtbot.keyClick(editor, Key.Key_Return, SHIFT)
    assert editor.text().blocks[0] == Paragraph("p1", words("Leeds\n performs adequately."))
    assert_in_step(editor)


def test_backspace_erases_and_says_what(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p1", 5)
    qtbot.keyClick(editor, Key.Key_Backspace)
    qtbot.keyClick(editor, Key.Key_Backspace, SHIFT)
    assert editor.text().blocks[0] == Paragraph("p1", words("Lee performs adequately."))
    assert [change.typing for change in changes] == [Typing("erase", "s"), Typing("erase", "d")]
    assert changes[1].before == changes[0].after == at("p1", 4)


def test_words_are_erased_whole(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p1", 14)
    qtbot.keyClick(editor, Key.Key_Backspace, CONTROL)
    qtbot.keyClick(editor, Key.Key_Delete, CONTROL)
    assert editor.text().blocks[0] == Paragraph("p1", words("Leeds adequately."))
    assert changes[0].typing == Typing("erase", "performs")


def test_backspace_at_the_start_joins_with_the_line_before(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("i1", 0)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.text().blocks[1] == Paragraph("i1", words("one"))
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.text().blocks[0] == Paragraph("p1", words("Leeds performs adequately.one"))
    assert [change.typing for change in changes] == [None, None]
    assert changes[1].after == at("p1", 26)


def test_delete_over_several_blocks_keeps_what_is_not_selected(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    select(editor, ("i1", 1), ("p2", 4))
    qtbot.keyClick(editor, Key.Key_Delete)
    assert editor.text().blocks == (
        P1,
        Bullets("l", (Bullet("i1", (Span("o"), Ref("p1"), Span(" and more", bold=True))),)),
    )
    (change,) = changes
    assert change.before == TextSelection(Caret("i1", 1), Caret("p2", 4))
    assert change.after == at("i1", 1)
    assert_in_step(editor)


def test_a_table_is_selected_before_it_is_deleted(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p2", 0)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.selection() == TextSelection(Caret("t", 0), Caret("t", 1))
    assert TABLE in editor.text().blocks
    assert not changes
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert TABLE not in editor.text().blocks


def test_typing_over_a_selection_is_one_change(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    select(editor, ("p1", 5), ("h", 5))
    qtbot.keyClicks(editor, "x")
    (change,) = changes
    assert change.text.blocks[0] == Paragraph("p1", words("Leedsx considerations"))
    assert change.typing == Typing("insert", "x")


def test_words_typed_next_to_a_table_make_a_paragraph(editor: TextEditor, qtbot: QtBot) -> None:
    editor.place_caret("t", 1)
    qtbot.keyClicks(editor, "ab")
    assert editor.text().blocks[3:5] == (TABLE, Paragraph("n2", words("ab")))
    editor.place_caret("t", 0)
    qtbot.keyClicks(editor, "c")
    assert editor.text().blocks[3:5] == (Paragraph("n3", words("c")), TABLE)


def test_tab_changes_the_level_of_a_bullet_at_its_start(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("i2", 0)
    qtbot.keyClick(editor, Key.Key_Backtab, SHIFT)
    assert editor.text().blocks[1] == Bullets(
        "l", (Bullet("i1", words("one")), Bullet("i2", words("two")))
    )
    qtbot.keyClick(editor, Key.Key_Tab)
    assert editor.text() == SAMPLE
    assert [change.name for change in changes] == ["bullet level", "bullet level"]
    assert editor.hasFocus()


def test_tab_with_control_is_not_for_the_text(editor: TextEditor, qtbot: QtBot) -> None:
    editor.place_caret("i2", 0)
    qtbot.keyClick(editor, Key.Key_Backtab, CONTROL | SHIFT)
    assert editor.text() is SAMPLE


def test_what_is_typed_out_of_sight_comes_into_view(editor: TextEditor, qtbot: QtBot) -> None:
    blocks = tuple(paragraph(f"p{number}", "words " * 40) for number in range(60))
    editor.set_text(Text(blocks), {})
    editor.place_caret("p59", 0)
    editor.verticalScrollBar().setValue(0)
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_key_can_type_a_character_beyond_the_basic_plane(editor: TextEditor) -> None:
    editor.place_caret("p1", 5)
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "\U0001f600")
    QApplication.sendEvent(editor, event)
    assert editor.text().blocks[0] == paragraph("p1", "Leeds\U0001f600 performs adequately.")
    assert editor.caret() == Caret("p1", 6)


def test_a_cross_reference_is_erased_as_one(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.place_caret("p2", 5)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.text().blocks[4] == Paragraph("p2", (Span("See "), Span(" and more", bold=True)))
    assert changes[0].typing == Typing("erase", "")


def test_words_next_to_a_cross_reference_are_words(editor: TextEditor, qtbot: QtBot) -> None:
    editor.place_caret("p2", 5)
    qtbot.keyClicks(editor, "x")
    assert editor.text().blocks[4] == Paragraph(
        "p2", (Span("See "), Ref("p1"), Span("x"), Span(" and more", bold=True))
    )


@pytest.mark.parametrize(
    "cluster", ["\U0001f600", "\U0001f469\u200d\U0001f467", "\U0001f1ec\U0001f1e7", "é"]
)
def test_what_is_one_character_to_the_eye_is_erased_as_one(
    editor: TextEditor, qtbot: QtBot, cluster: str
) -> None:
    text = Text((Paragraph("p", words(f"a{cluster}b")),))
    editor.set_text(text, {})
    editor.place_caret("p", 1 + len(cluster))
    assert editor.caret() == Caret("p", 1 + len(cluster))
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.text() == Text((Paragraph("p", words("ab")),))
    editor.set_text(text, {})
    editor.place_caret("p", 1)
    qtbot.keyClick(editor, Key.Key_Delete)
    assert editor.text() == Text((Paragraph("p", words("ab")),))


def test_the_caret_counts_characters_not_code_units(editor: TextEditor, qtbot: QtBot) -> None:
    editor.set_text(Text((Paragraph("p", words("\U0001f600\U0001f600")),)), {})
    editor.place_caret("p", 1)
    qtbot.keyClicks(editor, "x")
    assert editor.text() == Text((Paragraph("p", words("\U0001f600x\U0001f600")),))
    assert editor.caret() == Caret("p", 2)
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.text() == Text(
        (Paragraph("p", words("\U0001f600x")), Paragraph("n2", words("\U0001f600")))
    )


def test_bullets_sub_headings_and_numbers_are_turned_on_and_off(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    editor.place_caret("p2", 0)
    editor.toggle_bullets()
    editor.toggle_bullets()
    editor.toggle_subheading()
    assert editor.text().blocks[4] == Subheading("p2", P2.spans)  # type: ignore[union-attr]
    editor.toggle_numbers()
    assert editor.text().blocks[4] == Subheading("p2", P2.spans, numbered=True)  # type: ignore[union-attr]
    editor.toggle_subheading()
    editor.toggle_numbers()
    assert editor.text().blocks[4] == replace(P2, numbered=False)
    names = ["bullets", "bullets", "sub-heading", "numbering", "sub-heading", "numbering"]
    assert [change.name for change in changes] == names
    assert_in_step(editor)


def test_a_text_that_is_only_read_is_not_changed(
    editor: TextEditor, changes: list[TextChange], qtbot: QtBot
) -> None:
    editor.set_read_only(True)
    editor.place_caret("i2", 0)
    for key in (Key.Key_A, Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Tab):
        qtbot.keyClick(editor, key)
    editor.toggle_bold()
    editor.toggle_bullets()
    editor.set_link("https://example.org")
    editor.cut()
    assert editor.text() is SAMPLE
    assert not changes
    qtbot.keyClick(editor, Key.Key_Left)
    assert editor.caret() == Caret("i1", 3)
    editor.set_read_only(False)
    qtbot.keyClicks(editor, "x")
    assert changes[0].text.blocks[1] == Bullets(
        "l", (Bullet("i1", words("onex")), Bullet("i2", words("two"), 2))
    )
