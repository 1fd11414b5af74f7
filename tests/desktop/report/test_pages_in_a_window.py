"""The pages as the window shows them: one leads to another, and undo finds the one it is about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import PageKind, pages_of
from boardpaper.desk.steps import Edit
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.pages.page import Page
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.outline_view import OutlineView
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.report.acts import Clear, Withdraw
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.standing import Clearance
from boardpaper.report.text import Paragraph, plain
from tests.desktop.officer import CONTROL, Officer
from tests.desktop.programs import keep, open_window


def open_kind(window: ReportWindow, kind: PageKind) -> Page:
    return window.open_page(next(e for e in pages_of(window.contents.groups) if e.kind == kind))


def first_words(window: ReportWindow) -> str:
    (block, *_) = window.desk.report.recommendations[0].text.blocks
    assert isinstance(block, Paragraph)
    return plain(block.spans)


def test_an_exempt_appendix_leads_to_the_questions(window: ReportWindow, qtbot: QtBot) -> None:
    officer = Officer(qtbot, window)
    open_kind(window, "appendices")
    officer.click("Exempt: not for publication")
    officer.click("Go to Questions because of appendix 1")
    questions = window.current_page
    assert questions is not None
    assert questions.title.text() == "Questions"
    exempt = "Does the report contain confidential or exempt information?"
    focused = questions.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"{exempt} No"


def test_undo_finds_the_recommendation_that_was_written_in(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    before = first_words(window)
    page = open_kind(window, "recommendations")
    editor = officer.find("Text of recommendation 1", TextEditor)
    editor.setFocus()
    officer.type_words("Please. ")
    assert first_words(window) != before
    open_kind(window, "details")
    while first_words(window) != before:
        window.commands["undo"].trigger()
    assert window.current_page is page
    QApplication.processEvents()
    assert editor.hasFocus()


def test_a_clearance_goes_out_of_date_while_another_page_is_written_in(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    session = window.session
    clearance = Clearance("legal", "J. Smith", session.clock(), window.desk.content_hash())
    window.desk.perform(Clear(clearance))
    page = open_kind(window, "clearance")
    assert any("Cleared by J. Smith" in each.text() for each in page.findChildren(QLabel))
    open_kind(window, "details")
    officer.find("Subject", LineField).setFocus()
    officer.type_words("x")
    assert any("Cleared by J. Smith" in each.text() for each in page.findChildren(QLabel))
    open_kind(window, "clearance")
    assert any("Out of date" in each.text() for each in page.findChildren(QLabel))


def test_help_on_the_questions_has_that_of_each(window: ReportWindow) -> None:
    open_kind(window, "questions")
    said = " ".join(each.text() for each in window.dock.help.findChildren(QLabel))
    for question in window.session.template.template.questions:
        assert question.text in said
        assert " ".join(question.help.split()) in said


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("recommendations", "Text of recommendation 1"),
        ("appendices", "Title"),
        ("questions", "Are specific electoral Wards affected? No"),
    ],
)
def test_who_turns_the_page_while_writing_goes_on_in_its_first_field(
    window: ReportWindow, qtbot: QtBot, kind: PageKind, name: str
) -> None:
    officer = Officer(qtbot, window)
    officer.find("Subject", LineField).setFocus()
    open_kind(window, kind)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == name


def test_who_goes_through_the_outline_stays_in_it(window: ReportWindow) -> None:
    outline = window.findChildren(OutlineView)[0]
    outline.setFocus()
    open_kind(window, "recommendations")
    assert outline.hasFocus()


def test_the_preview_follows_the_page(window: ReportWindow, qtbot: QtBot) -> None:
    preview = window.dock.preview
    qtbot.waitUntil(lambda: preview.pages > 1)
    assert preview.page == 1
    open_kind(window, "main")
    shown = preview.page
    assert shown > 1
    open_kind(window, "background")
    assert preview.page == preview.pages
    open_kind(window, "notices")
    assert preview.page == preview.pages
    open_kind(window, "details")
    assert preview.page == 1


def test_a_click_on_the_preview_keeps_its_page(window: ReportWindow, qtbot: QtBot) -> None:
    preview = window.dock.preview
    qtbot.waitUntil(lambda: preview.pages > 1)
    preview.show_last_page()
    place = Place("recommendations", item=window.desk.report.recommendations[0].id)
    preview.place_clicked.emit(place)
    assert preview.page == preview.pages
    window.go_to(place)
    assert preview.page < preview.pages


def test_a_frozen_page_offers_the_correction_but_is_not_begun_at_it(
    program: Program, qtbot: QtBot
) -> None:
    window = open_window(program, qtbot, keep(program, qtbot))
    officer = Officer(qtbot, window)
    for kind in ("recommendations", "questions", "appendices"):
        page = open_kind(window, kind)
        page.begin()
        focused = window.focusWidget()
        assert not isinstance(focused, QPushButton) or focused.text() != "Start a correction"
    officer.click("Start a correction")
    assert window.desk.standing.status == "draft"
    assert page.note.isHidden()


def test_a_withdrawn_report_is_reinstated_from_the_page(window: ReportWindow, qtbot: QtBot) -> None:
    window.desk.perform(Withdraw())
    Officer(qtbot, window).click("Reinstate")
    assert window.desk.standing.status == "draft"


def test_the_large_preview_has_a_way_back(window: ReportWindow, qtbot: QtBot) -> None:
    officer, preview = Officer(qtbot, window), window.dock.preview
    window.dock.show_preview()
    qtbot.waitUntil(lambda: preview.pages > 1)
    hint = [each for each in preview.findChildren(QLabel) if each.text() == "F8 shows it large."]
    assert [each.isVisible() for each in hint] == [True]
    window.commands["preview"].trigger()
    assert not hint[0].isVisible()
    officer.click("Close preview (F8)")
    page = window.current_page
    assert page is not None
    assert page.isVisible()
    assert not window.commands["preview"].isChecked()
    assert hint[0].isVisible()


def test_tab_leads_out_of_the_questions_whatever_was_added_there(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    page = open_kind(window, "questions")
    officer.click("Does the report contain confidential or exempt information? Yes")
    officer.click("Add exemption")
    officer.click("Add exemption")
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if not page.isAncestorOf(window.focusWidget()):
            return
    pytest.fail("Tab goes round in the page")


EXEMPT = "Does the report contain confidential or exempt information?"


def count_exemptions(window: ReportWindow) -> int:
    return len(window.desk.report.exemptions)


def test_an_exemption_is_undone_while_the_focus_is_in_it(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    open_kind(window, "questions")
    officer.click(f"{EXEMPT} Yes")
    for name in ("Rule of exemption 1", "What exemption 1 applies to"):
        officer.click("Add exemption")
        officer.find(name, QWidget).setFocus()
        officer.press(Qt.Key.Key_Z, CONTROL)
        assert count_exemptions(window) == 0
        assert officer.focused.accessibleName() in ("", f"{EXEMPT} Yes")
        officer.press(Qt.Key.Key_Y, CONTROL)
        assert count_exemptions(window) == 1
        officer.click("Remove exemption 1")


@pytest.mark.parametrize(
    ("kind", "add", "field"),
    [
        ("recommendations", "Add recommendation", QLineEdit),
        ("background", "Add document", QPlainTextEdit),
        ("appendices", "Add one without a file", QLineEdit),
        ("details", "Add author", QLineEdit),
    ],
)
def test_what_was_added_goes_while_it_is_written_in(
    window: ReportWindow, qtbot: QtBot, kind: PageKind, add: str, field: type[QWidget]
) -> None:
    officer, before = Officer(qtbot, window), window.desk.report
    page = open_kind(window, kind)
    officer.click(add)
    [each for each in page.findChildren(field) if each.isVisible()][-1].setFocus()
    officer.type_words("1/2/2026")  # a date is read when its field is left
    other = replace(before, subject="Other")
    window.desk.change(other, Edit("other version", WHOLE_REPORT))
    assert window.desk.report == other


def test_a_notice_whose_answer_is_undone_asks_for_nothing_more(
    window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    page = open_kind(window, "notices")
    officer.click("Is the decision key? Yes")
    officer.find("Notice reference", LineField).setFocus()
    officer.type_words("K")
    reference = officer.focused
    officer.press(Qt.Key.Key_Backspace)
    assert reference.isVisible()
    while window.desk.report.notices.key_decision.is_key is not None:
        officer.press(Qt.Key.Key_Z, CONTROL)
    QApplication.processEvents()
    assert not reference.isVisible()
    assert page.isAncestorOf(officer.focused)


@pytest.mark.parametrize("kind", ["main", "recommendations"])
def test_a_text_that_was_left_for_a_menu_is_framed_again(
    window: ReportWindow, qtbot: QtBot, kind: PageKind
) -> None:
    page = open_kind(window, kind)
    page.begin()
    editor = Officer(qtbot, window).focused
    assert framed(editor)
    for event, reason in (
        (QEvent.Type.FocusOut, Qt.FocusReason.MenuBarFocusReason),
        (QEvent.Type.FocusIn, Qt.FocusReason.PopupFocusReason),
        (QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason),
    ):
        QApplication.sendEvent(editor, QFocusEvent(event, reason))
        is_left = reason == Qt.FocusReason.MenuBarFocusReason
        assert framed(editor) is not is_left
    page.window().setFocus()
    assert not framed(editor)


def framed(editor: QWidget) -> bool:
    """Whether what an editor stands in shows that it is written in."""
    outside: QWidget | None = editor.parentWidget()
    while outside is not None and outside.property("focused") is None:
        outside = outside.parentWidget()
    return outside is not None and bool(outside.property("focused"))


def test_pages_are_shown_until_it_is_said_what_is_exempt(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    officer = Officer(qtbot, window)
    window.dock.show_preview()
    qtbot.waitUntil(lambda: window.dock.preview.pages > 1)
    open_kind(window, "questions")
    officer.click(f"{EXEMPT} Yes")
    wait_for_full(window, qtbot, "nothing in it is exempt")
    officer.click("Add exemption")
    wait_for_full(window, qtbot, "what it applies to")
    qtbot.waitUntil(lambda: not window.session.saver.has_work, timeout=20_000)
    number = window.session.number
    assert number is not None
    window.close()
    qtbot.waitUntil(lambda: not program.windows)
    window = open_window(program, qtbot, number)
    window.resize(1366, 689)  # the screen that is none is smaller than what was kept
    window.dock.show_preview()
    wait_for_full(window, qtbot, "what it applies to")
    officer = Officer(qtbot, window)
    open_kind(window, "questions")
    officer.click("Remove exemption 1")
    officer.click(f"{EXEMPT} No")
    qtbot.waitUntil(lambda: not preview_says(window, "full version"), timeout=20_000)
    assert "public version" in window._counts.text()


def wait_for_full(window: ReportWindow, qtbot: QtBot, why: str) -> None:
    """Wait until the full version is shown, and why is said."""
    qtbot.waitUntil(lambda: preview_says(window, why), timeout=20_000)
    assert preview_says(window, "This is the full version")
    qtbot.waitUntil(lambda: window.dock.preview.is_up_to_date, timeout=20_000)
    assert preview_says(window, f"of {window.dock.preview.pages}")
    assert "full version" in window._counts.text()


def preview_says(window: ReportWindow, words: str) -> bool:
    labels = window.dock.preview.findChildren(QLabel)
    return any(words in each.text() and each.isVisible() for each in labels)
