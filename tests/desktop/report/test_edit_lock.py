"""A report that somebody else has open can be read, and taken over; nobody is shut out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardpaper.desktop.program import Program
from boardpaper.desktop.report.window import ReportWindow
from boardpaper.errors import InvalidInputError
from boardpaper.library.library import Library
from boardpaper.library.lock import Desk, Lock
from boardpaper.report import acts
from boardpaper.report.standing import Saved
from tests.desktop.programs import (
    START,
    draft,
    end_what_was_discarded,
    keep,
    new_window,
    open_window,
    type_words,
)

T = TypeVar("T")
ANN = Desk("elsewhere", "Ann Jones", "PC-0042")


def ask(program: Program, qtbot: QtBot, work: Callable[[Library], T]) -> T:
    found: list[T] = []
    program.ask(work, found.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def lock_on(program: Program, qtbot: QtBot, number: int = 1) -> Lock | None:
    return ask(program, qtbot, lambda library: library.lock_on(number))


@pytest.fixture
def held(program: Program, qtbot: QtBot) -> ReportWindow:
    """The window of a report that Ann has open."""
    number = keep(program, qtbot, draft())
    ask(program, qtbot, lambda library: library.lock(number, ANN))
    window = open_window(program, qtbot, number)
    qtbot.waitUntil(lambda: bool(window.desk.held))
    return window


def test_who_has_it_open_is_said_and_nothing_can_be_written(held: ReportWindow) -> None:
    before = held.desk.report
    page = held.current_page
    assert page is not None
    assert page.why_frozen().startswith("Ann Jones has this report open on PC-0042 since ")
    assert page.note.isVisible()
    page.begin()
    type_words("mine")
    assert held.desk.report is before
    with pytest.raises(InvalidInputError, match="Ann Jones"):
        held.desk.perform(acts.Withdraw())
    assert not held.commands["withdraw"].isEnabled()
    assert held.commands["take-over"].isEnabled()


def test_it_is_taken_over_with_what_was_saved_meanwhile(
    held: ReportWindow, program: Program, qtbot: QtBot
) -> None:
    def save(library: Library) -> Saved:
        saved = library.load(1)
        report = replace(saved.report, subject="Written by Ann")
        return library.save(1, report, saved.standing, saved.version, "Ann Jones")

    ask(program, qtbot, save)
    held.commands["take-over"].trigger()
    qtbot.waitUntil(lambda: not held.desk.held)
    assert held.desk.report.subject == "Written by Ann"
    assert not held.commands["take-over"].isEnabled()
    type_words("x")
    held.session.saver.save()
    qtbot.waitUntil(lambda: not held.session.saver.has_work)
    assert held.desk.save_state.other is None
    lock = lock_on(program, qtbot)
    assert lock is not None
    assert lock.desk == program.locking.desk
    done = ask(program, qtbot, lambda library: library.events(1))
    assert ("take-over-lock", (("from", "Ann Jones"),)) in [
        (each.deed.what, each.deed.details) for each in done
    ]


def test_it_is_locked_while_it_is_open(program: Program, qtbot: QtBot) -> None:
    number = keep(program, qtbot, draft())
    window = open_window(program, qtbot, number)
    qtbot.waitUntil(lambda: lock_on(program, qtbot) is not None)
    window.close()
    qtbot.waitUntil(lambda: not program.windows)
    end_what_was_discarded()
    assert lock_on(program, qtbot) is None


def test_a_new_report_is_locked_when_it_is_kept(program: Program, qtbot: QtBot) -> None:
    window = new_window(program, qtbot)
    type_words("Potholes")
    window.session.saver.save()
    qtbot.waitUntil(lambda: window.session.number is not None)
    number = window.session.number
    assert number is not None
    qtbot.waitUntil(lambda: lock_on(program, qtbot, number) is not None)


def test_whoever_is_taken_over_hears_so_and_can_go_on(
    window: ReportWindow, program: Program, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: lock_on(program, qtbot) is not None)
    program.locking.beat()
    ask(program, qtbot, lambda library: library.lock(1, ANN, over=True))
    assert window.notice.sentence == ""
    program.locking.beat()
    qtbot.waitUntil(lambda: "taken over" in window.notice.sentence)
    assert not window.desk.is_frozen


def test_a_program_that_ended_holds_nothing(program: Program, qtbot: QtBot) -> None:
    number = keep(program, qtbot, draft())

    def lock_long_ago(library: Library) -> Lock:
        an_hour_ago = Library.open(library.path, lambda: START - timedelta(hours=1))
        return an_hour_ago.lock(number, ANN)

    ask(program, qtbot, lock_long_ago)
    window = open_window(program, qtbot, number)
    mine = program.locking.desk
    qtbot.waitUntil(lambda: getattr(lock_on(program, qtbot), "desk", None) == mine)
    assert not window.desk.held
