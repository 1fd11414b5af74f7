from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.pages.section import SectionPage, count_in_words
from boardpaper.report.acts import Withdraw
from boardpaper.report.text import EMPTY_TEXT
from tests.desktop.pages.acting import all_named, click, of_kind, says, show

NIL = "There are no specific considerations under this heading."


def test_words_are_counted_against_the_limit(context: Context, qtbot: QtBot) -> None:
    page = SectionPage(context, Entry("section", "Summary", "summary"))
    show(page, qtbot)
    assert says(page, "0 of 500 words")
    qtbot.keyClicks(of_kind(page, "Summary", TextEditor), "Three short words")
    assert says(page, "3 of 500 words")


def test_the_card_whose_text_is_written_in_is_framed(context: Context, qtbot: QtBot) -> None:
    page = SectionPage(context, Entry("section", "Legal", "legal"))
    show(page, qtbot)
    editor = of_kind(page, "Legal", TextEditor)
    page.setFocus()
    assert not page.card.property("focused")
    editor.setFocus()
    assert page.card.property("focused")
    QApplication.sendEvent(
        editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert page.card.property("focused")
    editor.clearFocus()
    assert not page.card.property("focused")


@pytest.mark.parametrize(
    ("words", "limit", "said"),
    [
        (1, None, "1 word"),
        (1212, None, "1,212 words"),
        (300, 300, "300 of 300 words"),
        (312, 300, "312 of 300 words: 12 too many"),
    ],
)
def test_a_count_is_put_in_words(words: int, limit: int | None, said: str) -> None:
    assert count_in_words(words, limit) == said


def test_the_nil_statement_is_offered_where_nothing_is_said(context: Context, qtbot: QtBot) -> None:
    page, desk = SectionPage(context, Entry("section", "Legal", "legal")), context.desk
    show(page, qtbot)
    assert says(page, f"Inserts “{NIL}”")
    click(page, "There is nothing to say", qtbot)
    editor = of_kind(page, "Legal", TextEditor)
    assert editor.toPlainText() == NIL
    assert editor.hasFocus()
    click(page, "Remove this statement", qtbot)
    assert desk.report.section_text("legal") == EMPTY_TEXT
    qtbot.keyClicks(editor, "x")
    assert not all_named(page, "There is nothing to say")
    assert not all_named(page, "Remove this statement")


def test_an_empty_text_shows_the_number_that_its_first_words_will_have(
    context: Context, qtbot: QtBot
) -> None:
    page = SectionPage(context, Entry("section", "Legal", "legal"))
    show(page, qtbot)
    editor = of_kind(page, "Legal", TextEditor)
    assert editor._coming == "4.5.1"
    with_number = editor.grab().toImage()
    editor.show_coming_number("")
    assert editor.grab().toImage() != with_number
    qtbot.keyClicks(editor, "x")
    assert editor._coming == ""


def test_nothing_comes_where_the_text_is_frozen(context: Context, qtbot: QtBot) -> None:
    page = SectionPage(context, Entry("section", "Legal", "legal"))
    show(page, qtbot)
    context.desk.perform(Withdraw())
    assert of_kind(page, "Legal", TextEditor)._coming == ""


def test_the_card_of_the_text_that_has_the_keyboard_is_framed(
    context: Context, qtbot: QtBot
) -> None:
    page = SectionPage(context, Entry("section", "Legal", "legal"))
    show(page, qtbot)
    page.begin()
    assert page.card.property("focused") is True
    page.card.editor.clearFocus()
    assert page.card.property("focused") is False


def test_words_end_before_the_frame(context: Context, qtbot: QtBot) -> None:
    page = SectionPage(context, Entry("section", "Legal", "legal"))
    show(page, qtbot)
    editor = page.card.editor
    margin = editor.document().rootFrame().frameFormat().rightMargin()
    assert margin > editor.fontMetrics().height() - 1
