from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.ticks import TickList

ROWS = tuple((f"k{number}", f"Row {number}") for number in range(30))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def ticks(window: QWidget, qtbot: QtBot) -> TickList:
    column = QVBoxLayout(window)
    made = TickList("Rows", 5, columns=3)
    column.addWidget(QLineEdit())
    column.addWidget(made)
    window.resize(600, 400)
    with qtbot.waitActive(window):
        window.show()
    made.show_rows(ROWS, {"k1"})
    return made


def ticked(ticks: TickList) -> list[str]:
    rows = [ticks.item(row) for row in range(ticks.count())]
    return [each.text() for each in rows if each.checkState() == Qt.CheckState.Checked]


def test_showing_ticks_nothing_by_itself(ticks: TickList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.show_rows(ROWS, {"k2", "k3"})
    assert ticked(ticks) == ["Row 2", "Row 3"]


def test_a_row_is_ticked_by_key_and_anywhere_by_mouse(ticks: TickList, qtbot: QtBot) -> None:
    ticks.setFocus()
    ticks.setCurrentRow(4)
    with qtbot.waitSignal(ticks.ticked) as told:
        qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert told.args == ["k4", True]
    box = ticks.visualItemRect(ticks.item(1))
    for left in (box.left() + 12, box.center().x()):  # in the box that is ticked, and beside it
        before = ticked(ticks)
        spot = QPoint(left, box.center().y())
        qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert ticked(ticks) != before


def test_rows_stand_side_by_side_and_the_list_is_no_higher_than_it_may(ticks: TickList) -> None:
    first, third, fourth = (ticks.visualItemRect(ticks.item(row)) for row in (0, 2, 3))
    assert first.top() == third.top() < fourth.top()
    assert ticks.height() < 6 * first.height()
    ticks.show_rows(ROWS[:3], ())
    assert ticks.height() < 2 * first.height()


def test_a_filter_hides_rows_and_keeps_their_ticks(ticks: TickList) -> None:
    assert ticks.filter("row 2") == 11
    assert ticks.item(1).isHidden()
    assert ticked(ticks) == ["Row 1"]
    assert ticks.filter("") == len(ROWS)
    assert not ticks.item(1).isHidden()


def test_the_row_for_the_keys_is_marked_only_with_the_focus(ticks: TickList) -> None:
    ticks.setFocus()
    ticks.setCurrentRow(2)
    assert ticks.item(2).isSelected()
    window = ticks.window()
    other = window.findChild(QLineEdit)
    assert isinstance(other, QLineEdit)
    other.setFocus()
    assert not ticks.item(2).isSelected()
    ticks.setFocus()
    assert ticks.item(2).isSelected()


def test_a_row_has_all_the_width_of_its_column(ticks: TickList) -> None:
    model = ticks.model()
    widths = {ticks.visualRect(model.index(row, 0)).width() for row in range(model.rowCount())}
    assert widths == {ticks.gridSize().width()}
