"""A list of choices shows them whole, whatever their number and length."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.choice_fields import ChoiceField
from boardpaper.desktop.kit.choice_list import MOST_ROWS, ChoiceList
from boardpaper.desktop.theme import Look

LONG = " ".join(["information relating to any consultations or negotiations"] * 5)


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> Iterator[ChoiceField]:
    look = Look(qapp)
    look.apply("light")
    window = QWidget()
    qtbot.addWidget(window)
    field = ChoiceField(look)
    QVBoxLayout(window).addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    window.resize(340, 120)
    with qtbot.waitExposed(window):
        window.show()
    yield field
    field.hidePopup()
    look.deleteLater()


def dropped(field: ChoiceField, labels: list[str]) -> ChoiceList:
    field.offer([(str(number), label) for number, label in enumerate(labels)])
    field.showPopup()
    choices = field.view()
    assert isinstance(choices, ChoiceList)
    assert choices.isVisible()
    return choices


def whole(choices: ChoiceList) -> list[int]:
    """The rows that are seen from edge to edge."""
    inside = choices.viewport().rect()
    boxes = [choices.visualRect(choices.model().index(r, 0)) for r in range(len(labels(choices)))]
    return [row for row, box in enumerate(boxes) if inside.contains(box)]


def labels(choices: ChoiceList) -> list[str]:
    model = choices.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_few_choices_are_all_seen_as_wide_as_the_field(field: ChoiceField) -> None:
    choices = dropped(field, ["Not chosen", "Spending or saving", "Communities"])
    assert whole(choices) == [0, 1, 2]
    assert choices.window().width() == field.width()
    assert choices.window().pos() == field.mapToGlobal(QPoint(0, field.height()))


def test_of_many_choices_ten_are_seen_at_a_time(field: ChoiceField) -> None:
    choices = dropped(field, [f"Rule {number}" for number in range(30)])
    assert whole(choices) == list(range(MOST_ROWS))


def test_a_long_label_is_wrapped_and_not_cut(field: ChoiceField) -> None:
    choices = dropped(field, ["Short", LONG])
    short, long = (choices.visualRect(choices.model().index(row, 0)) for row in (0, 1))
    advance = choices.fontMetrics().horizontalAdvance(LONG)
    assert long.height() >= short.height() + (advance // long.width()) * (
        choices.fontMetrics().height()
    )
    assert field.width() < choices.window().width() < advance / 3
    assert whole(choices) == [0, 1]


def test_a_list_stays_on_the_screen(field: ChoiceField) -> None:
    room = field.screen().availableGeometry()
    field.window().move(room.right() - field.window().width(), room.bottom() - 130)
    choices = dropped(field, [LONG] * MOST_ROWS)
    window = choices.window().geometry()
    assert room.contains(window)
    assert window.bottom() < field.mapToGlobal(QPoint(0, 0)).y()


def test_a_choice_is_made_by_keys(field: ChoiceField, qtbot: QtBot) -> None:
    choices = dropped(field, ["Short", LONG, "Other"])
    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClick(choices, Qt.Key.Key_Down)
        qtbot.keyClick(choices, Qt.Key.Key_Return)
    assert told.args == ["", "1"]
