"""Names that are offered can be read in full."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.completing import offer
from boardpaper.desktop.kit.fields import LineField

LONGEST = "Scrutiny Board (Infrastructure, Investment and Inclusive Growth)"


def test_the_list_is_as_wide_as_its_names_however_short_the_field(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.resize(120, 30)
    popup = offer(field, ["Executive Board", LONGEST]).popup()
    assert isinstance(popup, QListView)
    assert popup.minimumWidth() > popup.fontMetrics().horizontalAdvance(LONGEST)
    assert popup.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
