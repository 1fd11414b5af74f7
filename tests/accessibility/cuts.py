"""Words that are cut: a label or button that has less room than its text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget

from boardpaper.desktop.kit.words import ElidedWords
from tests.accessibility.widgets import named, seen, visible

TOLERANCE = 1


def cut(window: QWidget) -> Iterator[str]:
    """What cannot be read in full, though it can be seen; elided words have a tip."""
    for label in visible(window, QLabel):
        if label.text() and not isinstance(label, ElidedWords):
            yield from _cut_label(label)
            yield from _out_of_sight(label)
    for button in visible(window, QAbstractButton):
        if button.text():
            if button.width() + TOLERANCE < button.sizeHint().width():
                yield f"{named(button)} is {button.width()} wide and needs {_needs(button)}"
            yield from _out_of_sight(button)
    for bar in visible(window, QTabBar):
        for index in range(bar.count()):
            needed = bar.fontMetrics().horizontalAdvance(bar.tabText(index))
            if bar.tabRect(index).width() < needed:
                yield f"the tab “{bar.tabText(index)}” is too narrow"


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.text().replace("&", "") if label.buddy() is not None else label.text()
    room = label.contentsRect()
    metrics = label.fontMetrics()
    widest = text.split() if label.wordWrap() else text.splitlines()
    needed = max(metrics.horizontalAdvance(each) for each in widest)
    if room.width() + TOLERANCE < needed:
        yield f"{named(label)} is {room.width()} wide and needs {needed}"
    flags = 0x1000 if label.wordWrap() else 0  # Qt.TextWordWrap
    height = metrics.boundingRect(QRect(0, 0, room.width(), 0), flags, text).height()
    if room.height() + TOLERANCE < height:
        yield f"{named(label)} is {room.height()} high and needs {height}"


def _out_of_sight(widget: QWidget) -> Iterator[str]:
    """Words that go on where no scroll bar leads."""
    width = seen(widget).width()
    if width + TOLERANCE < widget.width():
        yield f"{named(widget)} is seen only in part: {width} of {widget.width()}"


def _needs(button: QAbstractButton) -> int:
    return button.sizeHint().width()
