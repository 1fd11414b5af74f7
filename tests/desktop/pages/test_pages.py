from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desktop.kit.fields import ChoiceField, DateField, LineField, TextField
from boardpaper.desktop.pages.background import BackgroundPage
from boardpaper.desktop.pages.details import DetailsPage
from boardpaper.desktop.pages.notices import NoticesPage
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.questions import QuestionsPage
from boardpaper.report.acts import MakeReady, Publish
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.report import Author

DETAILS = Entry("details", "Details")
QUESTIONS = Entry("questions", "Questions")
BACKGROUND = Entry("background", "Background documents")
NOTICES = Entry("notices", "Notices")
PAGES = (
    (DetailsPage, DETAILS),
    (QuestionsPage, QUESTIONS),
    (BackgroundPage, BACKGROUND),
    (NoticesPage, NOTICES),
)


def show(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(700, 1500)
    with qtbot.waitExposed(page):
        page.show()


def named(page: QWidget, name: str) -> QWidget:
    """The visible widget that a screen reader calls by a name."""
    QApplication.processEvents()  # what was just added becomes visible
    found = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and name in (each.accessibleName(), _text(each))
    ]
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def _text(widget: QObject) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def click(page: QWidget, name: str, qtbot: QtBot) -> None:
    """Press a button with the keyboard."""
    button = named(page, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


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


def test_authors_are_added_and_removed(context: Context, qtbot: QtBot) -> None:
    page, desk = DetailsPage(context, DETAILS), context.desk
    show(page, qtbot)
    qtbot.keyClicks(named(page, "Name"), "A. Officer")
    click(page, "Add author", qtbot)
    assert list(desk.report.authors) == [Author("A. Officer"), Author()]
    click(page, "Remove author 1", qtbot)
    assert list(desk.report.authors) == [Author()]


def test_a_question_is_answered_and_its_details_come_and_go(context: Context, qtbot: QtBot) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    question = context.template.questions[0].text
    lists = page.findChildren(QListWidget)
    assert [each.isVisible() for each in lists] == [False]
    click(page, f"{question} Yes", qtbot)
    assert desk.report.answer("wards") is True
    assert lists[0].isVisible()
    lists[0].item(1).setCheckState(Qt.CheckState.Checked)
    assert list(desk.report.wards.names) == [lists[0].item(1).text()]
    click(page, f"Clear the answer to: {question}", qtbot)
    assert desk.report.answer("wards") is None
    assert not lists[0].isVisible()
    assert len(desk.report.wards.names) == 1


def test_no_call_in_asks_for_the_reason_and_urgency_for_more(
    context: Context, qtbot: QtBot
) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    question = next(each.text for each in context.template.questions if each.kind == "call-in")
    click(page, f"{question} No", qtbot)
    kind = named(page, "Kind of reason")
    assert isinstance(kind, ChoiceField)
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    reasons = [desk.report.call_in.reason]
    for _ in range(3):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
        reasons.append(desk.report.call_in.reason)
    assert reasons == ["not-executive", "to-council", "already-called-in", "urgent"]
    qtbot.keyClicks(named(page, "Agreed by"), "Chair")
    assert desk.report.call_in.agreed_by == "Chair"


def test_exemptions_are_added_with_rule_and_target(context: Context, qtbot: QtBot) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    question = next(each.text for each in context.template.questions if each.kind == "exempt")
    click(page, f"{question} Yes", qtbot)
    click(page, "Add exemption", qtbot)
    assert desk.report.exemptions[0].target == WHOLE_REPORT
    rule, target = named(page, "Rule"), named(page, "Applies to")
    assert isinstance(rule, ChoiceField)
    assert isinstance(target, ChoiceField)
    assert "Choose the rule" in rule.accessibleDescription()
    rule.setFocus()
    qtbot.keyClick(rule, Qt.Key.Key_Down)
    assert desk.report.exemptions[0].rule == context.council.exemption_rules[0].number
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Home)
    assert desk.report.exemptions[0].target.item == "f1"
    qtbot.keyClicks(named(page, "Reasons"), "It names an individual.")
    assert desk.report.exemptions[0].reasons == "It names an individual."
    click(page, "Remove exemption", qtbot)
    assert len(desk.report.exemptions) == 0


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
    buttons = [each for each in page.findChildren(QAbstractButton) if _text(each).endswith("up")]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
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


@pytest.mark.parametrize(("make", "entry"), PAGES)
def test_a_published_report_cannot_be_written_in(
    context: Context, qtbot: QtBot, make: type[DetailsPage], entry: Entry
) -> None:
    page = make(context, entry)
    show(page, qtbot)
    context.desk.perform(MakeReady())
    context.desk.perform(Publish(date(2011, 12, 6)))
    fields = [each for each in page.findChildren(QLineEdit) if each.isVisible()]
    assert all(field.isReadOnly() or not field.isEnabled() for field in fields)


@pytest.mark.parametrize(("make", "entry"), PAGES)
def test_every_field_has_a_name_and_help_is_no_html(
    context: Context, qtbot: QtBot, make: type[DetailsPage], entry: Entry
) -> None:
    page = make(context, entry)
    show(page, qtbot)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or _text(widget), widget
