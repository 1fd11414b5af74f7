"""Going through a window by Tab alone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.accessibility.widgets import focusable, named

ROUNDS = 3


def not_reached(window: QWidget) -> Iterator[str]:
    """What Tab does not reach from where the focus is, or does not leave again."""
    wanted = list(focusable(window))
    reached: list[QWidget] = []
    for _ in range(ROUNDS * len(wanted)):
        before = focused_in(window)
        QTest.keyClick(before, Qt.Key.Key_Tab)
        after = focused_in(window)
        if after is before:
            if len(wanted) > 1:
                yield f"Tab does not leave {named(before)}"
            return
        if after in reached and len(reached) >= len(wanted):
            break
        reached.append(after)
    for widget in wanted:
        if widget not in reached and not _is_reached_by_arrows(widget, reached):
            yield f"Tab does not reach {named(widget)}"


def focused_in(window: QWidget) -> QWidget:
    """What has the focus, or the window itself."""
    return QApplication.focusWidget() or window


def _is_reached_by_arrows(widget: QWidget, reached: list[QWidget]) -> bool:
    """Of buttons of which one is chosen at a time, Tab reaches the chosen one."""
    group: QButtonGroup | None = None
    if isinstance(widget, QAbstractButton):
        group = widget.group()
    return group is not None and any(each in reached for each in group.buttons())
