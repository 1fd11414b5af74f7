"""The outline: every page of the report, how far it is, and which one is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
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
from boardpaper.desktop.kit.painting import paint_ground, paint_heading, sized
from boardpaper.desktop.theme import IconName, Look

_ENTRY: Final = Qt.ItemDataRole.UserRole
_PROGRESS: Final = Qt.ItemDataRole.UserRole + 1
_SPOKEN: Mapping[Progress, str] = {
    "empty": "nothing written yet",
    "begun": "not complete",
    "filled": "filled in",
    "stale": "out of date",
    "none": "none",
}
_ICONS: Mapping[Progress, IconName] = {
    "empty": "empty",
    "begun": "begun",
    "filled": "ok",
    "stale": "warning",
}
_NONE: Final = "–"
_STALE: Final = "Out of date"


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
                _write(
                    self.item(row),
                    _named(entry, entry.short or entry.title),
                    entry,
                    progress_of(entry),
                )
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

    def step_forward(self) -> None:
        """Choose the next page."""
        self._step(1)

    def step_back(self) -> None:
        """Choose the page before."""
        self._step(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Measure the rows anew: a narrower title may need another line, a wider one none."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _step(self, by: int) -> None:
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


def _named(entry: Entry, title: str) -> str:
    return f"{_numbered(entry)}{title}"


def _numbered(entry: Entry) -> str:
    """The number of a page, with the space up to its title."""
    return f"{entry.number}  " if entry.number else ""


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
    state = f", {_SPOKEN[progress]}" if progress is not None and is_page else ""
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}{state}")
    item.setToolTip(f"{_named(entry, entry.title)}{state}" if is_page and entry else "")


class _Rows(QStyledItemDelegate):
    """Paints headings small and muted, and pages with their icon, indented by level."""

    def __init__(self, look: Look, view: OutlineView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows that can be hit, room for a title of two lines, and more room above a heading."""
        metrics = self._look.metrics
        entry, room = index.data(_ENTRY), self._view.viewport().width()
        height = metrics.text + metrics.medium - 1
        if entry is None:
            return QSize(room, height + metrics.large)
        font = QFontMetrics(sized(option.font, 1, QFont.Weight.DemiBold))
        box = self._title_box(self._inside(QRect(0, 0, room, height)), entry, font)
        lines = _lines(_title(index), font, box.width() - self._beside(index, font))
        return QSize(room, height + (len(lines) - 1) * font.lineSpacing())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        look, metrics = self._look, self._look.metrics
        box = self._inside(option.rect)
        painter.save()
        if index.data(_ENTRY) is None:
            words = box.adjusted(metrics.large - metrics.small, 0, 0, 0)
            paint_heading(painter, look, option.font, words, str(index.data()))
        else:
            paint_ground(painter, look, box, option.state)
            self._paint_state(painter, box, index)
            self._paint_title(painter, option, box, index)
        painter.restore()

    def _paint_state(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint how far a page is, level with the first line of its title."""
        metrics, theme = self._look.metrics, self._look.theme
        progress: Progress = index.data(_PROGRESS)
        line = metrics.text + metrics.medium - 1
        left, top = box.left() + metrics.medium, box.top() + (line - metrics.icon) // 2
        if index.data(_ENTRY).kind == "group":
            return
        if progress == "none":
            painter.setPen(QColor(theme.muted))
            room = QRect(left, top, metrics.icon, metrics.icon)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _NONE)
            return
        colours = {"filled": theme.ok, "stale": theme.warning}
        icon = self._look.pixmap(_ICONS[progress], colours.get(progress, theme.muted))
        painter.drawPixmap(left, top, icon)

    def _paint_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint number and title; what is only the heading of others is muted."""
        theme, entry = self._look.theme, index.data(_ENTRY)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        bold = sized(option.font, 1, QFont.Weight.DemiBold)
        font = QFontMetrics(bold)  # so that a title parts alike whether it is chosen or not
        words = self._title_box(box, entry, font)
        beside = self._beside(index, font)
        if beside:
            painter.setPen(QColor(theme.warning))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, int(right), _STALE)
        painter.setFont(bold if is_selected else sized(option.font, 1, QFont.Weight.Normal))
        painter.setPen(QColor(theme.muted if entry.kind == "group" else theme.text))
        lines = _lines(_title(index), font, words.width() - beside)
        top = words.top() + (words.height() - len(lines) * font.lineSpacing()) // 2
        for number, line in enumerate(lines):
            base = top + number * font.lineSpacing() + font.ascent()
            painter.drawText(words.left(), base, line)
            if number == 0:
                painter.drawText(words.left() - _number_width(entry, font), base, entry.number)

    def _inside(self, row: QRect) -> QRect:
        """The ground of a row, which does not touch the edges of the outline."""
        return row.adjusted(self._look.metrics.medium, 0, -self._look.metrics.medium, 0)

    def _title_box(self, box: QRect, entry: Entry, font: QFontMetrics) -> QRect:
        """Where the title of a page stands: right of its icon, its indent and its number."""
        metrics = self._look.metrics
        left = metrics.medium * 2 + metrics.icon + (entry.level - 1) * metrics.large
        return box.adjusted(left + _number_width(entry, font), 0, -metrics.small, 0)

    def _beside(self, index: QModelIndex | QPersistentModelIndex, font: QFontMetrics) -> int:
        """How much room the words right of a title need."""
        is_stale = index.data(_PROGRESS) == "stale"
        return font.horizontalAdvance(_STALE) + self._look.metrics.medium if is_stale else 0


def _title(index: QModelIndex | QPersistentModelIndex) -> str:
    words, entry = str(index.data()), index.data(_ENTRY)
    return words.removeprefix(_numbered(entry))


def _number_width(entry: Entry, font: QFontMetrics) -> int:
    return font.horizontalAdvance(_numbered(entry))


def _lines(words: str, font: QFontMetrics, width: int) -> list[str]:
    """Part a title into two lines at most; what does not fit into the second is left out."""
    first, rest = "", words.split(" ")
    while rest and (not first or font.horizontalAdvance(f"{first} {rest[0]}") <= width):
        first = f"{first} {rest.pop(0)}".strip()
    lines = [each for each in (first, " ".join(rest)) if each]
    # A pixel more, because what fits was measured in whole ones.
    return [font.elidedText(each, Qt.TextElideMode.ElideRight, width + 1) for each in lines]
