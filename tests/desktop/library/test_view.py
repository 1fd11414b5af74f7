"""The list: what is shown of the library, how it is narrowed and searched, all by keyboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from boardpaper.desk import beginning
from boardpaper.desktop.library.first_look import FirstLook, read_first_look
from boardpaper.desktop.library.frame import Frame
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.errors import EnvironmentFaultError
from boardpaper.library.library import Library
from boardpaper.report.place import Place
from tests.desktop.library import shown
from tests.desktop.library.shown import a_report, chosen, fill, open_library, press, rows
from tests.desktop.programs import running, type_words

CONTROL = Qt.KeyboardModifier.ControlModifier
FAULT = "The library cannot be read: the drive is gone."


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> LibraryView:
    """Four reports: two of the Executive Board, one published, one without a subject."""
    fill(
        program,
        qtbot,
        a_report("", board="", meeting=None),
        a_report("Potholes", board="Plans Panel"),
        a_report("Budget", status="published"),
        a_report("Schools"),
    )
    return open_library(program, qtbot)


def opened(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Place | None]]:
    """Collect what is opened, in place of opening it."""
    told: list[tuple[int, Place | None]] = []

    def open_report(number: int, _failed: object, place: Place | None = None) -> None:
        told.append((number, place))

    monkeypatch.setattr(program, "open_report", open_report)
    return told


def test_the_window_is_painted_before_the_library_is_read(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and not said:
                said.append("painted")
            return False

    monkeypatch.setattr(program, "list_reports", lambda *_: said.append("asked"))
    frame = Frame(FirstLook())
    window = LibraryView(program, frame)
    watcher = Watcher()
    window.installEventFilter(watcher)
    frame.show()
    assert window.opening_page.isVisible()
    assert window.opening_page.sentence == "Opening the library…"
    qtbot.waitUntil(lambda: "asked" in said)
    assert said == ["painted", "asked"]
    frame.close()
    frame.deleteLater()


def test_the_module_of_the_window_imports_nothing_heavy() -> None:
    heavy = {"sqlalchemy", "alembic", "reportlab", "click", "pikepdf"}
    program = (
        "import sys; import boardpaper.desktop.library.view; "
        f"print(*({heavy} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.strip() == b""


def test_reports_are_listed_the_last_changed_first(window: LibraryView) -> None:
    assert rows(window) == ["Schools", "Budget", "Potholes", "Untitled report"]
    assert chosen(window) == ["Schools"]
    counts = window.frame.statusBar().findChild(QLabel)
    assert isinstance(counts, QLabel)
    assert counts.text() == "4 reports"


def test_the_keyboard_begins_in_the_list(window: LibraryView) -> None:
    assert QApplication.focusWidget() is shown.reports(window)


def test_return_in_the_list_and_a_double_click_open_a_report(
    window: LibraryView, program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told = opened(program, monkeypatch)
    view = shown.reports(window)
    view.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert told == [(3, None)]
    at = view.visualRect(view.model().index(2, 0)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=at)
    qtbot.mouseDClick(view.viewport(), left, pos=at)
    assert told == [(3, None), (2, None)]


def test_the_side_bar_narrows_the_list(window: LibraryView) -> None:
    assert shown.spoken(window) == [
        "Status",
        "All reports, 4 reports",
        "Draft, 3 reports",
        "Published, 1 report",
        "Board",
        "Executive Board, 2 reports",
        "Plans Panel, 1 report",
        "Due",
        "This week, 0 reports",
        "Late, 0 reports",
        "Bin, 0 reports",
    ]
    shown.choose_filter(window, "Executive Board")
    assert rows(window) == ["Schools", "Budget"]
    shown.side_bar(window).setFocus()
    press(Qt.Key.Key_Up)
    assert rows(window) == ["Budget"]
    press(Qt.Key.Key_Up)
    assert rows(window) == ["Schools", "Potholes", "Untitled report"]
    assert chosen(window) == ["Schools"]


def test_typing_searches_all_text_and_escape_ends_it(window: LibraryView, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F, CONTROL)
    type_words("pothol")
    qtbot.waitUntil(lambda: rows(window) == ["Potholes"])
    press(Qt.Key.Key_Escape)
    assert window.header.search.text() == ""
    assert len(rows(window)) == 4


def test_a_hit_is_opened_where_its_words_stand(
    window: LibraryView, program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told = opened(program, monkeypatch)
    press(Qt.Key.Key_F, CONTROL)
    type_words("plans panel")
    qtbot.waitUntil(lambda: rows(window) == ["Potholes"])
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert told == [(2, Place("details"))]


def test_a_search_stays_within_what_is_chosen_until_it_is_widened(
    window: LibraryView, qtbot: QtBot
) -> None:
    shown.choose_filter(window, "Plans Panel")
    window.header.search.setFocus()
    type_words("budget")
    empty = window.reports_page.empty
    qtbot.waitUntil(lambda: empty.sentence.startswith("Nothing found"))
    assert "“Plans Panel”" in empty.sentence
    assert "“budget”" in empty.sentence
    shown.press_button(empty, "Search all reports")
    qtbot.waitUntil(lambda: rows(window) == ["Budget"])


def test_an_empty_search_offers_to_clear_it(window: LibraryView, qtbot: QtBot) -> None:
    window.header.search.setFocus()
    type_words("xyzzy")
    qtbot.waitUntil(lambda: window.reports_page.is_empty)
    assert "xyzzy" in window.reports_page.empty.sentence
    shown.press_button(window.reports_page.empty, "Clear the search")
    assert len(rows(window)) == 4
    assert window.header.search.text() == ""


def test_who_types_on_gets_only_what_was_typed_last(window: LibraryView, qtbot: QtBot) -> None:
    searched: list[str] = []
    ask = window.program.ask

    def listen(work: object, *then: object) -> None:
        searched.append(work.args[0].words)  # type: ignore[attr-defined]
        ask(work, *then)  # type: ignore[arg-type]

    window.program.ask = listen  # type: ignore[assignment, method-assign]
    for words in ("p", "po", "budget"):
        window.catalogue.narrow(window.catalogue.filter, words)
    qtbot.waitUntil(lambda: rows(window) == ["Budget"])
    assert searched == ["p", "budget"]


def test_the_list_is_read_anew_and_keeps_what_is_chosen(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    shown.reports(window).setFocus()
    press(Qt.Key.Key_Down)
    fill(program, qtbot, a_report("Parks"))
    program.library_changed.emit()
    qtbot.waitUntil(lambda: len(rows(window)) == 5)
    assert rows(window)[0] == "Parks"
    assert chosen(window) == ["Budget"]


def test_a_library_without_reports_says_how_to_begin(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_library(program, qtbot)
    assert list(shown.buttons(window.reports_page.empty)) == [
        "Write your first report",
        "Open the example",
        "Import a .boardreport…",
    ]
    begun: list[object] = []
    monkeypatch.setattr(program, "new_report", begun.append)
    assert QApplication.focusWidget() is shown.buttons(window)["Write your first report"]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_N, CONTROL)
    assert len(begun) == 2


def test_a_library_that_cannot_be_opened_is_tried_again(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError(FAULT)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "create", fail)
        window = program.show_library()
        qtbot.waitUntil(lambda: window.stack.currentWidget() is window.fault_page)
    assert FAULT in window.fault_page.sentence
    assert not window.commands["new"].isEnabled()
    assert "Settings…" in shown.buttons(window.fault_page)
    shown.press_button(window.fault_page, "Try again")
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.reports_page)
    assert window.commands["new"].isEnabled()


def test_a_list_that_cannot_be_read_anew_stays(
    window: LibraryView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise EnvironmentFaultError(FAULT)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "entries", fail)
        press(Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: window.notice.sentence == FAULT)
    assert len(rows(window)) == 4
    shown.press_button(window.notice, "Try again")
    assert window.notice.sentence == ""


def test_commands_are_there_where_they_make_sense(window: LibraryView) -> None:
    view = shown.reports(window)
    view.setFocus()

    def allowed() -> set[str]:
        keys = ("open", "export", "duplicate", "bin", "restore", "delete", "empty")
        return {key for key in keys if window.commands[key].isEnabled()}

    assert allowed() == {"open", "export", "duplicate", "bin"}
    press(Qt.Key.Key_A, CONTROL)
    assert allowed() == {"bin"}
    view.clearSelection()
    assert allowed() == set()
    shown.choose_filter(window, "Bin")
    assert allowed() == set()


def test_in_a_narrow_window_the_side_bar_becomes_a_button(
    window: LibraryView, qtbot: QtBot
) -> None:
    assert not window.header.filters_button.isVisible()
    window.frame.resize(round(690 * window.program.look.metrics.scale), 500)
    qtbot.waitUntil(window.header.filters_button.isVisible)
    assert not shown.side_bar(window).isVisible()
    qtbot.mouseClick(window.header.filters_button, Qt.MouseButton.LeftButton)
    assert shown.side_bar(window).isVisible()
    assert not shown.reports(window).isVisible()
    press(Qt.Key.Key_Down)  # to drafts: the side bar stays until one is settled on
    press(Qt.Key.Key_Return)
    assert rows(window) == ["Schools", "Potholes", "Untitled report"]
    assert not shown.side_bar(window).isVisible()
    assert QApplication.focusWidget() is shown.reports(window)


def test_a_page_can_stand_before_the_list(program: Program, qtbot: QtBot) -> None:
    window = program.show_library()
    page = type(window.opening_page)(program.look)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: window.catalogue.listing is not None)
    assert window.stack.currentWidget() is page
    window.show_reports()
    assert window.stack.currentWidget() is window.reports_page


def test_where_the_window_stood_is_kept(window: LibraryView, program: Program) -> None:
    window.frame.resize(700, 500)
    window.frame.close()
    look = read_first_look(program.surroundings.folders.first_look_file)
    other = Frame(look)
    assert (other.width(), other.height()) == (700, 500)
    assert look.window == program.look.theme.window
    other.deleteLater()


def test_a_notice_about_the_settings_is_said(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = tmp_path / "settings" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text("text_size = 7\n", encoding="utf-8")
    with running(qapp, tmp_path, qtbot) as program:
        assert "text_size" in open_library(program, qtbot).notice.sentence


def test_a_new_report_that_cannot_begin_is_told_of(
    window: LibraryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentFaultError(FAULT)

    monkeypatch.setattr(beginning, "chosen_template", fail)
    press(Qt.Key.Key_N, CONTROL)
    assert window.notice.sentence == FAULT


def test_a_window_that_is_just_painted_asks_nothing_when_the_program_ends(
    program: Program, qtbot: QtBot
) -> None:
    window = program.show_library()
    with qtbot.waitSignal(window.destroyed):
        program.close()  # and what is asked for after that would be a failure of this test
