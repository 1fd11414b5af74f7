"""The walkers find what they look for: a fault of each kind, planted in a window without any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.kit.words import ElidedWords, Words
from boardpaper.desktop.theme import Look
from tests.accessibility.contrast import low_contrasts, ratio
from tests.accessibility.cuts import cut
from tests.accessibility.focus_rings import unseen_focus
from tests.accessibility.names import colliding_mnemonics, unnamed
from tests.accessibility.registration import unregistered
from tests.accessibility.tabbing import not_reached

PALE = "#bdbdbd"
"""1.9:1 on white."""


class Window(QWidget):
    """A window in which nothing is wrong."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.field, self.button = LineField("name"), QPushButton("&Keep")
        for widget in (Words("Some words"), Row(look, "&Name", self.field), self.button):
            self.column.addWidget(widget)

    def plant(self, widget: QWidget) -> None:
        """Add what is wrong."""
        self.column.addWidget(widget)
        QApplication.processEvents()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    look = Look(qapp)
    look.apply("light")
    window = Window(look)
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    qtbot.waitActive(window)
    yield window
    look.deleteLater()


def faults(window: QWidget) -> list[str]:
    found = [*unnamed(window), *colliding_mnemonics(window), *low_contrasts(window), *cut(window)]
    return [*found, *not_reached(window), *unseen_focus(window, set())]


def only_fault(window: QWidget) -> str:
    found = faults(window)
    assert len(found) == 1, found
    return found[0]


def test_nothing_is_found_where_nothing_is_wrong(window: Window) -> None:
    assert faults(window) == []


def test_a_button_without_a_name_is_found(window: Window) -> None:
    window.plant(QPushButton())
    assert any("has no accessible name" in each for each in faults(window))


@pytest.mark.parametrize("name", ["/home/officer/report.pdf", "C:\\report.pdf", "<b>Keep</b>"])
def test_a_name_that_nobody_can_listen_to_is_found(window: Window, name: str) -> None:
    window.button.setAccessibleName(name)
    assert "is spoken as" in only_fault(window)


def test_a_widget_without_a_role_is_found(window: Window) -> None:
    plain = QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plain.setAccessibleName("Something")
    window.plant(plain)
    assert any("has the role Client" in each for each in faults(window))


def test_a_letter_that_stands_for_two_things_is_found(window: Window) -> None:
    window.button.setText("Ope&n")
    assert only_fault(window) == "Alt+N stands for &Name and Ope&n"


def test_pale_words_are_found(window: Window) -> None:
    label = QLabel("Pale words")
    label.setStyleSheet(f"color: {PALE}")
    window.plant(label)
    assert "“Pale words” in Window: text has a contrast of 1." in only_fault(window)


def test_a_pale_placeholder_is_found(window: Window) -> None:
    window.field.setPlaceholderText("for example a name")
    window.field.setStyleSheet(f"placeholder-text-color: {PALE}")
    assert "text has a contrast of 1." in only_fault(window)


def test_a_pale_item_is_found(window: Window) -> None:
    items = QListWidget()
    items.setAccessibleName("Items")
    items.setStyleSheet(f"color: {PALE}")
    window.plant(items)
    items.addItem(QListWidgetItem("A pale item"))
    assert any("“A pale item”: text has a contrast of" in each for each in low_contrasts(window))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QPushButton])
def test_a_pale_frame_is_found(window: Window, kind: type[QWidget]) -> None:
    framed = kind()
    framed.setAccessibleName("Framed")
    framed.setStyleSheet(f"border: 1px solid {PALE}")
    window.plant(framed)
    assert any("its frame has a contrast of" in each for each in low_contrasts(window))


@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
def test_a_pale_mark_is_found(window: Window, kind: type[QRadioButton | QCheckBox]) -> None:
    option = kind("Option")
    option.setStyleSheet(f"::indicator {{ border: 1px solid {PALE} }}")
    window.plant(option)
    assert any("its mark has a contrast of" in each for each in low_contrasts(window))


def test_what_is_disabled_may_be_pale(window: Window) -> None:
    label = QLabel("Pale words")
    label.setStyleSheet(f"color: {PALE}")
    label.setEnabled(False)
    window.plant(label)
    assert faults(window) == []


def test_words_that_are_cut_are_found(window: Window) -> None:
    label = QLabel("Words that need more room than they have")
    label.setFixedWidth(60)
    window.plant(label)
    assert "is 60 wide and needs" in only_fault(window)


def test_wrapped_words_that_are_cut_below_are_found(window: Window) -> None:
    label = Words("Words that go on and on " * 20)
    label.setFixedHeight(20)
    window.plant(label)
    assert "is 20 high and needs" in only_fault(window)


def test_a_button_that_is_cut_is_found(window: Window) -> None:
    window.button.setFixedWidth(20)
    assert any("is 20 wide and needs" in each for each in faults(window))


def test_words_beyond_the_edge_are_found(window: Window) -> None:
    label = QLabel("Words beyond the edge", window)
    label.adjustSize()
    label.move(window.width() - 20, 0)
    label.show()
    assert any("is seen only in part: 20 of" in each for each in cut(window))


def test_elided_words_are_not_cut(window: Window) -> None:
    label = ElidedWords()
    label.show_text("Words that need more room than they have")
    label.setFixedWidth(60)
    window.plant(label)
    assert list(cut(window)) == []


class TabEater(QObject):
    """Keeps Tab from going on."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab


def test_a_field_that_tab_does_not_leave_is_found(window: Window) -> None:
    eater = TabEater(window)
    window.field.installEventFilter(eater)
    window.field.setFocus()
    assert list(not_reached(window)) == [f"Tab does not leave {_field_name()}"]


def _field_name() -> str:
    return "LineField “Name” in Row"


def test_a_field_that_tab_does_not_reach_is_found(window: Window) -> None:
    class Island(QWidget):
        def focusNextPrevChild(self, _forwards: bool) -> bool:  # noqa: N802
            window.field.setFocus()
            return True

    island = Island()
    column = QVBoxLayout(island)
    first, second = QPushButton("First"), QPushButton("Second")
    column.addWidget(first)
    column.addWidget(second)
    window.plant(island)
    first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert list(not_reached(window)) == ["Tab does not reach QPushButton “Second” in Island"]


def test_a_focus_that_is_not_seen_is_found(window: Window) -> None:
    window.button.setStyleSheet("QPushButton { border: 1px solid black; outline: none }")
    assert "does not show that it has the focus" in only_fault(window)


def test_a_dialog_that_is_not_registered_is_found() -> None:
    class PlantedDialog(HouseDialog):
        """Something that can be opened."""

    found = list(unregistered([HouseDialog], __name__))
    assert [each.rpartition(".")[2] for each in found] == ["PlantedDialog"]
    assert list(unregistered([HouseDialog, PlantedDialog], __name__)) == []


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(0xFFFFFF, 0x000000) == pytest.approx(21)
    assert ratio(0x767676, 0xFFFFFF) == pytest.approx(4.54, abs=0.01)
