"""The side bar: what the list can be narrowed to, with how many reports each has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardpaper.desktop.kit.painting import paint_ground, paint_heading, sized
from boardpaper.desktop.library.filters import Filter, Line, Listing, lines_of
from boardpaper.desktop.theme import Look

_LINE: Final = Qt.ItemDataRole.UserRole


class SideBar(QListWidget):
    """Lists the filters; ``chosen`` carries the Filter that is to be shown.

    ``settled`` tells that the officer has done choosing: by a click or Enter, not by moving on.
    """

    chosen = Signal(object)
    settled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.setObjectName("filters")
        self.setAccessibleName("Which reports are listed")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_LinePainter(look, self))
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self.settled)
        self.itemActivated.connect(self.settled)

    def show_listing(self, listing: Listing, current: Filter) -> None:
        """Show what there is, and which filter is chosen."""
        lines = lines_of(listing, current)
        self._is_showing = True
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        while self.count() < len(lines):
            self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            _write(self.item(row), line)
            if line.filter == current:
                self.setCurrentRow(row)
        self._is_showing = False

    def lay_out(self) -> None:
        """Lay the lines out anew, because the look is another."""
        self.doItemsLayout()

    def _choose(self, item: QListWidgetItem | None) -> None:
        line = None if item is None else item.data(_LINE)
        if isinstance(line, Line) and line.filter is not None and not self._is_showing:
            self.chosen.emit(line.filter)


def _write(item: QListWidgetItem, line: Line) -> None:
    if item.data(_LINE) == line:
        return
    item.setText(line.title)
    item.setData(_LINE, line)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(Qt.ItemFlag.NoItemFlags if line.filter is None else flags)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
    item.setToolTip("" if line.filter is None else line.spoken)


class _LinePainter(QStyledItemDelegate):
    """Paints headings small and muted, and filters with their count."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Lines that can be hit, and more room above a heading."""
        metrics = self._look.metrics
        line: Line = index.data(_LINE)
        height = metrics.text + metrics.medium
        if line.filter is None:
            height = metrics.text + metrics.large if line.title else metrics.large
        return QSize(option.rect.width(), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        look, metrics = self._look, self._look.metrics
        box = option.rect.adjusted(metrics.medium, 0, -metrics.medium, 0)
        words = box.adjusted(metrics.medium, 0, -metrics.medium, 0)
        line: Line = index.data(_LINE)
        painter.save()
        if line.filter is None:
            paint_heading(painter, look, option.font, words, line.title.upper())
        else:
            paint_ground(painter, look, box, option.state)
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal
            painter.setFont(sized(option.font, 1, weight))
            self._paint_filter(painter, words, line)
        painter.restore()

    def _paint_filter(self, painter: QPainter, box: QRect, line: Line) -> None:
        theme, fonts = self._look.theme, painter.fontMetrics()
        count = f"{line.reports:,}"
        room = box.width() - fonts.horizontalAdvance(count) - self._look.metrics.medium
        title = fonts.elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.text))
        painter.drawText(box, int(centre | Qt.AlignmentFlag.AlignLeft), title)
        painter.setPen(QColor(theme.muted))
        painter.drawText(box, int(centre | Qt.AlignmentFlag.AlignRight), count)
