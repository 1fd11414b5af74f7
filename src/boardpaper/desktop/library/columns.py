"""Side bar and list: beside each other where there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from boardpaper.desktop.theme import Look

SIDE_BAR: Final = 220
LIST: Final = 520
"""Widths at the usual text size; both grow with it."""

_UNLIMITED: Final = 16_777_215


class Columns(QWidget):
    """Lays the side bar and the list out.

    Where there is no room for the side bar it stands in place of the list when it is asked for, and
    `arranged` tells that a button for it is needed.
    """

    arranged = Signal()

    def __init__(self, look: Look, side_bar: QWidget, reports: QWidget) -> None:
        super().__init__()
        self._look, self._side_bar, self._reports = look, side_bar, reports
        self._is_wanted, self._is_over = True, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # Left to itself the layout would keep the window as wide as the columns it shows now.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(side_bar)
        row.addWidget(reports, 1)
        self.arrange()

    @property
    def has_room(self) -> bool:
        """Whether the side bar can stand beside the list."""
        return self.width() >= self._scaled(SIDE_BAR + LIST)

    @property
    def shows_side_bar(self) -> bool:
        """Whether the side bar is to be seen."""
        return not self._side_bar.isHidden()

    def show_side_bar(self, wanted: bool) -> None:
        """Show the side bar, or not."""
        if self.has_room:
            self._is_wanted = wanted
        self._is_over = wanted and not self.has_room
        self.arrange()

    def show_reports(self) -> None:
        """Take the side bar away where it stands in place of the list."""
        if self._is_over:
            self._is_over = False
            self.arrange()

    def arrange(self) -> None:
        """Show what is wanted, as far as there is room."""
        has_room = self.has_room
        self._is_over = self._is_over and not has_room
        width = self._scaled(SIDE_BAR) if has_room else _UNLIMITED
        policy = QSizePolicy.Policy
        horizontal = policy.Fixed if has_room else policy.Expanding
        self._side_bar.setSizePolicy(horizontal, policy.Expanding)
        self._side_bar.setMinimumWidth(width if has_room else 0)
        self._side_bar.setMaximumWidth(width)
        self._side_bar.setVisible(self._is_over or (has_room and self._is_wanted))
        self._reports.setVisible(not self._is_over)
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make the best of another size."""
        super().resizeEvent(event)
        self.arrange()

    def _scaled(self, length: int) -> int:
        return round(length * self._look.metrics.scale)
