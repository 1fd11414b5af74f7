"""The tick in a chosen box: Qt's own follows the shades of a window, which may be black."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_TICK: Final = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
"""Its corners, in parts of the box."""

_STROKE: Final = 0.12


def paint_tick(painter: QPainter, box: QRect, palette: QPalette) -> None:
    """Paint a tick into a box that is filled with the colour of the palette's highlight."""
    pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), box.width() * _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    corner, width, height = box.topLeft(), box.width(), box.height()
    painter.drawPolyline(
        [QPointF(corner.x() + x * width, corner.y() + y * height) for x, y in _TICK]
    )


class TickDelegate(QStyledItemDelegate):
    """Paints the items of a list, with the tick of the house where they are chosen."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as its column, where there are columns: Qt forgets that boxes grow with text."""
        hint = super().sizeHint(option, index)
        view = option.widget
        if isinstance(view, QListView) and view.gridSize().isValid():
            hint.setWidth(view.gridSize().width())
        return hint

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint an item as the style does, and its tick over that."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked.value:
            return
        self.initStyleOption(option, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = option.widget.style().subElementRect(element, option, option.widget)
        painter.save()
        paint_tick(painter, box, option.palette)
        painter.restore()
