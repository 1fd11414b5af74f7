"""The outline: titles in one line or two, and how far each page is, in words and by an icon."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desk import shelf
from boardpaper.desk.outline import Entry, Group
from boardpaper.desk.progress import Progress
from boardpaper.desk.survey import NOTHING_FOUND
from boardpaper.desktop.report.outline_view import OutlineView, _lines
from boardpaper.desktop.theme import Look

LONG = Entry("section", "What consultation and engagement has taken place with partners?", "a")
ENTRIES = (
    Entry("details", "Details"),
    LONG,
    Entry("section", "Legal Implications, Access to Information", "legal", "4.5", 2, "Legal"),
    Entry("clearance", "Clearance"),
)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[OutlineView]:
    view = OutlineView(Look(qapp))
    qtbot.addWidget(view)
    view.resize(250, 400)
    view.show()
    show(view, "empty")
    yield view
    view.close()


def show(view: OutlineView, progress: Progress) -> None:
    view.show_outline([Group("Body", ENTRIES)], lambda _entry: progress, NOTHING_FOUND)


def height(view: OutlineView, row: int) -> int:
    return view.visualItemRect(view.item(row)).height()


def spoken(view: OutlineView, row: int) -> str:
    return str(view.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_long_title_has_two_lines_where_there_is_no_room_for_one(view: OutlineView) -> None:
    line = view.fontMetrics().lineSpacing()
    assert height(view, 2) == height(view, 1) + line
    view.resize(900, 400)
    QApplication.processEvents()
    assert height(view, 2) == height(view, 1)


def test_a_page_is_called_by_its_short_title_and_has_the_whole_in_its_tip(
    view: OutlineView,
) -> None:
    assert spoken(view, 3) == "4.5  Legal, nothing written yet"
    assert view.item(3).toolTip().startswith("4.5  Legal Implications, Access to Information")
    assert height(view, 3) == height(view, 1)


def test_what_is_out_of_date_says_so(view: OutlineView) -> None:
    before = view.grab().toImage()
    show(view, "stale")
    assert spoken(view, 4) == "Clearance, out of date"
    assert view.grab().toImage() != before


def test_a_page_on_which_nothing_is_missing_says_that_there_is_nothing(view: OutlineView) -> None:
    show(view, "none")
    assert spoken(view, 4) == "Clearance, none"


@pytest.mark.parametrize("points", [8.0, 9.3, 10.5, 11.0, 13.7])
def test_what_fits_to_the_pixel_is_whole(view: OutlineView, points: float) -> None:
    font = QFont(view.font())
    font.setPointSizeF(points)
    metrics = QFontMetrics(font)
    for stored in shelf.templates():
        for title in (each.heading for each in stored.template.sections):
            assert _lines(title, metrics, metrics.horizontalAdvance(title)) == [title]
