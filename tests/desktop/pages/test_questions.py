from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem
from pytestqt.qtbot import QtBot

from boardpaper.desk.outline import Entry
from boardpaper.desk.steps import Edit
from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.kit.ticks import TickList
from boardpaper.desktop.pages.page import Context
from boardpaper.desktop.pages.questions import QuestionsPage
from boardpaper.report.edits.items import add_item
from boardpaper.report.place import NOT_CHOSEN, Place
from boardpaper.report.report import Exemption
from boardpaper.report.template import QuestionKind
from tests.desktop.pages.acting import all_named, click, named, of_kind, says, show

QUESTIONS = Entry("questions", "Questions")


def question(context: Context, kind: QuestionKind) -> str:
    return next(each.text for each in context.template.questions if each.kind == kind)


def row_of(ticks: TickList, label: str) -> QListWidgetItem:
    (found,) = ticks.findItems(label, Qt.MatchFlag.MatchExactly)
    return found


def middle_of(ticks: TickList, label: str) -> QPoint:
    return ticks.visualItemRect(row_of(ticks, label)).center()


def test_an_answer_opens_its_details_and_is_taken_back(context: Context, qtbot: QtBot) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    wards = question(context, "wards")
    assert not all_named(page, "Wards affected")
    click(page, f"{wards} Yes", qtbot)
    assert desk.report.answer("wards") is True
    ticks = of_kind(page, "Wards affected", TickList)
    assert says(page, "No ward is chosen yet.")
    qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(ticks, "Alwoodley"))
    assert list(desk.report.wards.names) == ["Alwoodley"]
    assert says(page, "1 ward: Alwoodley.")
    click(page, f"Clear the answer to: {wards}", qtbot)
    assert desk.report.answer("wards") is None
    assert not all_named(page, "Wards affected")
    assert list(desk.report.wards.names) == ["Alwoodley"]


def test_wards_are_found_by_typing_and_ticked_by_key(context: Context, qtbot: QtBot) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    click(page, f"{question(context, 'wards')} Yes", qtbot)
    named(page, "Find a ward").setFocus()
    qtbot.keyClicks(named(page, "Find a ward"), "yeadon")
    ticks = of_kind(page, "Wards affected", TickList)
    assert row_of(ticks, "Alwoodley").isHidden()
    assert not row_of(ticks, "Otley and Yeadon").isHidden()
    qtbot.keyClick(named(page, "Find a ward"), Qt.Key.Key_Tab)
    assert ticks.hasFocus()
    ticks.setCurrentItem(row_of(ticks, "Otley and Yeadon"))
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert list(desk.report.wards.names) == ["Otley and Yeadon"]
    click(page, "All Wards", qtbot)
    assert desk.report.wards.all
    assert not all_named(page, "Wards affected")


def test_more_of_the_help_opens_in_place(context: Context, qtbot: QtBot) -> None:
    page = QuestionsPage(context, QUESTIONS)
    show(page, qtbot)
    assert says(page, "The presumption is that reports are open.")
    assert not says(page, "there is nothing to weigh")
    click(page, f"More about: {question(context, 'exempt')}", qtbot)
    assert says(page, "there is nothing to weigh")


def test_no_call_in_asks_for_the_reason_and_urgency_for_more(
    context: Context, qtbot: QtBot
) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    click(page, f"{question(context, 'call-in')} No", qtbot)
    kind = of_kind(page, "Kind of reason", ChoiceField)
    kind.setFocus()
    reasons = [desk.report.call_in.reason]
    for _ in range(4):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
        reasons.append(desk.report.call_in.reason)
    assert reasons == ["", "not-executive", "to-council", "already-called-in", "urgent"]
    qtbot.keyClicks(named(page, "Agreed by"), "Chair")
    assert desk.report.call_in.agreed_by == "Chair"
    qtbot.keyClick(kind, Qt.Key.Key_Home)
    assert not all_named(page, "Agreed by")


def test_exemptions_are_added_with_rule_target_and_reasons(context: Context, qtbot: QtBot) -> None:
    page, desk = QuestionsPage(context, QUESTIONS), context.desk
    show(page, qtbot)
    click(page, f"{question(context, 'exempt')} Yes", qtbot)
    click(page, "Add exemption", qtbot)
    rule = of_kind(page, "Rule of exemption 1", ChoiceField)
    assert rule.hasFocus()
    assert desk.report.exemptions[0].target == NOT_CHOSEN
    assert not says(page, "Choose the rule")
    target = of_kind(page, "What exemption 1 applies to", ChoiceField)
    target.setFocus()
    assert says(page, "Choose the rule")
    assert "Choose the rule" in rule.accessibleDescription()
    assert not says(page, "Choose what it applies to")
    rule.setFocus()
    assert says(page, "Choose what it applies to")
    assert "nothing is withheld" in target.accessibleDescription()
    qtbot.keyClick(rule, Qt.Key.Key_Down)
    assert desk.report.exemptions[0].rule == context.council.exemption_rules[0].number
    assert not says(page, "Choose the rule")
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Home)
    assert desk.report.exemptions[0].target.item == "f1"
    assert not says(page, "Choose what it applies to")
    assert not all_named(page, "Reasons of exemption 1")
    click(page, "Reasons of exemption 1, and public interest", qtbot)
    qtbot.keyClicks(named(page, "Reasons of exemption 1"), "It names an individual.")
    assert desk.report.exemptions[0].reasons == "It names an individual."
    click(page, "Remove exemption 1", qtbot)
    assert len(desk.report.exemptions) == 0
    assert named(page, "Add exemption").hasFocus()


def test_withheld_words_are_called_what_they_are(context: Context, qtbot: QtBot) -> None:
    block = context.desk.report.main[0].text.blocks[0].id  # type: ignore[union-attr]
    words = Place("main", "f1", block, start=0, end=4)
    report = add_item(context.desk.report, Exemption("e1", "10.4(3)", words))
    context.desk.change(report, Edit("exempt words", words))
    page = QuestionsPage(context, QUESTIONS)
    show(page, qtbot)
    click(page, f"{question(context, 'exempt')} Yes", qtbot)
    target = of_kind(page, "What exemption 1 applies to", ChoiceField)
    assert target.currentText() == "Words in paragraph 3.1"


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the list of a choice, offscreen
def test_opening_the_list_of_rules_does_not_leave_the_field(context: Context, qtbot: QtBot) -> None:
    page = QuestionsPage(context, QUESTIONS)
    show(page, qtbot)
    click(page, f"{question(context, 'exempt')} Yes", qtbot)
    click(page, "Add exemption", qtbot)
    rule = of_kind(page, "Rule of exemption 1", ChoiceField)
    qtbot.keyClick(rule, Qt.Key.Key_Space)
    assert isinstance(rule.view(), QAbstractItemView)
    assert not says(page, "Choose the rule")
    rule.hidePopup()
