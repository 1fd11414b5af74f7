"""The list of problems: what is wrong, what to do, where, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardpaper.checks.problem import Level
from boardpaper.desk.survey import NAMES, Listed
from boardpaper.desktop.kit.painting import paint_ground, sized
from boardpaper.desktop.theme import IconName, Look

LISTED: Final = Qt.ItemDataRole.UserRole
_ICONS: Mapping[Level, IconName] = {
    "error": "error",
    "warning": "warning",
    "information": "information",
}
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class ProblemList(QListWidget):
    """Lists problems; ``chosen`` carries the Place of the one that is to be gone to."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setAccessibleName("Problems")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(look, self))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.itemSelectionChanged.connect(self.scheduleDelayedItemsLayout)

    def show_problems(self, listed: Sequence[Listed]) -> None:
        """Show problems; the one that is chosen stays so, as long as it is there."""
        kept = next((each.data(LISTED) for each in self.selectedItems()), None)
        while self.count() > len(listed):
            self.takeItem(self.count() - 1)
        while self.count() < len(listed):
            self.addItem(QListWidgetItem())
        for row, each in enumerate(listed):
            item = self.item(row)
            if item.data(LISTED) != each:
                item.setData(LISTED, each)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(each))
        if kept is not None:
            self._keep(kept, listed)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Measure the rows anew: narrower words may need more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _keep(self, kept: Listed, listed: Sequence[Listed]) -> None:
        same = [each.problem == kept.problem for each in listed]
        if True in same:
            self.setCurrentRow(same.index(True))
        else:
            self.clearSelection()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(LISTED).problem.place)


def spoken(listed: Listed) -> str:
    """A problem as it is read out."""
    level, where = NAMES[listed.problem.level], f" {listed.where}." if listed.where else ""
    return f"{level}: {listed.rule.title}. {listed.problem.message}{where} {_why(listed)}"


def _why(listed: Listed) -> str:
    return f"Why: {listed.rule.basis}."


class _Line(NamedTuple):
    """Some words of a row, how they look, and the room they need."""

    words: str
    font: QFont
    colour: str
    height: int


class _Rows(QStyledItemDelegate):
    """Paints a problem: level and title, message, place, and for the chosen one the reason."""

    def __init__(self, look: Look, view: ProblemList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its words are at the width of the list."""
        metrics, width = self._look.metrics, self._view.viewport().width()
        lines = list(self._lines(option.font, index, self._room(QRect(0, 0, width, 0)).width()))
        words = sum(line.height for line in lines) + metrics.small * (len(lines) - 1)
        return QSize(width, words + 2 * metrics.medium + metrics.small)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        look, metrics = self._look, self._look.metrics
        box = self._ground(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.border), 1))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), metrics.small, metrics.small)
        paint_ground(painter, look, box, option.state)
        level: Level = index.data(LISTED).problem.level
        colours = {"error": look.theme.error, "warning": look.theme.warning}
        icon = look.pixmap(_ICONS[level], colours.get(level, look.theme.muted))
        room = self._room(option.rect)
        painter.drawPixmap(box.left() + metrics.medium, room.top(), icon)
        for line in self._lines(option.font, index, room.width()):
            painter.setFont(line.font)
            painter.setPen(QColor(line.colour))
            painter.drawText(room, _WRAPPED, line.words)
            room.setTop(room.top() + line.height + metrics.small)
        painter.restore()

    def _ground(self, row: QRect) -> QRect:
        """The card of a row, apart from the next one."""
        metrics = self._look.metrics
        return row.adjusted(metrics.medium, 0, -metrics.medium, -metrics.small)

    def _room(self, row: QRect) -> QRect:
        """Where the words of a row stand."""
        metrics, box = self._look.metrics, self._ground(row)
        left = metrics.medium * 2 + metrics.icon
        room = box.adjusted(left, metrics.medium, -metrics.medium, 0)
        room.setHeight(max(room.height(), 10_000))
        return room

    def _lines(
        self, font: QFont, index: QModelIndex | QPersistentModelIndex, width: int
    ) -> Iterator[_Line]:
        listed: Listed = index.data(LISTED)
        theme = self._look.theme
        title = sized(font, 1, QFont.Weight.DemiBold)
        yield _line(listed.rule.title, title, theme.text, width)
        yield _line(listed.problem.message, font, theme.text, width)
        if listed.where:
            yield _line(f"Go to {listed.where}", font, theme.link, width)
        if self._view.selectionModel().isSelected(index):
            yield _line(_why(listed), font, theme.muted, width)


def _line(words: str, font: QFont, colour: str, width: int) -> _Line:
    room = QRect(0, 0, max(width, 1), 10_000)
    return _Line(
        words, font, colour, QFontMetrics(font).boundingRect(room, _WRAPPED, words).height()
    )
