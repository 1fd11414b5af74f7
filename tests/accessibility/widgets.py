"""Which widgets of a window can be seen, and how each is called in a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QTabBar, QWidget

W = TypeVar("W", bound=QWidget)


def visible(window: QWidget, kind: type[W]) -> Iterator[W]:
    """All widgets of a kind that are to be seen in a window, at least in part."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, kind) and widget.isVisible() and not seen(widget).isEmpty():
            yield widget


def seen(widget: QWidget) -> QRect:
    """The part of a widget that is not scrolled out of sight, around all its pieces."""
    part = widget.visibleRegion().boundingRect()
    if isinstance(widget, QAbstractScrollArea):  # whose viewport covers it
        viewport = widget.viewport()
        part |= viewport.visibleRegion().boundingRect().translated(viewport.pos())
    return part


def focusable(window: QWidget) -> Iterator[QWidget]:
    """What can have the focus, whether it has to be scrolled to or not."""
    for widget in window.findChildren(QWidget):
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def words_of(widget: QWidget) -> str:
    """The words that a widget shows."""
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QTabBar():
            return " ".join(widget.tabText(index) for index in range(widget.count()))
        case _:
            return ""


def named(widget: QWidget) -> str:
    """How to find a widget: its class, its object's name and its words, and where it is."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
        return named(parent)
    words = words_of(widget) or widget.accessibleName()
    within = f" in {type(parent).__name__}" if parent is not None else ""
    name = f"#{widget.objectName()}" if widget.objectName() else ""
    return f"{type(widget).__name__}{name} “{words[:40]}”{within}"
