"""What all pages have in common, and the pages that are lists of plain fields."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.desk.steps import Edit
from boardpaper.desktop.kit.fields import DateField, LineField, TextField
from boardpaper.desktop.pages.background import BackgroundPage
from boardpaper.desktop.pages.details import DetailsPage
from boardpaper.desktop.pages.notices import NoticesPage
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.registry import PAGES
from boardpaper.report.acts import Correct, MakeReady, Publish
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import LateItem, Notices
from tests.desktop.pages.acting import all_named, click, named, says, show, text_of
from tests.desktop.pages.test_going_there import filled

DETAILS = Entry("details", "Details")
BACKGROUND = Entry("background", "Background documents")
NOTICES = Entry("notices", "Notices")
KEYS = {"section": "legal", "main": "main"}
KINDS = tuple(PAGES)


def make(context: Context, kind: PageKind) -> Page:
    """A page of a report in which every field shows."""
    context.desk.change(filled(context.desk.report), Edit("fill", WHOLE_REPORT))
    return PAGES[kind](context, Entry(kind, "Page", KEYS.get(kind, "")))


def test_the_title_block_is_written_and_taken_back(context: Context, qtbot: QtBot) -> None:
    page, desk = DetailsPage(context, DETAILS), context.desk
    show(page, qtbot)
    qtbot.keyClicks(named(page, "Subject"), "Budget")
    when = named(page, "Date of the meeting")
    qtbot.keyClicks(when, "14/12/2011")
    qtbot.keyClick(when, Qt.Key.Key_Return)
    assert desk.report.subject == "Budget"
    assert desk.report.meeting_date == date(2011, 12, 14)
    while desk.can_undo:
        desk.undo()
    subject = named(page, "Subject")
    assert isinstance(subject, LineField)
    assert subject.text() == ""
    assert isinstance(when, DateField)
    assert when.text() == ""
    while desk.can_redo:
        desk.redo()
    assert subject.text() == "Budget"


def test_background_documents_are_listed_or_there_are_none(context: Context, qtbot: QtBot) -> None:
    page, desk = BackgroundPage(context, BACKGROUND), context.desk
    show(page, qtbot)
    click(page, "There are none", qtbot)
    assert desk.report.background == ()
    for _ in range(2):
        click(page, "Add document", qtbot)
    QApplication.processEvents()
    first, second = [each for each in page.findChildren(TextField) if each.isVisible()]
    qtbot.keyClicks(first, "One")
    qtbot.keyClicks(second, "Two")
    assert citations(context) == ["One", "Two"]
    click(page, "Move document 2 up", qtbot)
    assert citations(context) == ["Two", "One"]


def citations(context: Context) -> list[str]:
    return [each.citation for each in context.desk.report.background or ()]


def test_notices_are_filled_in(context: Context, qtbot: QtBot) -> None:
    page, desk = NoticesPage(context, NOTICES), context.desk
    show(page, qtbot)
    click(page, "Is the decision key? Yes", qtbot)
    qtbot.keyClicks(named(page, "Notice reference"), "K1")
    assert desk.report.notices.key_decision.is_key is True
    assert desk.report.notices.key_decision.notice_reference == "K1"


def test_of_notices_only_what_applies_is_asked_for(context: Context, qtbot: QtBot) -> None:
    page, desk = NoticesPage(context, NOTICES), context.desk
    show(page, qtbot)
    assert not all_named(page, "Notice reference")
    assert not all_named(page, "Scrutiny chair informed or agreed")
    click(page, "Is the decision key? No", qtbot)
    assert not all_named(page, "Notice reference")
    click(page, "Fill in: Urgency", qtbot)
    assert named(page, "Procedure").hasFocus()
    assert not all_named(page, "Fill in: Urgency")
    qtbot.keyClicks(named(page, "Scrutiny chair informed or agreed"), "C")
    qtbot.keyClick(named(page, "Scrutiny chair informed or agreed"), Qt.Key.Key_Backspace)
    page.show_report()
    assert named(page, "Scrutiny chair informed or agreed").isVisible()
    desk.perform(MakeReady())
    desk.perform(Publish(date(2011, 12, 6)))
    assert not all_named(page, "Fill in: Late item")
    assert says(page, "Nothing was filled in.")


def test_a_notice_that_was_filled_in_is_open(context: Context, qtbot: QtBot) -> None:
    notices = Notices(late_item=LateItem(chair="A. Chair"))
    context.desk.change(
        replace(context.desk.report, notices=notices), Edit("fill", Place("notices"))
    )
    page = NoticesPage(context, NOTICES)
    show(page, qtbot)
    assert named(page, "Chair who agreed").isVisible()
    assert not all_named(page, "Fill in: Late item")


@pytest.mark.parametrize("kind", KINDS)
def test_a_published_report_cannot_be_written_in_and_says_so_once(
    context: Context, qtbot: QtBot, kind: PageKind
) -> None:
    page = make(context, kind)
    show(page, qtbot)
    context.desk.perform(MakeReady())
    assert not says(page, "This report is published")
    context.desk.perform(Publish(date(2011, 12, 6)))
    said = [each for each in page.findChildren(QWidget) if is_said(each, "is published")]
    assert len(said) == 1
    for field in page.findChildren(QWidget):
        if field.isVisible() and isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            is_search = field.accessibleName() == "Find a ward"
            assert field.isReadOnly() or not field.isEnabled() or is_search, field
    report = context.desk.report
    press_everything(page, qtbot)
    page.add_new()
    assert context.desk.report is report
    context.desk.perform(Correct())
    assert not says(page, "This report is published")


def is_said(widget: QWidget, words: str) -> bool:
    return widget.isVisible() and words in str(widget.property("text") or "")


def press_everything(page: Page, qtbot: QtBot) -> None:
    """Press Space wherever the focus can be."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy():
            qtbot.keyClick(widget, Qt.Key.Key_Space)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_name(context: Context, qtbot: QtBot, kind: PageKind) -> None:
    page = make(context, kind)
    show(page, qtbot)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or text_of(widget), widget


def is_field(widget: QWidget) -> bool:
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_focus and not isinstance(widget, QPushButton)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "clearance"])
def test_a_page_begins_at_its_first_field(context: Context, qtbot: QtBot, kind: PageKind) -> None:
    page = make(context, kind)
    show(page, qtbot)
    page.begin()
    focused = QApplication.focusWidget()
    assert focused is not None
    top = focused.mapTo(page.canvas, focused.rect().topLeft()).y()
    others = [each for each in page.findChildren(QWidget) if each.isVisible()]
    stops = [each for each in others if is_field(each)] or [focused]
    tops = [each.mapTo(page.canvas, each.rect().topLeft()).y() for each in stops]
    assert top <= min(tops) + focused.height()
