from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.choice_fields import CheckField, ChoiceField, YesNoField
from boardpaper.desktop.kit.fields import DateField, Field, LineField, TextField
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.desktop.theme import Look


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> FormPage:
    page = FormPage(look, "Details", "What the front page says.")
    qtbot.addWidget(page)
    return page


def shown(page: FormPage, qtbot: QtBot) -> None:
    page.resize(700, 500)
    with qtbot.waitExposed(page):
        page.show()


class Listener(QObject):
    """Notes what a field tells; the field keeps no list alive."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.told: list[object] = []
        field.edited.connect(self.hear)

    def hear(self, key: str, value: object) -> None:
        assert key == "it"
        self.told.append(value)


def listen(field: Field) -> list[object]:
    field.key = "it"
    return Listener(field).told


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (LineField, "words"),
        (TextField, "some\nwords"),
        (DateField, date(2026, 12, 14)),
        (DateField, None),
        (partial(CheckField, "So"), True),
    ],
)
def test_a_field_shows_a_value_without_telling(
    qtbot: QtBot, make: Callable[[], LineField], value: str
) -> None:
    field = make()
    qtbot.addWidget(field)
    told = listen(field)
    field.show_value(value)
    assert field.value() == value
    assert told == []


def test_typing_is_told(page: FormPage, qtbot: QtBot) -> None:
    line, text = LineField(), TextField()
    page.add_card().add_row("Subject", line)
    page.add_card().add_row("Reasons", text)
    shown(page, qtbot)
    by_line, by_text = listen(line), listen(text)
    qtbot.keyClicks(line, "ab")
    qtbot.keyClicks(text, "c")
    assert by_line == ["a", "ab"]
    assert by_text == ["c"]


def test_tab_leaves_a_text(page: FormPage, qtbot: QtBot) -> None:
    first, second = TextField(), LineField()
    card = page.add_card()
    card.add_row("First", first)
    card.add_row("Second", second)
    shown(page, qtbot)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_a_date_is_read_when_the_field_is_left(page: FormPage, qtbot: QtBot) -> None:
    field = DateField()
    page.add_card().add_row("Date of the meeting", field)
    shown(page, qtbot)
    told = listen(field)
    qtbot.keyClicks(field, "14/12/26")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [date(2026, 12, 14)]
    assert field.text() == "14 December 2026"


def test_a_frozen_date_that_is_none_shows_no_example(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert field.placeholderText() != ""
    field.setReadOnly(True)
    assert field.placeholderText() == ""
    field.setReadOnly(False)
    assert field.placeholderText() != ""


@pytest.mark.parametrize("make", [LineField, TextField, DateField])
def test_control_and_a_letter_is_the_windows(make: Callable[[], Field], qtbot: QtBot) -> None:
    field = make()
    qtbot.addWidget(field)

    def is_left(key: Qt.Key) -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier, ""
        )
        event.ignore()
        field.event(event)
        return not event.isAccepted()

    assert all(map(is_left, (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_Z)))
    assert not is_left(Qt.Key.Key_V)


def test_a_wrong_date_is_told_and_stays_as_it_was_typed(page: FormPage, qtbot: QtBot) -> None:
    field = DateField()
    row = page.add_card().add_row("Date of the meeting", field)
    field.misread.connect(row.show_error)
    field.show_value(date(2026, 12, 14))
    shown(page, qtbot)
    told = listen(field)
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == []
    assert field.text() == "soon"
    assert field.value() == date(2026, 12, 14)
    assert "Enter a date, for example 14 December 2026." in field.accessibleDescription()


def test_yes_no_has_three_states_and_a_way_back(page: FormPage, look: Look, qtbot: QtBot) -> None:
    field = YesNoField(look)
    page.add_card().add_row("Is the decision eligible for call-in?", field)
    shown(page, qtbot)
    told = listen(field)
    yes, no = field.findChildren(QRadioButton)
    (clear,) = field.findChildren(QPushButton)
    assert field.value() is None
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert field.value() is False
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert told == [False, True, None]
    assert field.value() is None
    assert yes.accessibleName() == "Is the decision eligible for call-in? Yes"


def test_a_choice_is_told_by_its_key(page: FormPage, look: Look, qtbot: QtBot) -> None:
    field = ChoiceField(look)
    field.offer([("a", "First"), ("b", "Second")])
    page.add_card().add_row("Board", field)
    shown(page, qtbot)
    told = listen(field)
    field.show_value("a")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["b"]
    field.offer([("b", "Second"), ("c", "Third")])
    assert field.value() == "b"
    field.show_value("gone")
    assert field.value() == ""


def test_the_wheel_changes_no_field_without_focus(page: FormPage, look: Look, qtbot: QtBot) -> None:
    field, other = ChoiceField(look), LineField()
    field.offer([("a", "First"), ("b", "Second")])
    card = page.add_card()
    card.add_row("Board", field)
    card.add_row("Other", other)
    field.show_value("a")
    shown(page, qtbot)
    other.setFocus()
    centre = QPointF(field.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(field.mapToGlobal(centre)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert field.value() == "a"


def test_a_row_names_its_field_and_speaks_help_and_error(page: FormPage) -> None:
    field = LineField()
    row = page.add_card().add_row("&Subject", field, "As the agenda will print it.")
    assert field.accessibleName() == "Subject"
    assert field.accessibleDescription() == "As the agenda will print it."
    row.show_error("Give the subject.")
    assert field.accessibleDescription() == "As the agenda will print it. Give the subject."
    row.show_error("")
    assert field.accessibleDescription() == "As the agenda will print it."
