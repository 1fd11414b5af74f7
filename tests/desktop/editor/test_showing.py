"""What is set is shown, with its numbers, by changing as little as possible."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import given
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
from tests.desktop.editor.samples import (
    FIGURE,
    NOTE,
    SAMPLE,
    WITHHELD,
    assert_in_step,
    paragraph,
    words,
)
from tests.strategies import texts

NUMBERS = {"p1": "3.1", "p2": "3.2"}


class Watch(QObject):
    """Keeps which parts of a document changed."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self.parts: list[tuple[int, int, int]] = []
        editor.document().contentsChange.connect(self.note)

    def note(self, position: int, removed: int, added: int) -> None:
        self.parts.append((position, removed, added))


def picture(editor: TextEditor) -> QImage:
    return editor.grab().toImage()


@pytest.mark.usefixtures("qapp")
@given(texts(), texts())
def test_any_text_is_shown_after_any_other(first: Text, second: Text) -> None:
    editor = TextEditor(counted_ids("n"))
    for text in (first, second):
        editor.set_text(text, {})
        assert editor.text() == text
        assert_in_step(editor)
    editor.deleteLater()


def test_a_text_that_was_set_comes_back_as_the_same_object(
    editor: TextEditor, changes: list[TextChange]
) -> None:
    assert editor.text() is SAMPLE
    text = Text((Paragraph("p", (Span("a"), Span(""), Span("b"))), Bullets("empty")))
    editor.set_text(text, {})
    assert editor.text() is text
    assert not changes


def test_only_the_block_that_differs_is_changed(editor: TextEditor) -> None:
    watch = Watch(editor)
    blocks = (*SAMPLE.blocks[:2], Subheading("h", words("Wider still considerations")))
    editor.set_text(Text((*blocks, *SAMPLE.blocks[3:])), NUMBERS)
    start = editor.document().findBlockByNumber(3).position()
    assert watch.parts == [(start + 6, 0, 6)]
    editor.set_text(Text((*blocks, *SAMPLE.blocks[3:])), {"p1": "4.1"})
    assert len(watch.parts) == 1


def test_the_caret_stays_in_its_block(editor: TextEditor) -> None:
    editor.select(TextSelection(Caret("i1", 1), Caret("p2", 3)))
    text = Text((paragraph("new", "before"), *SAMPLE.blocks[1:]))
    editor.set_text(text, NUMBERS)
    assert editor.selection() == TextSelection(Caret("i1", 1), Caret("p2", 3))


def test_the_caret_stays_near_where_its_block_is_gone(editor: TextEditor) -> None:
    editor.place_caret("p2", 3)
    editor.set_text(Text(SAMPLE.blocks[:1]), NUMBERS)
    assert editor.caret() == Caret("p1", 3)
    editor.set_text(EMPTY_TEXT, {})
    assert editor.caret() == Caret("n2", 0)


def test_a_place_that_is_not_there_leaves_the_caret(editor: TextEditor) -> None:
    editor.place_caret("i1", 2)
    editor.place_caret("gone", 9)
    assert editor.caret() == Caret("i1", 2)
    editor.place_caret("i1", 99)
    assert editor.caret() == Caret("i1", 3)


def test_a_place_in_a_list_is_its_first_bullet(editor: TextEditor) -> None:
    editor.place_caret("l", 1)
    assert editor.caret() == Caret("i1", 1)


def test_showing_another_text_does_not_scroll(editor: TextEditor) -> None:
    blocks = tuple(paragraph(f"p{number}", "words " * 40) for number in range(60))
    editor.set_text(Text(blocks), {})
    editor.place_caret("p0", 10)
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    editor.set_text(Text((paragraph("p0", "more " + "words " * 40), *blocks[1:])), {})
    assert editor.caret() == Caret("p0", 10)
    assert bar.value() == at > 0


def test_a_place_that_is_gone_to_comes_into_view(editor: TextEditor) -> None:
    blocks = tuple(paragraph(f"p{number}", "words " * 40) for number in range(60))
    editor.set_text(Text(blocks), {})
    editor.place_caret("p59", 0)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_numbers_and_bullets_are_painted_beside_the_text(editor: TextEditor) -> None:
    numbered = picture(editor)
    editor.set_text(SAMPLE, {})
    bare = picture(editor)
    assert numbered != bare
    editor.set_text(SAMPLE, NUMBERS)
    assert picture(editor) == numbered
    flat = Bullets("l", (Bullet("i1", words("one")), Bullet("i2", words("two"))))
    editor.set_text(Text((SAMPLE.blocks[0], flat, *SAMPLE.blocks[2:])), NUMBERS)
    assert picture(editor) != numbered


def test_an_unnumbered_paragraph_has_no_number(editor: TextEditor) -> None:
    text = Text((paragraph("p1", "a", numbered=False),))
    editor.set_text(text, {})
    bare = picture(editor)
    editor.set_text(text, {"p1": "3.1"})
    assert picture(editor) == bare


def test_a_cross_reference_shows_its_number_and_is_as_wide(editor: TextEditor) -> None:
    editor.set_text(Text((Paragraph("p", (Ref("a"), Span("x"))),)), {"a": "3.1"})
    widths = [right_of_first(editor)]
    editor.set_text(editor.text(), {"a": "3.1"}, {"a": "paragraph 3.1"})
    widths.append(right_of_first(editor))
    editor.set_text(editor.text(), {})
    widths.append(right_of_first(editor))
    assert widths == sorted(set(widths))


def test_a_longer_number_breaks_the_lines_anew(editor: TextEditor) -> None:
    editor.set_text(Text((Paragraph("p", (Ref("a"), Span("x" * 9))),)), {"a": "3.1"})
    editor.grab()
    height = editor.document().size().height()
    editor.set_text(editor.text(), {"a": "paragraph 3.1 " * 9})
    assert editor.document().size().height() > height


def test_other_numbers_are_painted_at_once(editor: TextEditor, qtbot: QtBot) -> None:
    text = Text((paragraph("p1", "Leeds"),))
    editor.set_text(text, {})
    editor.clearFocus()
    QApplication.processEvents()
    watch = Painting()
    editor.viewport().installEventFilter(watch)
    editor.set_text(text, {"p1": "4.1"})
    qtbot.waitUntil(watch.was_seen)


class Painting(QObject):
    """Sees whether a widget is painted."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False

    def was_seen(self) -> bool:
        return self.seen


def right_of_first(editor: TextEditor) -> int:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(1)
    return editor.cursorRect(cursor).left()


@pytest.mark.parametrize("block", [FIGURE, NOTE, WITHHELD, SAMPLE.blocks[3]])
def test_what_is_edited_elsewhere_is_painted(editor: TextEditor, block: object) -> None:
    editor.set_text(Text((paragraph("p", ""),)), {})
    empty = picture(editor)
    editor.set_text(Text((block,)), {})  # type: ignore[arg-type]
    shown = picture(editor)
    assert shown != empty
    editor.set_text(Text((block,)), {block.id: "Table 9"})  # type: ignore[arg-type,attr-defined]
    assert (picture(editor) == shown) == (block is WITHHELD)


def test_a_screen_reader_is_told_what_the_caret_is_in(editor: TextEditor) -> None:
    told = []
    numbered = Subheading("h2", words("x"), numbered=True)
    editor.set_text(Text((*SAMPLE.blocks, numbered, FIGURE, NOTE, WITHHELD)), NUMBERS)
    for block in ("p1", "i1", "i2", "h", "t", "h2", "f", "n", "w"):
        editor.place_caret(block, 0)
        told.append(editor.accessibleDescription())
    assert told == [
        "Paragraph 3.1",
        "Bullet, level 1",
        "Bullet, level 2",
        "Sub-heading",
        "Table: Budget",
        "Sub-heading",
        "Picture: A map",
        "Note: As of 2011.",
        "Withheld from publication under Rule 10.4(3).",
    ]
    editor.set_text(editor.text(), {"w": "", "h2": "3.3", "f": "Figure 1"})
    editor.place_caret("h2", 0)
    assert editor.accessibleDescription() == "Sub-heading 3.3"
    editor.set_text(editor.text(), {"h2": "3.4", "f": "Figure 1"})
    assert editor.accessibleDescription() == "Sub-heading 3.4"
    editor.place_caret("f", 0)
    assert editor.accessibleDescription() == "Figure 1: A map"
    editor.place_caret("p1", 0)
    assert editor.accessibleDescription() == "Paragraph"
    editor.set_text(Text((Subheading("p1", words("x")),)), {"h2": "3.4", "f": "Figure 1"})
    assert editor.accessibleDescription() == "Sub-heading"


def test_other_colours_and_another_font_reach_the_text(editor: TextEditor) -> None:
    linked = Paragraph("p", (Span("ab", link="https://example.org"), Ref("p")))
    editor.set_text(Text((linked, *SAMPLE.blocks)), NUMBERS)
    editor.place_caret("i2", 2)
    colours = QPalette(editor.palette())
    colours.setBrush(QPalette.ColorRole.Link, colours.highlight())
    editor.setPalette(colours)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(1)
    assert cursor.charFormat().foreground() == colours.highlight()
    height = editor.document().size().height()
    margin = editor.document().rootFrame().frameFormat().leftMargin()
    font = editor.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    editor.setFont(font)
    assert editor.document().size().height() > 1.5 * height
    assert editor.document().rootFrame().frameFormat().leftMargin() > 1.5 * margin
    assert editor.caret() == Caret("i2", 2)
    assert editor.text() == Text((linked, *SAMPLE.blocks))
    assert_in_step(editor)


def test_colours_come_from_the_palette_and_nowhere_else(editor: TextEditor) -> None:
    """In a palette of one colour nothing is to be seen."""
    editor.set_text(Text((*SAMPLE.blocks, FIGURE, NOTE, WITHHELD)), NUMBERS)
    editor.place_caret("p1", 0)
    editor.clearFocus()
    plain = QPalette(editor.palette())
    for role in QPalette.ColorRole:
        if role not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}:
            plain.setBrush(role, plain.base())
    editor.setPalette(plain)
    shown = editor.viewport().grab().toImage()
    first = shown.pixel(0, 0)
    assert all(
        shown.pixel(x, y) == first for x in range(shown.width()) for y in range(shown.height())
    )


def test_a_value_that_only_differs_where_nothing_is_shown_is_still_kept(
    editor: TextEditor,
) -> None:
    figure = replace(FIGURE, decorative=True)
    editor.set_text(Text((FIGURE, paragraph("p", "a"))), {})
    editor.set_text(Text((figure, paragraph("p", "a"))), {})
    editor.place_caret("p", 0)
    editor.toggle_bullets()
    assert editor.text().blocks[0] is figure


@pytest.mark.usefixtures("qapp")
def test_an_editor_that_is_closed_is_gone() -> None:
    """Nothing holds on to it, so a long day of opening pages costs no memory."""
    editor = TextEditor(counted_ids("n"))
    editor.set_text(SAMPLE, NUMBERS)
    gone = weakref.ref(editor)
    editor.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del editor
    gc.collect()
    assert gone() is None
