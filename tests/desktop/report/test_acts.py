"""The Report menu: what is done with the status of a report, and with its form."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desk.steps import Edit
from boardpaper.desktop.dialogs.standing import DecisionDialog, PublishDialog
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from boardpaper.report import acts
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.report import Section
from boardpaper.report.retemplate import retemplate
from boardpaper.report.standing import Decision, Publication, Saved
from boardpaper.report.text import Paragraph, Span, Text
from tests.desktop.programs import (
    MEETING,
    START,
    end_what_was_discarded,
    finished,
    keep,
    new_window,
    open_window,
)
from tests.desktop.report.windows import choose, click

TODAY = START.astimezone().date()
OLD, NEW = "leeds-executive-board-2011", "leeds-2021"
NEW_NAME = "Leeds committee report (2021)"
COMMANDS = (
    "make-ready",
    "return-to-draft",
    "publish",
    "correct",
    "decide",
    "take-back-decision",
    "withdraw",
    "take-up",
    "retemplate",
)


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> ReportWindow:
    """A draft that is free of errors."""
    return open_window(program, qtbot, keep(program, qtbot, finished()))


def allowed(window: ReportWindow) -> set[str]:
    return {each for each in COMMANDS if window.commands[each].isEnabled()}


def do(window: ReportWindow, command: str) -> None:
    window.commands[command].trigger()


def status(window: ReportWindow) -> str:
    return window.desk.standing.status


def type_date(dialog: HouseDialog, words: str, qtbot: QtBot) -> None:
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, words)


def says(dialog: HouseDialog, words: str) -> bool:
    return any(words in each.text() and each.isVisible() for each in dialog.findChildren(QLabel))


def test_ready_and_back(window: ReportWindow) -> None:
    assert allowed(window) == {"make-ready", "withdraw", "retemplate"}
    do(window, "make-ready")
    assert status(window) == "ready"
    assert window.notice.sentence == "Marked as ready. Editing makes it a draft again."
    assert allowed(window) == {"return-to-draft", "publish", "withdraw", "retemplate"}
    do(window, "return-to-draft")
    assert status(window) == "draft"
    assert window.notice.sentence == "Returned to draft."


def test_published_today_unless_another_day_is_given(window: ReportWindow, qtbot: QtBot) -> None:
    do(window, "make-ready")
    dialog = choose(window, "publish", PublishDialog, qtbot)
    assert says(dialog, "the text cannot be changed")
    click(dialog, "Publish", qtbot)
    assert window.desk.standing.publication == Publication(TODAY)
    assert "Published on 24 November 2026. The text is frozen now." in window.notice.sentence
    assert allowed(window) == {"correct", "decide", "withdraw"}
    assert window.desk.is_frozen


def test_a_correction_is_published_as_the_next_issue(window: ReportWindow, qtbot: QtBot) -> None:
    do(window, "make-ready")
    click(choose(window, "publish", PublishDialog, qtbot), "Publish", qtbot)
    do(window, "correct")
    assert "issue 2" in window.notice.sentence
    assert status(window) == "draft"
    do(window, "make-ready")
    dialog = choose(window, "publish", PublishDialog, qtbot)
    type_date(dialog, "5/12/2026", qtbot)
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert window.desk.standing.publication == Publication(date(2026, 12, 5), 2)
    assert "5 December 2026 as issue 2" in window.notice.sentence


@pytest.mark.parametrize("words", ["soon", "", "31/2/2026"])
def test_no_report_is_published_on_no_day(window: ReportWindow, words: str, qtbot: QtBot) -> None:
    do(window, "make-ready")
    dialog = choose(window, "publish", PublishDialog, qtbot)
    type_date(dialog, words or " ", qtbot)
    click(dialog, "Publish", qtbot)
    assert says(dialog, "Enter a date")
    assert dialog.isVisible()
    click(dialog, "Cancel", qtbot)
    assert status(window) == "ready"


def published(window: ReportWindow) -> None:
    window.desk.perform(acts.MakeReady())
    window.desk.perform(acts.Publish(TODAY))


def decision(window: ReportWindow) -> Decision | None:
    return window.desk.standing.decision


def test_a_decision_is_recorded_again_and_taken_back(window: ReportWindow, qtbot: QtBot) -> None:
    published(window)
    dialog = choose(window, "decide", DecisionDialog, qtbot)
    text = dialog.findChild(QPlainTextEdit)
    qtbot.keyClicks(text, "That it be noted.")
    click(dialog, "Record the decision", qtbot)
    assert decision(window) == Decision(MEETING, "That it be noted.")
    assert window.notice.sentence == "The decision of 16 December 2026 is recorded."
    dialog = choose(window, "decide", DecisionDialog, qtbot)
    type_date(dialog, "17 December 2026", qtbot)
    click(dialog, "Record the decision", qtbot)
    assert decision(window) == Decision(date(2026, 12, 17), "That it be noted.")
    do(window, "take-back-decision")
    assert decision(window) is None
    assert status(window) == "published"


def test_withdrawn_once_that_was_confirmed_and_reinstated(
    window: ReportWindow, qtbot: QtBot
) -> None:
    dialog = choose(window, "withdraw", HouseDialog, qtbot)
    assert says(dialog, "will not be decided")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the safe one is what Return means
    assert status(window) == "draft"
    click(choose(window, "withdraw", HouseDialog, qtbot), "Withdraw", qtbot)
    assert status(window) == "withdrawn"
    assert "Withdrawn." in window.notice.sentence
    assert allowed(window) == {"take-up"}
    do(window, "take-up")
    assert status(window) == "draft"
    assert window.notice.sentence == "Reinstated, as a draft."


def test_what_has_errors_is_neither_ready_nor_published(window: ReportWindow, qtbot: QtBot) -> None:
    report = window.desk.report
    window.desk.perform(acts.MakeReady())
    window.desk._standing = replace(window.desk.standing, clearances=())  # as time may bring about
    do(window, "publish")
    assert "cannot be published yet: 3 errors are open" in window.notice.sentence
    assert not window.findChildren(PublishDialog)
    do(window, "return-to-draft")
    do(window, "make-ready")
    assert "cannot be marked as ready yet: 3 errors are open" in window.notice.sentence
    assert status(window) == "draft"
    assert window.desk.report == report
    del qtbot


def template(window: ReportWindow) -> str:
    return window.desk.report.template.id


def kept(program: Program, qtbot: QtBot) -> Saved:
    loaded: list[Saved] = []

    def work(library: Library) -> Saved:
        return library.load(1)

    program.ask(work, loaded.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(loaded))
    return loaded[0]


def test_another_template_can_be_undone_and_is_kept(
    program: Program, window: ReportWindow, qtbot: QtBot
) -> None:
    before = window.desk.report
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    assert says(dialog, "The report already uses this template.")
    assert says(dialog, "Leeds City Council. For meetings from 1 January 2021.")
    click(dialog, NEW_NAME, qtbot)
    assert says(dialog, "All text finds its place.")
    click(dialog, "Change the template", qtbot)
    assert template(window) == NEW
    end_what_was_discarded()
    assert window.notice.sentence == f"The template is now “{NEW_NAME}”."
    moved = window.desk.report
    headings = [each.heading for each in shelf.template(NEW).template.sections]
    titles = [each.title for group in window.contents.groups for each in group.entries]
    assert any(each in titles for each in headings)
    assert window.desk.undo_label == "Undo change of template"
    do(window, "undo")
    end_what_was_discarded()
    assert window.desk.report == before
    assert window.session.template.template.id == OLD
    assert window.notice.sentence == ""
    do(window, "redo")
    assert window.desk.report == moved
    do(window, "save")
    qtbot.waitUntil(lambda: not window.session.saver.has_work)
    window.close()
    again = open_window(program, qtbot, 1)
    assert again.desk.report.template == moved.template
    assert again.desk.report.sections == moved.sections
    assert again.session.template == shelf.template(NEW)
    assert kept(program, qtbot).report.main == moved.main


def test_what_finds_no_place_is_named_before(window: ReportWindow, qtbot: QtBot) -> None:
    text = Text((Paragraph("odd1", (Span("Words"),)),))
    report = window.desk.report
    report = replace(report, sections=(*report.sections, Section("odd", text)))
    window.desk.change(report, Edit("change", WHOLE_REPORT))
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    click(dialog, NEW_NAME, qtbot)
    assert says(dialog, "One section finds no place in this template: “odd”.")
    click(dialog, "Cancel", qtbot)
    assert template(window) == OLD


def test_the_present_template_is_not_changed_to(window: ReportWindow, qtbot: QtBot) -> None:
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    dialog.accept()
    assert dialog.isVisible()
    click(dialog, "Cancel", qtbot)
    assert not window.desk.can_undo


def test_a_template_is_not_changed_under_a_frozen_text(window: ReportWindow, qtbot: QtBot) -> None:
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    click(dialog, NEW_NAME, qtbot)
    published(window)
    assert not window.commands["retemplate"].isEnabled()
    click(dialog, "Change the template", qtbot)
    assert "cannot be edited, because it is published" in window.notice.sentence
    assert template(window) == OLD


def test_an_empty_report_moves_too(program: Program, qtbot: QtBot) -> None:
    window = new_window(program, qtbot)
    dialog = choose(window, "retemplate", TemplateDialog, qtbot)
    click(dialog, NEW_NAME, qtbot)
    assert not says(dialog, "not meant for")
    click(dialog, "Change the template", qtbot)
    stored = shelf.template(NEW)
    assert window.desk.report == retemplate(window.desk.report, stored, iter(()))
