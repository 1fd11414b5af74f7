"""Earlier versions of a report: kept by themselves, named, restored; and what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from boardpaper.desk.steps import Edit
from boardpaper.desktop.dialogs.history import HistoryDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.library.library import Library
from boardpaper.library.revision import Revision
from boardpaper.report import acts
from boardpaper.report.place import WHOLE_REPORT
from tests.desktop.officer import Officer
from tests.desktop.programs import draft, end_what_was_discarded, keep, new_window, open_window
from tests.desktop.report.windows import choose, click

T = TypeVar("T")


def ask(program: Program, qtbot: QtBot, work: Callable[[Library], T]) -> T:
    """What the library says, once all that was asked before is done."""
    found: list[T] = []
    program.ask(work, found.append, lambda sentence: found.append(AssertionError(sentence)))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def revisions(program: Program, qtbot: QtBot, number: int = 1) -> tuple[Revision, ...]:
    return ask(program, qtbot, lambda library: library.revisions(number))


def change_subject(window: ReportWindow, subject: str) -> None:
    report = replace(window.desk.report, subject=subject)
    window.desk.change(report, Edit("typing", WHOLE_REPORT))


def history_of(window: ReportWindow, qtbot: QtBot) -> HistoryDialog:
    dialog = choose(window, "history", HistoryDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    return dialog


def lines(dialog: HistoryDialog, name: str) -> list[list[str]]:
    """What a table of the dialog says, but for when."""
    tables = dialog.findChildren(QTreeWidget)
    table = next(each for each in tables if each.accessibleName() == name)
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [[item.text(0), item.text(2)] for item in items if item is not None]


def test_it_lists_what_was_kept_and_what_was_done(window: ReportWindow, qtbot: QtBot) -> None:
    window.desk.perform(acts.Withdraw())
    window.desk.perform(acts.TakeUp())
    dialog = history_of(window, qtbot)
    by = window.session.by
    assert [words for words, _ in lines(dialog, "Earlier versions")] == [
        "When its status changed",
        "When its status changed",
        "As it was begun or taken in",
    ]
    told = lines(dialog, "What was done")
    assert told[:2] == [["Reinstated it", by], ["Withdrew it", by]]
    assert told[2][0] == "Took the report in from a file"
    dialog.close()


def test_the_text_of_now_is_kept_and_named(
    window: ReportWindow, program: Program, qtbot: QtBot
) -> None:
    change_subject(window, "For legal")
    dialog = history_of(window, qtbot)
    officer = Officer(qtbot, dialog)
    click(dialog, "&Keep the text as it is now", qtbot)
    qtbot.waitUntil(lambda: isinstance(officer.focused, LineField))
    officer.type_words("As sent to legal\r")
    qtbot.waitUntil(lambda: dialog.chosen is not None and bool(dialog.chosen.name))
    assert lines(dialog, "Earlier versions")[0][0] == "As sent to legal"
    kept = revisions(program, qtbot)[0]
    assert (kept.name, kept.why) == ("As sent to legal", "named")
    report = ask(program, qtbot, lambda library: library.revision(1, kept.id))
    assert report == window.desk.report
    dialog.close()


def test_an_earlier_version_comes_back_and_that_can_be_undone(
    window: ReportWindow, program: Program, qtbot: QtBot
) -> None:
    before = window.desk.report
    change_subject(window, "Written by mistake")
    mistaken = window.desk.report
    dialog = history_of(window, qtbot)
    click(dialog, "&Restore this version", qtbot)
    qtbot.waitUntil(lambda: window.desk.report == before)
    assert "is the text now. Undo brings back" in window.notice.sentence
    assert revisions(program, qtbot)[0].why == "restore"
    kept = revisions(program, qtbot)[0].id
    assert ask(program, qtbot, lambda library: library.revision(1, kept)) == mistaken
    events = ask(program, qtbot, lambda library: library.events(1))
    assert events[-1].deed.what == "restore-revision"
    window.desk.undo()
    assert window.desk.report == mistaken
    window.desk.redo()
    assert window.desk.report == before


def test_a_frozen_report_is_not_restored(window: ReportWindow, qtbot: QtBot) -> None:
    window.desk.perform(acts.Withdraw())
    dialog = history_of(window, qtbot)
    found = dialog.findChildren(QPushButton)
    buttons = [each.text() for each in found if each.isVisible()]
    assert "&Restore this version" not in buttons
    assert "Na&me" in buttons
    dialog.close()


def test_a_report_that_nobody_wrote_in_has_none(program: Program, qtbot: QtBot) -> None:
    window = new_window(program, qtbot)
    window.commands["history"].trigger()
    assert "it has no history" in window.notice.sentence


def test_a_version_is_kept_on_closing_if_anything_was_written(
    program: Program, qtbot: QtBot
) -> None:
    number = keep(program, qtbot, draft())
    for subject, count in (("", 1), ("Changed", 2), ("", 2)):
        window = open_window(program, qtbot, number)
        if subject:
            change_subject(window, subject)
        window.close()
        qtbot.waitUntil(lambda: not program.windows)
        end_what_was_discarded()
        assert len(revisions(program, qtbot, number)) == count
    assert revisions(program, qtbot, number)[0].why == "close"
