"""The page of the library's window that lists reports."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from boardpaper.desktop.library.columns import Columns
from boardpaper.desktop.library.empty_state import EmptyState
from boardpaper.desktop.library.row_view import ReportList
from boardpaper.desktop.library.side_bar import SideBar
from boardpaper.desktop.theme import Look


class ReportsPage(Columns):
    """Side bar and list, or in place of the list the reason why nothing is listed."""

    def __init__(self, look: Look, side_bar: SideBar, reports: ReportList) -> None:
        self.empty = EmptyState(look)
        card = QFrame()
        card.setObjectName("card")
        within = QVBoxLayout(card)
        within.setContentsMargins(1, 1, 1, 1)
        within.addWidget(reports)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        edge = look.metrics.large + look.metrics.small
        column.setContentsMargins(edge, look.metrics.large, edge, look.metrics.large)
        column.addWidget(card)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.empty)
        super().__init__(look, side_bar, self._stack)

    @property
    def is_empty(self) -> bool:
        """Whether it says why nothing is listed."""
        return self._stack.currentWidget() is self.empty

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is with the list, or with what stands in its place."""
        return self._stack.isAncestorOf(self.window().focusWidget())

    def show_list(self, wanted: bool) -> None:
        """Show the list, or why there is none."""
        self._stack.setCurrentWidget(self._list if wanted else self.empty)
