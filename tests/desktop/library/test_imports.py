"""Reports come in from files: named in a dialog, dropped onto the window, or the example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from boardpaper import resources
from boardpaper.desk import shelf
from boardpaper.desktop.library.imports import Imported, told
from boardpaper.desktop.library.view import LibraryView
from boardpaper.desktop.program import Program
from boardpaper.exchange.boardreport import pack
from tests.desktop.library import shown
from tests.desktop.library.shown import chosen, rows

SUBJECT = "The Ofsted Annual Assessment of Children's Services in Leeds"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example as a file."""
    path = tmp_path / "example.boardreport"
    path.write_bytes(pack(shelf.sample()))
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    return path


def drop(window: LibraryView, paths: Sequence[Path]) -> bool:
    """Drop files onto the window, if it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how, button, key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(300, 300), how, mime, button, key)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), how, mime, button, key))
    return enter.isAccepted()


def test_files_are_named_in_a_dialog_that_stops_nobody(
    window: LibraryView, example: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    shown.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    qtbot.waitActive(dialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(example))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(window) == [SUBJECT])
    assert window.notice.sentence == "1 report was imported."
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)


def test_dropped_files_are_imported_and_chosen_each_for_itself(
    window: LibraryView, example: Path, broken: Path, qtbot: QtBot
) -> None:
    assert drop(window, [example, broken, example])
    qtbot.waitUntil(lambda: chosen(window) == [SUBJECT, SUBJECT])
    sentence = window.notice.sentence
    assert sentence.startswith("2 reports were imported. ")
    assert "broken.json" in sentence


def test_what_is_no_file_is_not_taken(window: LibraryView) -> None:
    assert not drop(window, [])


def test_a_json_without_its_papers_is_refused_by_name(
    window: LibraryView, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(resources.read_bytes("samples", shelf.SAMPLE, "report.json"))
    assert drop(window, [path])
    qtbot.waitUntil(lambda: "report.json" in window.notice.sentence)
    assert window.catalogue.listing is not None
    assert window.catalogue.listing.entries == ()


def test_what_is_imported_is_shown_whatever_was_searched_for(
    window: LibraryView, example: Path, qtbot: QtBot
) -> None:
    shown.choose_filter(window, "Draft")
    window.header.search.setText("xyzzy")
    window.header.search.tell()
    assert drop(window, [example])
    qtbot.waitUntil(lambda: chosen(window) == [SUBJECT])
    assert window.header.search.text() == ""


def test_the_example_is_imported_as_it_is_shipped_and_opened(
    window: LibraryView, program: Program, qtbot: QtBot
) -> None:
    shown.press_button(window.reports_page.empty, "Open the example")
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    desk = program.windows[0].desk
    assert desk.standing == shelf.sample().saved.standing
    assert desk.report.subject == SUBJECT
    qtbot.waitUntil(lambda: chosen(window) == [SUBJECT])


@pytest.mark.parametrize(
    ("imported", "tone", "sentence"),
    [
        (Imported([1], []), "ok", "1 report was imported."),
        (Imported([], ["“a”: no."]), "error", "“a”: no."),
        (Imported([1, 2], ["“a”: no."]), "warning", "2 reports were imported. “a”: no."),
        (Imported([], ["A."] * 4), "error", "A. A. A. 1 more file could not be imported."),
        (Imported([], ["A."] * 9), "error", "A. A. A. 6 more files could not be imported."),
    ],
)
def test_what_came_of_an_import_is_said(imported: Imported, tone: str, sentence: str) -> None:
    assert told(imported) == (tone, sentence)


def test_the_example_can_be_opened_from_the_menu_at_any_time(
    window: LibraryView, example: Path, program: Program, qtbot: QtBot
) -> None:
    assert drop(window, [example])
    qtbot.waitUntil(lambda: chosen(window) == [SUBJECT])
    window.commands["example"].trigger()
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
