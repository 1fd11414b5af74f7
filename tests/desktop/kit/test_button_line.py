"""Buttons stand side by side where there is room, and else below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.button_line import ButtonLine
from boardpaper.desktop.theme import Look


def test_they_give_way_to_a_narrow_window_and_come_back(qapp: QApplication, qtbot: QtBot) -> None:
    first, second = QPushButton("Back up now"), QPushButton("Restore…")
    line = ButtonLine(Look(qapp), (first, second))
    qtbot.addWidget(line)
    line.resize(600, 100)
    line.show()
    assert first.y() == second.y()
    assert line.minimumSizeHint().width() == first.sizeHint().width()
    line.resize(line.minimumSizeHint().width(), 100)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert second.x() == first.x()
    line.resize(600, 100)
    qtbot.waitUntil(lambda: first.y() == second.y())
