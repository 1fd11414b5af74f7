"""Whether it is seen where the focus is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from tests.accessibility.contrast import SHAPE, Picture, ratio
from tests.accessibility.widgets import focusable, named, seen

LEAST_PIXELS = 60


def unseen_focus(window: QWidget, known: set[tuple[str, str]]) -> Iterator[str]:
    """Widgets that look the same with the focus and without, one of each kind not yet known.

    A text editor without a frame shows the focus by its caret.
    """
    for widget in focusable(window):
        kind = (type(widget).__name__, widget.objectName())
        is_text = isinstance(widget, QTextEdit | QPlainTextEdit) and widget.objectName() == "text"
        if kind in known or is_text or seen(widget).isEmpty():
            continue
        known.add(kind)
        if changed_pixels(window, widget) < LEAST_PIXELS:
            yield f"{named(widget)} does not show that it has the focus"


def changed_pixels(window: QWidget, widget: QWidget) -> int:
    """How many pixels of a widget change by 3:1 or more when it gets the focus."""
    window.setFocus()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    before = Picture.of(window).pixels(widget, widget.rect())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = Picture.of(window).pixels(widget, widget.rect())
    changes = [(one, two) for one, two in zip(before, after, strict=False) if one != two]
    ratios = {pair: ratio(*pair) for pair in set(changes)}
    return sum(ratios[pair] >= SHAPE for pair in changes)
