"""The order in which Tab goes through fields: as they stand, not as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QWidget


def order_tabs(widget: QWidget) -> None:
    """Let Tab go through everything in a widget in the order of its layouts."""
    for before, after in pairwise(_stops(widget)):
        QWidget.setTabOrder(before, after)


def first_stop(widget: QWidget, but_for: QWidget | None = None) -> QWidget | None:
    """The first thing in a widget that Tab would come to, but for what takes something away.

    Buttons that are no more than words, such as Remove, are gone to where there is nothing else. Of
    answers of which one is chosen it is that one, so that Space changes nothing. What is in
    ``but_for`` does not count.
    """
    shown = [
        each
        for each in _stops(widget)
        if each.isVisibleTo(widget)
        and each.isEnabled()
        and (but_for is None or not but_for.isAncestorOf(each))
    ]
    fields = (each for each in shown if each.objectName() != "quiet")
    first = next(fields, shown[0] if shown else None)
    chosen = first.group().checkedButton() if isinstance(first, QRadioButton) else None
    return chosen or first


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            yield from _stops_in(item)
        elif item is not None and (widget := item.widget()) is not None:
            yield from _stops(widget)
