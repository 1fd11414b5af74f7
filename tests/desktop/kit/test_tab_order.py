from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.tab_order import first_stop, order_tabs


def test_tab_goes_through_widgets_as_they_stand(qtbot: QtBot) -> None:
    window, inner = QWidget(), QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(str(number)) for number in range(6)]
    column, line, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout(inner)
    column.addWidget(buttons[5])
    column.addLayout(line)
    column.insertWidget(1, inner)
    for place, number in enumerate((4, 3)):
        line.addWidget(buttons[number])
        grid.addWidget(buttons[2 - place], 0, place)
    column.addWidget(buttons[0])
    buttons[5].setEnabled(False)
    with qtbot.waitActive(window):
        window.show()
    order_tabs(window)
    first = first_stop(window)
    assert first is buttons[2]
    first.setFocus()
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        seen.append(focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["2", "1", "4", "3", "0"]


def test_where_nothing_takes_the_focus_there_is_no_stop(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert first_stop(window) is None


def test_what_takes_something_away_is_not_begun_at(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    remove, add = QPushButton("Remove"), QPushButton("Add")
    remove.setObjectName("quiet")
    column.addWidget(remove)
    window.show()
    assert first_stop(window) is remove
    column.addWidget(add)
    add.show()
    assert first_stop(window) is add


def test_of_answers_the_chosen_one_is_begun_at(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    yes, no = QRadioButton("Yes"), QRadioButton("No")
    group = QButtonGroup(window)
    for button in (yes, no):
        group.addButton(button)
        column.addWidget(button)
    window.show()
    assert first_stop(window) is yes
    no.setChecked(True)
    assert first_stop(window) is no
