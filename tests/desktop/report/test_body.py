"""The columns of a report's window, in windows of every width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.report.body import OUTLINE, PAGE, PANEL, SIDE_BY_SIDE, Body
from boardpaper.desktop.theme import Look


class Columns:
    """A body with three columns, and which of them are to be seen."""

    def __init__(self, look: Look) -> None:
        self.outline, self.pages, self.panel = QLabel("outline"), QStackedWidget(), QLabel("panel")
        self.body = Body(look, self.outline, self.pages, self.panel)
        self.scale = look.metrics.scale

    def resize(self, width: int) -> None:
        self.body.resize(round(width * self.scale) + 2, 500)
        QApplication.processEvents()

    def seen(self) -> str:
        QApplication.processEvents()
        names = (("outline", self.outline), ("page", self.pages), ("panel", self.panel))
        return " ".join(name for name, widget in names if widget.isVisible())


@pytest.fixture
def columns(qapp: QApplication, qtbot: QtBot) -> Columns:
    columns = Columns(Look(qapp))
    qtbot.addWidget(columns.body)
    columns.resize(OUTLINE + PAGE + PANEL)
    columns.body.show()
    return columns


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (OUTLINE + PAGE + PANEL, "outline page panel"),
        (OUTLINE + PAGE + PANEL - 5, "outline page"),
        (OUTLINE + PAGE, "outline page"),
        (OUTLINE + PAGE - 5, "page"),
        (400, "page"),
    ],
)
def test_columns_go_as_the_window_gets_narrow(columns: Columns, width: int, seen: str) -> None:
    columns.resize(width)
    assert columns.seen() == seen
    columns.resize(OUTLINE + PAGE + PANEL)
    assert columns.seen() == "outline page panel"


def test_in_a_narrow_window_they_stand_in_place_of_the_page(columns: Columns) -> None:
    columns.resize(500)
    columns.body.show_outline(True)
    assert columns.seen() == "outline"
    assert columns.outline.width() == columns.body.width()
    columns.body.show_page()
    assert columns.seen() == "page"
    columns.body.show_panel(True)
    assert columns.seen() == "panel"
    columns.body.show_panel(False)
    assert columns.seen() == "page"
    columns.body.show_panel(True)
    columns.resize(OUTLINE + PAGE + PANEL)
    assert columns.seen() == "outline page panel"


def test_what_was_put_away_stays_away(columns: Columns) -> None:
    columns.body.show_panel(False)
    columns.body.show_outline(False)
    assert columns.seen() == "page"
    columns.resize(500)
    columns.resize(OUTLINE + PAGE + PANEL)
    assert columns.seen() == "page"
    columns.body.show_panel(True)
    columns.body.show_outline(True)
    assert columns.seen() == "outline page panel"


def test_a_large_preview_takes_the_room_of_the_page(columns: Columns) -> None:
    columns.body.show_large(True)
    assert columns.seen() == "outline panel"
    columns.body.show_large(False)
    assert columns.seen() == "outline page panel"
    columns.body.show_large(True)
    columns.body.show_page()
    assert columns.seen() == "outline page panel"


def test_a_large_preview_stands_beside_the_page_where_there_is_room(columns: Columns) -> None:
    columns.resize(SIDE_BY_SIDE)
    columns.body.show_large(True)
    assert columns.seen() == "outline page panel"
    assert columns.panel.width() == columns.body.width() // 2
    columns.body.show_page()
    assert columns.panel.width() == columns.body.width() // 2
