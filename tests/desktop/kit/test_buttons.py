"""The primary button shows the focus as plainly as every other one, and keeps its size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.theme import THEME_NAMES, Look, ThemeName


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_focus_is_a_ring_within_the_button(
    qapp: QApplication, qtbot: QtBot, name: ThemeName
) -> None:
    look = Look(qapp)
    look.apply(name)
    window = QWidget()
    qtbot.addWidget(window)
    button, other = PrimaryButton("Export…"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(other)
    with qtbot.waitExposed(window):
        window.show()
    other.setFocus()
    size, plain = button.sizeHint(), edge(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    accent, on_accent = QColor(look.theme.accent), QColor(look.theme.on_accent)
    assert plain == [accent] * 6
    assert edge(button) == [accent] * 2 + [on_accent] * 2 + [accent] * 2
    assert button.sizeHint() == size


def edge(button: PrimaryButton) -> list[QColor]:
    """The colours from the left edge of a button inwards."""
    image = button.grab().toImage()
    return [image.pixelColor(x, image.height() // 2) for x in range(6)]
