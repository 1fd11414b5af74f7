"""The outline: every page of the report, how far it is, and which one is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

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
from boardpaper.desk.survey import Survey, counted
from boardpaper.desktop.kit.painting import paint_ground, paint_heading, sized
from boardpaper.desktop.theme import IconName, Look

_ENTRY: Final = Qt.ItemDataRole.UserRole
_STATE: Final = Qt.ItemDataRole.UserRole + 1
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


class State(NamedTuple):
    """How far a page is, and what the checks have found on it."""

    progress: Progress
    errors: int = 0
    warnings: int = 0

    @property
    def icon(self) -> IconName | None:
        """What stands before the title. A page that was not begun is not blamed for it."""
        if self.errors and self.progress != "empty":
            return "error"
        if self.warnings and self.progress != "empty":
            return "warning"
        return _ICONS.get(self.progress)

    @property
    def found(self) -> str:
        """How many problems there are, or nothing of none."""
        return str(self.errors + self.warnings or "")

    def spoken(self) -> str:
        """The state as it is read out."""
        said = [_SPOKEN[self.progress]]
        if self.errors:
            said.append(counted(self.errors, "error"))
        if self.warnings:
            said.append(counted(self.warnings, "warning"))
        return ", ".join(said)


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
        self, groups: Sequence[Group], progress_of: Callable[[Entry], Progress], survey: Survey
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
                words = _named(entry, entry.short or entry.title)
                counts = (survey.count("error", entry), survey.count("warning", entry))
                _write(self.item(row), words, entry, State(progress_of(entry), *counts))
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


def _write(item: QListWidgetItem, words: str, entry: Entry | None, state: State | None) -> None:
    if (item.text(), item.data(_ENTRY), item.data(_STATE)) == (words, entry, state):
        return
    item.setText(words)
    item.setData(_ENTRY, entry)
    item.setData(_STATE, state)
    is_page = entry is not None and entry.kind != "group"
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags if is_page else Qt.ItemFlag.NoItemFlags)
    said = f", {state.spoken()}" if state is not None and is_page else ""
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}{said}")
    item.setToolTip(f"{_named(entry, entry.title)}{said}" if is_page and entry else "")


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
        lines = _lines(_title(index), font, box.width() - self._room_beside(index, font))
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
        state: State = index.data(_STATE)
        line = metrics.text + metrics.medium - 1
        left, top = box.left() + metrics.medium, box.top() + (line - metrics.icon) // 2
        if index.data(_ENTRY).kind == "group":
            return
        if state.icon is None:
            painter.setPen(QColor(theme.muted))
            room = QRect(left, top, metrics.icon, metrics.icon)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _NONE)
            return
        colours = {"ok": theme.ok, "warning": theme.warning, "error": theme.error}
        icon = self._look.pixmap(state.icon, colours.get(state.icon, theme.muted))
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
        beside = _beside(index)
        if beside:
            painter.setPen(QColor(theme.warning if beside == _STALE else theme.muted))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, int(right), beside)
        painter.setFont(bold if is_selected else sized(option.font, 1, QFont.Weight.Normal))
        painter.setPen(QColor(theme.muted if entry.kind == "group" else theme.text))
        room = words.width() - self._room_beside(index, font)
        lines = _lines(_title(index), font, room)
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

    def _room_beside(self, index: QModelIndex | QPersistentModelIndex, font: QFontMetrics) -> int:
        """How much room the words right of a title need."""
        words = _beside(index)
        return font.horizontalAdvance(words) + self._look.metrics.medium if words else 0


def _beside(index: QModelIndex | QPersistentModelIndex) -> str:
    """The words right of a title: that it is out of date, or how many problems there are."""
    state: State = index.data(_STATE)
    return _STALE if state.progress == "stale" else state.found


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
