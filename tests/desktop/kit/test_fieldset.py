from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.fields import DateField, LineField
from boardpaper.desktop.kit.fieldset import Ask, FieldSet
from boardpaper.desktop.theme import Look
from boardpaper.report.report import CallIn

ASKS = (
    Ask("explanation", "Reason"),
    Ask("prejudice", "Prejudice", wide=True),
    Ask("agreed_by", "Agreed by"),
    Ask("agreed_on", "Agreed on", "date"),
)


@pytest.fixture
def fields(qapp: QApplication, qtbot: QtBot) -> FieldSet:
    made = FieldSet(Look(qapp), ASKS, (1, 1))
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_wide_field_has_a_line_of_its_own(fields: FieldSet) -> None:
    reason, prejudice, by, on = (fields.row(each.key).geometry() for each in ASKS)
    assert reason.top() < prejudice.top() < by.top() == on.top()
    assert prejudice.width() > reason.width() + 100
    assert abs(by.width() - on.width()) <= 1


def test_a_field_is_found_while_it_shows(fields: FieldSet) -> None:
    assert fields.field("agreed_by") is fields.row("agreed_by").field
    fields.row("agreed_by").hide()
    assert fields.field("agreed_by") is None
    assert fields.field("no such") is None
    assert fields.first_field() is fields.row("explanation").field


def test_words_that_are_no_date_stay_while_the_date_is_the_same(
    fields: FieldSet, qtbot: QtBot
) -> None:
    on = fields.row("agreed_on").field
    assert isinstance(on, DateField)
    fields.show_values(CallIn(agreed_on=date(2011, 12, 3)), frozen=False)
    on.setFocus()
    on.selectAll()
    qtbot.keyClicks(on, "soon")
    by = fields.row("agreed_by").field
    assert isinstance(by, LineField)
    assert "no date" not in on.accessibleDescription()
    by.setFocus()
    assert "The report still has 3 December 2011." in on.accessibleDescription()
    fields.show_values(CallIn(agreed_by="x", agreed_on=date(2011, 12, 3)), frozen=False)
    assert on.text() == "soon"
    fields.show_values(CallIn(agreed_on=date(2011, 12, 4)), frozen=False)
    assert on.text() == "4 December 2011"
    assert "no date" not in on.accessibleDescription()


def test_what_is_frozen_can_be_read_but_not_written(fields: FieldSet, qtbot: QtBot) -> None:
    fields.show_values(CallIn(explanation="Because"), frozen=True)
    reason = fields.first_field()
    with qtbot.assertNotEmitted(fields.edited):
        qtbot.keyClicks(reason, "x")
        qtbot.keyClick(reason, Qt.Key.Key_Backspace)
    assert reason.value() == "Because"


def test_a_date_is_as_wide_as_its_column_but_short_where_it_stands_alone(
    qapp: QApplication, qtbot: QtBot
) -> None:
    look = Look(qapp)
    asks = (Ask("on", "Date", "date"), Ask("address", "Address"))
    for columns, is_whole in (((1, 1), True), ((1,), False)):
        fields = FieldSet(look, asks, columns)
        qtbot.addWidget(fields)
        fields.resize(900, 200)
        fields.show()
        date, row = fields.field("on"), fields.row("on")
        assert date is not None
        assert (date.width() == row.width()) is is_whole
