"""The list follows what other programs do with the library."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.library import watch
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.library import stamp
from boardpaper.library.library import Library
from boardpaper.report.identity import counted_ids
from tests.desktop.library import shown
from tests.desktop.library.shown import a_report, chosen, fill, open_library, rows
from tests.desktop.programs import START, raise_again

if TYPE_CHECKING:
    from boardpaper.desk.opening import Opened


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_EVERY", 10)


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only what the officer does lead to a look."""
    monkeypatch.setattr(watch, "_EVERY", 3_600_000)


def import_elsewhere(program: Program, report: Opened, ids: str = "elsewhere") -> None:
    """Keep a report as another program does: through a library of its own."""
    from boardpaper.desk.keeping import take_in  # noqa: PLC0415

    library = Library.open(program.library_file, lambda: START.replace(year=2027))
    take_in(library, report, counted_ids(ids), "Another officer")


def test_what_another_program_imports_is_listed_by_itself(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    assert rows(window) == []
    import_elsewhere(program, a_report("Roads"))
    qtbot.waitUntil(lambda: rows(window) == ["Roads"])


@pytest.mark.usefixtures("never")
def test_it_is_listed_at_the_latest_when_the_officer_comes_back(
    program: Program, qtbot: QtBot
) -> None:
    window = open_library(program, qtbot)
    import_elsewhere(program, a_report("Roads"))
    QApplication.sendEvent(window.frame, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: rows(window) == ["Roads"])


def test_choice_and_place_in_the_list_stay(program: Program, qtbot: QtBot) -> None:
    fill(program, qtbot, *[a_report(f"Report {number}") for number in range(40)])
    window = open_library(program, qtbot)
    view = shown.reports(window)
    view.choose([12])
    view.show_chosen()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 7)
    one = chosen(window)
    top = view.visualRect(view.currentIndex()).top()
    import_elsewhere(program, a_report("Roads"))
    qtbot.waitUntil(lambda: "Roads" in rows(window))
    QApplication.processEvents()
    assert chosen(window) == one
    assert view.visualRect(view.currentIndex()).top() == top


def test_a_search_stays_and_finds_what_is_new(program: Program, qtbot: QtBot) -> None:
    fill(program, qtbot, a_report("Schools"), a_report("Roads to schools"))
    window = open_library(program, qtbot)
    window.header.search.setText("roads")
    window.header.search.tell()
    qtbot.waitUntil(lambda: rows(window) == ["Roads to schools"])
    import_elsewhere(program, a_report("Roads"))
    import_elsewhere(program, a_report("Parks"), "more")
    qtbot.waitUntil(lambda: rows(window) == ["Roads", "Roads to schools"])
    assert window.header.search.text() == "roads"
    assert chosen(window) == ["Roads to schools"]


def test_a_library_that_is_replaced_is_read_anew(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(program, qtbot, a_report("Schools"))
    backup = shutil.copy2(program.library_file, tmp_path / "backup")
    fill(program, qtbot, a_report("Roads"))
    window = open_library(program, qtbot)
    assert rows(window) == ["Roads", "Schools"]
    Path(backup).replace(program.library_file)
    qtbot.waitUntil(lambda: rows(window) == ["Schools"])
    assert window.notice.sentence == ""


def test_a_library_that_is_gone_for_a_moment_is_waited_for(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(program, qtbot, a_report("Schools"))
    window = open_library(program, qtbot)
    away = program.library_file.rename(tmp_path / "away")
    looks: list[object] = []
    program.reports.look(looks.append, raise_again)
    qtbot.waitUntil(lambda: looks == [None])
    qtbot.wait(50)
    assert not program.library_file.exists()
    assert rows(window) == ["Schools"]
    assert window.notice.sentence == ""
    away.rename(program.library_file)
    import_elsewhere(program, a_report("Roads"))
    qtbot.waitUntil(lambda: rows(window) == ["Roads", "Schools"])


def test_the_file_is_looked_at_on_the_thread_of_the_library_only(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    threads = set[str]()
    look = stamp.stamp_of

    def noting(path: Path) -> stamp.Stamp | None:
        threads.add(threading.current_thread().name)
        return look(path)

    monkeypatch.setattr(stamp, "stamp_of", noting)
    window = open_library(program, qtbot)
    import_elsewhere(program, a_report("Roads"))
    qtbot.waitUntil(lambda: rows(window) == ["Roads"])
    assert threads == {"library_0"}


def test_nothing_is_read_anew_while_nothing_changes(
    window: LibraryView, program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    fill(program, qtbot, a_report("Schools"))
    program.library_changed.emit()
    qtbot.waitUntil(lambda: rows(window) == ["Schools"])
    told: list[object] = []
    monkeypatch.setattr(program, "list_reports", lambda *_: told.append(1))
    looks: list[object] = []
    for count in range(1, 6):
        program.reports.look(looks.append, raise_again)
        qtbot.waitUntil(lambda count=count: len(looks) == count)  # type: ignore[misc]
        qtbot.wait(15)
    assert told == []
