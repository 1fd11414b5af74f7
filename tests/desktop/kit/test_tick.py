"""A tick is seen where something is chosen, and only there, in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.choice_fields import CheckField
from boardpaper.desktop.kit.tick import TickDelegate
from boardpaper.desktop.kit.ticks import TickList
from boardpaper.desktop.theme import THEME_NAMES, Look, ThemeName

CORNER = 3
"""Pixels of a box that its round corners take."""


@pytest.fixture(params=THEME_NAMES)
def look(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Look]:
    theme: ThemeName = request.param
    look = Look(qapp)
    look.apply(theme)
    yield look
    look.deleteLater()


def filled(widget: QWidget, look: Look) -> tuple[int, int]:
    """How many pixels at the left have the colour of a chosen box, and that of a tick within it."""
    image = widget.grab().toImage()
    spots = [(x, y) for x in range(24) for y in range(min(24, image.height()))]
    box = [spot for spot in spots if image.pixelColor(*spot) == QColor(look.theme.accent)]
    if not box:
        return 0, 0
    corners = (min(box), max(box))
    left, right = (x + inset for (x, _), inset in zip(corners, (CORNER, -CORNER), strict=True))
    rows = sorted(y for _, y in box)
    top, bottom = rows[0] + CORNER, rows[-1] - CORNER
    inside = [(x, y) for x, y in spots if left <= x <= right and top <= y <= bottom]
    tick = QColor(look.theme.on_accent)
    return len(box), sum(image.pixelColor(*spot) == tick for spot in inside)


def test_a_field_has_a_tick_while_it_is_chosen(look: Look, qtbot: QtBot) -> None:
    field = CheckField("Urgent")
    qtbot.addWidget(field)
    field.show()
    assert filled(field, look) == (0, 0)
    field.show_value(True)
    box, tick = filled(field, look)
    assert box > tick > 0


def test_an_item_has_a_tick_while_it_is_chosen(look: Look, qtbot: QtBot) -> None:
    items = QListWidget()
    items.setItemDelegate(TickDelegate(items))
    item = QListWidgetItem("Hyde Park")
    item.setCheckState(Qt.CheckState.Unchecked)
    items.addItem(item)
    qtbot.addWidget(items)
    items.show()
    assert filled(items, look) == (0, 0)
    item.setCheckState(Qt.CheckState.Checked)
    box, tick = filled(items, look)
    assert box > tick > 0


def test_a_list_to_be_ticked_has_that_tick(look: Look, qtbot: QtBot) -> None:
    items = TickList("Wards", 3)
    qtbot.addWidget(items)
    items.show_rows([("h", "Hyde Park")], ["h"])
    items.show()
    box, tick = filled(items, look)
    assert box > tick > 0
