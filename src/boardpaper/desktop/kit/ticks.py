"""A compact list in which rows are ticked, in one column or in as many as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from boardpaper.desktop.kit.tick import TickDelegate

_KEY: Final = Qt.ItemDataRole.UserRole
_SLACK: Final = 4
"""Pixels beside the columns, so that rounding never pushes the last one out."""


class TickList(QListWidget):
    """Rows, each with a key and a label; ``ticked(key, is_ticked)`` says which was changed.

    It is as high as its rows, up to a number of them, and scrolls beyond.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str, most_rows: int, columns: int = 1) -> None:
        """Make a list that is spoken of by a name; ``columns`` stand side by side at most."""
        super().__init__()
        self._most_rows, self._columns = most_rows, columns
        self.setObjectName("ticks")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(TickDelegate(self))
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
        self.itemChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Show rows of key and label, and which of them are ticked."""
        blocked = self.blockSignals(True)
        if [(key, label) for key, label, _ in self._rows()] != list(rows):
            self.clear()
            for key, label in rows:
                self.addItem(_row(key, label))
        for key, _, item in self._rows():
            is_ticked = key in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self._fit()

    def filter(self, words: str) -> int:
        """Show only rows whose label has some words; tell how many those are."""
        wanted = words.strip().casefold()
        count = 0
        for _, label, item in self._rows():
            is_wanted = wanted in label.casefold()
            item.setHidden(not is_wanted)
            count += is_wanted
        self._fit()
        return count

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick a row wherever it is clicked, not only in its box."""
        item = self.itemAt(event.position().toPoint())
        before = None if item is None else item.checkState()
        super().mouseReleaseEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if item is not None and is_left and item.checkState() == before:
            is_ticked = before == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show which row the keys are for."""
        super().focusInEvent(event)
        item = self.currentItem()
        if item is not None:
            item.setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show no row as chosen: only its tick counts."""
        super().focusOutEvent(event)
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the columns share the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [item for _, _, item in self._rows() if not item.isHidden()]
        # Qt keeps room for the scroll bar, whether it shows or not.
        around = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        width = self.width() - around
        columns = self._columns_for(width)
        height = self.sizeHintForRow(0) if self.count() else self.fontMetrics().lineSpacing()
        if self._columns > 1:
            self.setGridSize(QSize((width - _SLACK) // columns, height))
        lines = min(self._most_rows, max(1, -(-len(shown) // columns)))
        self.setFixedHeight(lines * height + 2 * self.frameWidth() + 2)

    def _columns_for(self, width: int) -> int:
        """As many columns as have room for the longest label."""
        labels = (label for _, label, _ in self._rows())
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        return max(1, min(self._columns, width // (longest + (5 * metrics.height()) // 2 or 1)))

    def _rows(self) -> Sequence[tuple[str, str, QListWidgetItem]]:
        items = [self.item(row) for row in range(self.count())]
        return [(item.data(_KEY), item.text(), item) for item in items]

    def _tell(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_KEY), item.checkState() == Qt.CheckState.Checked)


def _row(key: str, label: str) -> QListWidgetItem:
    item = QListWidgetItem(label)
    item.setData(_KEY, key)
    item.setToolTip(label)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item
