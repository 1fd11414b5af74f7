"""The outline: every page of the report, how far it is, and which one is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

from boardpaper.desk.outline import Entry, Group
from boardpaper.desk.progress import Progress
from boardpaper.desktop.kit.painting import paint_ground, sized
from boardpaper.desktop.theme import IconName, Look

_ENTRY: Final = Qt.ItemDataRole.UserRole
_PROGRESS: Final = Qt.ItemDataRole.UserRole + 1
_SPOKEN: Mapping[Progress, str] = {
    "empty": "nothing written yet",
    "begun": "not complete",
    "filled": "filled in",
}
_ICONS: Mapping[Progress, IconName] = {"empty": "empty", "begun": "begun", "filled": "ok"}


class OutlineView(QListWidget):
    """Lists the pages in their groups; ``chosen`` carries the Entry that is to be shown."""

    chosen = Signal(object)

    entered = Signal()
    """The officer wants to go on in the page that is open: Enter, or a double click."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_showing = False
        self.setObjectName("outline")
        self.setAccessibleName("Outline of the report")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(look, self))
        self.itemSelectionChanged.connect(self._choose)
        self.activated.connect(self.entered)

    def show_outline(
        self, groups: Sequence[Group], progress_of: Callable[[Entry], Progress]
    ) -> None:
        """Show the pages; the one that is open stays chosen, whatever its number is now."""
        current = self.current()
        self._is_showing = True
        lines = sum(1 + len(group.entries) for group in groups)
        while self.count() > lines:
            self.takeItem(self.count() - 1)
        while self.count() < lines:
            self.addItem(QListWidgetItem())
        row = 0
        for group in groups:
            _write(self.item(row), group.title.upper(), None, None)
            row += 1
            for entry in group.entries:
                _write(self.item(row), _title(entry), entry, progress_of(entry))
                row += 1
        if current is not None:
            self._select(current.kind, current.key)
        self._is_showing = False

    def current(self) -> Entry | None:
        """The entry that is chosen."""
        items = self.selectedItems()
        found = items[0].data(_ENTRY) if items else None
        return found if isinstance(found, Entry) else None

    def select(self, entry: Entry) -> None:
        """Choose an entry without telling of it."""
        self._is_showing = True
        self._select(entry.kind, entry.key)
        self._is_showing = False

    def step(self, by: int) -> None:
        """Choose the next page, or the one before."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(row)
                return
            row += by

    def _select(self, kind: str, key: str) -> None:
        for row in range(self.count()):
            entry = self.item(row).data(_ENTRY)
            if isinstance(entry, Entry) and (entry.kind, entry.key) == (kind, key):
                self.setCurrentRow(row)
                return

    def _choose(self) -> None:
        entry = self.current()
        if entry is not None and not self._is_showing:
            self.chosen.emit(entry)


def _title(entry: Entry) -> str:
    return f"{entry.number}  {entry.title}" if entry.number else entry.title


def _write(
    item: QListWidgetItem, words: str, entry: Entry | None, progress: Progress | None
) -> None:
    wanted = (words, entry, progress)
    if (item.text(), item.data(_ENTRY), item.data(_PROGRESS)) == wanted:
        return
    item.setText(words)
    item.setData(_ENTRY, entry)
    item.setData(_PROGRESS, progress)
    is_page = entry is not None and entry.kind != "group"
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags if is_page else Qt.ItemFlag.NoItemFlags)
    spoken = words if progress is None or not is_page else f"{words}, {_SPOKEN[progress]}"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(spoken if is_page else "")


class _Rows(QStyledItemDelegate):
    """Paints headings small and muted, and pages with their icon, indented by level."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows that can be hit, and more room above a heading."""
        metrics = self._look.metrics
        is_heading = index.data(_ENTRY) is None
        height = metrics.text + metrics.medium - 1
        return QSize(option.rect.width(), height + (metrics.large if is_heading else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        look, metrics = self._look, self._look.metrics
        box = option.rect.adjusted(metrics.medium, 0, -metrics.medium, 0)
        entry = index.data(_ENTRY)
        painter.save()
        if entry is None:
            painter.setPen(QColor(look.theme.muted))
            painter.setFont(sized(painter.font(), 10 / 11, QFont.Weight.DemiBold))
            words = box.adjusted(metrics.large - metrics.small, 0, 0, -metrics.small)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(words, int(flags), index.data())
        else:
            self._paint_page(painter, option, box, index)
        painter.restore()

    def _paint_page(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, metrics, theme = self._look, self._look.metrics, self._look.theme
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, look, box, state)
        entry: Entry = index.data(_ENTRY)
        progress: Progress = index.data(_PROGRESS)
        colour = theme.ok if progress == "filled" else theme.muted
        top = box.top() + (box.height() - metrics.icon) // 2
        if entry.kind != "group":
            icon = look.pixmap(_ICONS[progress], colour)
            painter.drawPixmap(box.left() + metrics.medium, top, icon)
        indent = (entry.level - 1) * metrics.large
        left = metrics.medium * 2 + metrics.icon + indent
        words = box.adjusted(left, 0, -metrics.small, 0)
        weight = QFont.Weight.DemiBold if is_selected else QFont.Weight.Normal
        painter.setFont(sized(painter.font(), 1, weight))
        painter.setPen(QColor(theme.text))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(index.data(), elide, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
