"""What cannot be undone is never what Return does, nor what stands out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.dialogs import HouseDialog, confirmation
from boardpaper.desktop.theme import Look


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot) -> Iterator[HouseDialog]:
    look = Look(qapp)
    look.apply("light")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = confirmation(window, "Close?", "Words would be lost.", "Lose them", "Keep open")
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog
    look.deleteLater()


def button(dialog: HouseDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def test_the_choice_that_keeps_everything_is_the_primary(dialog: HouseDialog, qtbot: QtBot) -> None:
    keep, lose = button(dialog, "Keep open"), button(dialog, "Lose them")
    assert isinstance(keep, PrimaryButton)
    assert not isinstance(lose, PrimaryButton)
    assert keep.isDefault()
    assert keep.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_loss_is_chosen_by_its_own_button(dialog: HouseDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(button(dialog, "Lose them"), Qt.MouseButton.LeftButton)
