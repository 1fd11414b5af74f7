"""The list that a choice drops down: every label whole, on as many lines as it needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardpaper.desktop.kit.painting import paint_ground
from boardpaper.desktop.theme import Look

MOST_ROWS: Final = 10
"""Rows that are seen at a time."""

_WIDEST: Final = 64
"""Letters to a line, unless the field itself is wider."""

_FLAGS: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


class ChoiceList(QListView):
    """Shows the labels of choices below the field they are for, or above where there is no room."""

    def __init__(self, look: Look, field: QWidget) -> None:
        super().__init__(field)
        self._look, self._field = look, field
        self.setObjectName("choices")
        self.setItemDelegate(_Rows(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def row_width(self) -> int:
        """How wide rows are: as the field, or wider for longer labels, as far as one can read."""
        metrics, edge = self.fontMetrics(), self._edge()
        longest = max(map(metrics.horizontalAdvance, self._labels()), default=0)
        wanted = longest + 4 * self._look.metrics.small
        widest = metrics.averageCharWidth() * _WIDEST
        room = self._field.screen().availableGeometry().width()
        own = self._field.width() - 2 * edge
        return min(max(own, min(wanted, widest)), room - 2 * edge)

    def take_place(self) -> None:
        """Give the window of the list its place at the field, and the size of its rows."""
        window = self.window()
        if isinstance(window, QFrame):
            window.setFrameShape(QFrame.Shape.NoFrame)
        heights = [self.sizeHintForRow(row) for row in range(self.model().rowCount())]
        edge, field = 2 * self._edge(), self._field
        room = field.screen().availableGeometry()
        top_left = field.mapToGlobal(field.rect().topLeft())
        below = room.bottom() - top_left.y() - field.height()
        above = top_left.y() - room.top()
        wanted = sum(heights[:MOST_ROWS]) + edge
        is_below = wanted <= below or below >= above
        height = min(wanted, below if is_below else above)
        scrolls = height < sum(heights) + edge
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        width = min(self.row_width + bar + edge, room.width())
        left = max(room.left(), min(top_left.x(), room.right() + 1 - width))
        top = top_left.y() + field.height() if is_below else top_left.y() - height
        window.setGeometry(QRect(left, top, width, height))
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def _edge(self) -> int:
        return max(1, self.frameWidth())

    def _labels(self) -> list[str]:
        model = self.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


class _Rows(QStyledItemDelegate):
    """Paints labels, wrapped; the one that keys and mouse are at is framed."""

    def __init__(self, look: Look, view: ChoiceList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the lines of the label."""
        width = self._view.row_width
        lines = QFontMetrics(option.font).boundingRect(
            self._inside(QRect(0, 0, width, 0)), _FLAGS, str(index.data())
        )
        space = 2 * self._look.metrics.small
        return QSize(width, lines.height() + space)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one choice."""
        painter.save()
        painter.setFont(option.font)
        paint_ground(painter, self._look, option.rect, option.state)
        painter.setPen(QColor(self._look.theme.text))
        painter.drawText(self._inside(option.rect), _FLAGS, str(index.data()))
        painter.restore()

    def _inside(self, box: QRect) -> QRect:
        space = self._look.metrics.medium
        return box.adjusted(space, 0, -space, 0)
