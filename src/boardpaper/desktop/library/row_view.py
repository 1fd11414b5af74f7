"""The list of reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from boardpaper.desktop.library.catalogue import Row
from boardpaper.desktop.library.row_painter import RowPainter
from boardpaper.desktop.library.rows import ReportRows
from boardpaper.desktop.theme import Look

_LEAST_ROWS = 3


class ReportList(QListView):
    """Lists reports, as high as its rows are while there is room for them.

    What is chosen stays chosen whatever the list becomes. ``opened`` carries the Row that is to be
    opened, ``menu_wanted`` the point on the screen where a menu belongs.
    """

    opened = Signal(object)
    choice_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ReportRows(now, self)
        self._painter = RowPainter(look, self)
        self.setObjectName("reports")
        self.setAccessibleName("Reports")
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    @property
    def chosen(self) -> Sequence[Row]:
        """The rows that are chosen, from top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [self._rows.row(index) for index in indexes]

    def show_rows(self, rows: Sequence[Row], now: datetime) -> None:
        """Show rows; what was chosen stays so, and where it is gone what stands there now is."""
        chosen = {row.entry.number for row in self.chosen}
        current, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        top, top_row = self._at_top()
        at_current = self._rows.row(self.currentIndex()).entry.number if current >= 0 else None
        had_excerpts = self._painter.has_excerpts
        self._rows.show(rows, now)
        self._painter.has_excerpts = self._rows.has_excerpts
        if self._painter.has_excerpts != had_excerpts:
            self.scheduleDelayedItemsLayout()
        if self._rows.rowCount() and not self.choose(chosen, at_current):
            self._choose_position(max(0, min(current, self._rows.rowCount() - 1)))
        self.updateGeometry()
        moved = self._rows.position(top) if top is not None else None
        if moved is not None and scrolled:  # what is read stays where it is, whatever comes above
            scrolled += (moved - top_row) * self._painter.row_height
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def _at_top(self) -> tuple[int | None, int]:
        """The number of the report in the first row that is seen, and which row that is."""
        row = self.indexAt(QPoint(1, 0))
        return (self._rows.row(row).entry.number, row.row()) if row.isValid() else (None, 0)

    def show_day(self, now: datetime) -> None:
        """Say "today" and "yesterday" as of a moment."""
        self._rows.show_day(now)

    def lists(self, numbers: Collection[int]) -> bool:
        """Tell whether all reports of some numbers are listed."""
        return all(self._rows.position(number) is not None for number in numbers)

    def choose(self, numbers: Collection[int], current: int | None = None) -> bool:
        """Choose the reports of some numbers, and tell whether any of them is listed."""
        found = [self._rows.position(number) for number in numbers]
        positions = sorted(position for position in found if position is not None)
        if not positions:
            return False
        selection = QItemSelection()
        for position in positions:
            index = self._rows.index(position)
            selection.select(index, index)
        at = self._rows.position(current) if current in numbers and current is not None else None
        index = self._rows.index(positions[0] if at is None else at)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        return True

    def choose_first(self) -> None:
        """Choose the first report, at the top of the list."""
        if self._rows.rowCount():
            self._choose_position(0)
            self.scrollToTop()

    def show_chosen(self) -> None:
        """Scroll to what is chosen."""
        self.scrollTo(self.currentIndex())

    def lay_out(self) -> None:
        """Lay the rows out anew, because the look is another."""
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as all rows together."""
        rows = self._rows.rowCount()
        return QSize(super().sizeHint().width(), rows * self._painter.row_height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for some rows."""
        rows = min(self._rows.rowCount(), _LEAST_ROWS)
        return QSize(0, rows * self._painter.row_height)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Frame a row, so that it is seen where the keyboard is."""
        if not self.currentIndex().isValid():
            self.choose_first()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for a menu: at the mouse, or by keyboard at the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(box.center())
        else:
            at = event.globalPos()
        if self.selectedIndexes():
            self.menu_wanted.emit(at)

    def _choose_position(self, position: int) -> None:
        index = self._rows.index(position)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.opened.emit(self._rows.row(index))
