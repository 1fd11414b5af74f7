"""What is due next: in the rows and the side bar, a moment after the list."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardpaper.desk.due import Due
from boardpaper.desktop.library.rows import ROW
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from tests.desktop.library.shown import (
    a_report,
    choose_filter,
    fill,
    open_library,
    press,
    reports,
    rows,
    spoken,
)
from tests.desktop.programs import type_words


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> LibraryView:
    """Four reports, of which on Tuesday 24 November one is late, and one is due this week."""
    fill(
        program,
        qtbot,
        a_report("Decided", status="decided"),
        a_report("Late", meeting=date(2026, 11, 30)),
        a_report("Soon", meeting=date(2026, 12, 3)),
        a_report("Later"),
    )
    window = open_library(program, qtbot)
    qtbot.waitUntil(lambda: "Late, 1 report" in spoken(window))
    return window


def dues(window: LibraryView) -> list[Due | None]:
    model = reports(window).model()
    return [model.index(row, 0).data(ROW).due for row in range(model.rowCount())]


def test_rows_say_what_is_due(window: LibraryView) -> None:
    assert dues(window) == [
        Due("Publish by Tue 8 December", date(2026, 12, 8), "later"),
        Due("Publish by Wed 25 November, tomorrow", date(2026, 11, 25), "week"),
        Due("Publication was due 22 November", date(2026, 11, 22), "late"),
        None,
    ]


def test_what_is_due_narrows_the_list_and_the_search(window: LibraryView, qtbot: QtBot) -> None:
    assert "This week, 1 report" in spoken(window)
    choose_filter(window, "This week")
    assert rows(window) == ["Soon"]
    choose_filter(window, "Late")
    assert rows(window) == ["Late"]
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_words("ofsted")
    qtbot.waitUntil(lambda: not window.catalogue.is_searching)
    assert rows(window) == ["Late"]
    assert window.catalogue.rows[0].due is not None


def test_a_search_of_what_is_due_follows_when_something_else_is(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    choose_filter(window, "Late")
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_words("ofsted")
    qtbot.waitUntil(lambda: rows(window) == ["Late"])
    fill(program, qtbot, a_report("Late too", meeting=date(2026, 11, 27)))
    program.library_changed.emit()
    qtbot.waitUntil(lambda: rows(window) == ["Late too", "Late"])
    assert not window.catalogue.is_searching


def test_the_next_day_something_else_is_due(
    window: LibraryView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    surroundings = window.program.surroundings
    then = surroundings.clock().replace(day=26)
    monkeypatch.setattr(window.program, "surroundings", replace(surroundings, clock=lambda: then))
    window.frame.activated.emit()
    qtbot.waitUntil(lambda: "Late, 2 reports" in spoken(window))


def test_another_council_is_asked_when_it_is_chosen(
    window: LibraryView, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(program, "run_errand", lambda *work: asked.append(work))
    program.settings_changed.emit()
    assert len(asked) == 1
    window.catalogue.end()
    program.settings_changed.emit()
    assert len(asked) == 1


def test_the_calendar_is_read_after_the_list() -> None:
    program = (
        "import sys; import boardpaper.desktop.library.view; "
        "print(*[name for name in sys.modules if name.startswith('boardpaper.checks')])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b""
