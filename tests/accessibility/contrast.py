"""Contrast as it is seen: pixels of the window, three times as large as they will be.

At that size the strokes of letters have a core of their full colour.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.accessibility.widgets import named, seen, visible

SCALE = 3
TEXT, SHAPE = 4.5, 3.0
WEIGHTS = (0.2126, 0.7152, 0.0722)
EDGE = 4
"""Pixels at the edge of a framed widget that hold its frame, not its words."""

ROW_EDGE = QMargins(14, EDGE, 14, EDGE)
"""Pixels at the edge of a row of a list that are beside the colour behind its words."""

BESIDE = 2
"""Pixels left of a widget against which its frame is seen."""

WORDS = 0.6
"""The share of a row, from the left, that has its words; marks such as a status come after it."""

FEW = 12
"""Pixels of the enlarged picture that may have any colour, where strokes meet the background."""

WITHOUT_FRAME = ("quiet", "text")
BOX = QStyle.SubElement
FRAMED = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QPushButton)


@dataclass(frozen=True, slots=True)
class Picture:
    """A window as it is seen, enlarged."""

    window: QWidget
    image: QImage

    @classmethod
    def of(cls, window: QWidget) -> Picture:
        """Take a picture of a window."""
        image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.fill(0)
        window.render(image)
        return cls(window, image)

    def colours(self, widget: QWidget, part: QRect) -> Counter[int]:
        """How often each colour is in the part of a widget that can be seen."""
        return Counter(self.pixels(widget, part))

    def pixels(self, widget: QWidget, part: QRect) -> Sequence[int]:
        """The colours in the part of a widget that can be seen, line by line."""
        beside = QMargins(BESIDE, 0, 0, 0)
        part = part & seen(widget).marginsAdded(beside)
        corner = widget.mapTo(self.window, part.topLeft())
        area = QRect(corner * SCALE, part.size() * SCALE) & self.image.rect()
        if area.isEmpty():
            return ()
        pixels = self.image.copy(area)
        return array("I", bytes(pixels.constBits()))


def luminance(colour: int) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    shade = QColor.fromRgb(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    return sum(weight * _linear(part) for weight, part in zip(WEIGHTS, parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def ratio(one: int, other: int) -> float:
    """The contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_contrast(colours: Counter[int]) -> float | None:
    """The contrast of the two colours that are seen most, None where there is but one."""
    common = [colour for colour, count in colours.most_common(2) if count > FEW]
    return ratio(*common) if len(common) == 2 else None


def shape_contrast(colours: Counter[int]) -> float:
    """The greatest contrast with what is seen most."""
    common = [colour for colour, count in colours.most_common(24) if count > FEW]
    return max((ratio(common[0], each) for each in common), default=1.0)


def low_contrasts(window: QWidget) -> Iterator[str]:
    """Words and shapes of a window that are hard to see; what is disabled need not be seen."""
    picture = Picture.of(window)
    for widget, part, what in texts(window):
        contrast = text_contrast(picture.colours(widget, part))
        if contrast is not None and contrast < TEXT:
            yield f"{named(widget)}{what}: text has a contrast of {contrast:.2f}"
    for widget, part, what in shapes(window):
        contrast = shape_contrast(picture.colours(widget, part))
        if contrast < SHAPE:
            yield f"{named(widget)}: its {what} has a contrast of {contrast:.2f}"


def texts(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    """Where words stand."""
    yield from _labels(window)
    yield from _buttons(window)
    yield from _fields(window)
    yield from _tabs(window)
    yield from _items(window)


def _labels(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for label in visible(window, QLabel):
        if label.text() and label.isEnabled():
            yield label, _inside(label, EDGE if label.objectName() == "pill" else 0), ""


def _buttons(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for button in visible(window, QPushButton):
        if button.isEnabled():
            yield button, _inside(button, EDGE), ""
    for radio in visible(window, QRadioButton):
        if radio.isEnabled():
            yield radio, _element(radio, BOX.SE_RadioButtonContents), ""
    for check in visible(window, QCheckBox):
        if check.isEnabled():
            yield check, _element(check, BOX.SE_CheckBoxContents), ""


def _fields(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for field in visible(window, QLineEdit):
        if field.isEnabled():
            yield field, _inside(field, EDGE), ""
    for choice in visible(window, QComboBox):
        if choice.isEnabled() and choice.currentText():
            room = _inside(choice, EDGE)
            yield choice, room.adjusted(0, 0, -room.height(), 0), ""
    for rich in visible(window, QTextEdit):
        if rich.toPlainText():
            yield rich.viewport(), rich.viewport().rect(), ""
    for plain in visible(window, QPlainTextEdit):
        if plain.toPlainText():
            yield plain.viewport(), plain.viewport().rect(), ""


def _tabs(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for bar in visible(window, QTabBar):
        for index in range(bar.count()):
            inside = bar.tabRect(index).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            yield bar, inside, f" “{bar.tabText(index)}”"


def _items(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for view in visible(window, QAbstractItemView):
        for index in _seen_items(view) if view.isEnabled() else ():
            if index.data():
                part = view.visualRect(index).marginsRemoved(ROW_EDGE)
                part.setWidth(round(part.width() * WORDS))
                part.setLeft(max(part.left(), _box(view, index).right() + EDGE))
                yield view.viewport(), part, f" “{index.data()}”"


def shapes(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    """Where frames and marks are, by which one knows what can be pressed or written in."""
    for kind in FRAMED:
        for framed in visible(window, kind):
            if framed.isEnabled() and framed.objectName() not in WITHOUT_FRAME:
                middle = framed.height() // 2
                if seen(framed).contains(QPoint(0, middle)):
                    yield framed, QRect(-BESIDE, middle - 3, BESIDE + 3, 6), "frame"
    for radio in visible(window, QRadioButton):
        if radio.isEnabled():
            yield radio, _element(radio, BOX.SE_RadioButtonIndicator), "mark"
    for check in visible(window, QCheckBox):
        if check.isEnabled():
            yield check, _element(check, BOX.SE_CheckBoxIndicator), "mark"

    yield from _ticks(window)


def _ticks(window: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    """The boxes of items that can be chosen."""
    for view in visible(window, QAbstractItemView):
        for index in _seen_items(view) if view.isEnabled() else ():
            box = _box(view, index)
            if not box.isEmpty():
                yield view.viewport(), box, f"mark “{index.data()}”"


def _box(view: QAbstractItemView, index: QModelIndex) -> QRect:
    """The box of an item that can be ticked, empty where it has none."""
    if index.data(Qt.ItemDataRole.CheckStateRole) is None:
        return QRect()
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    return view.style().subElementRect(BOX.SE_ItemViewItemCheckIndicator, option, view)


def _seen_items(view: QAbstractItemView) -> set[QModelIndex]:
    rows = range(4, view.viewport().height(), 8)
    return {index for y in rows if (index := view.indexAt(QPoint(60, y))).isValid()}


def _inside(widget: QWidget, edge: int) -> QRect:
    return widget.rect().adjusted(edge, edge, -edge, -edge)


def _element(button: QRadioButton | QCheckBox, element: QStyle.SubElement) -> QRect:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(element, option, button)
