"""The rows of the list as a model for its view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from boardpaper.desktop.library.catalogue import Row
from boardpaper.desktop.library.when import changed_words, meeting_words, spoken_day
from boardpaper.desktop.wording import NO_SUBJECT, STATUS_WORDS
from boardpaper.library.numbers import number_name

ROW: Final = Qt.ItemDataRole.UserRole
"""The role of the Row itself."""

CHANGED: Final = Qt.ItemDataRole.UserRole + 1
"""The role of the words that say when the report was changed."""

_NOWHERE: Final = QModelIndex()


def subject_of(row: Row) -> str:
    """The subject on one line, or what stands in its place."""
    return " ".join(row.entry.subject.split()) or NO_SUBJECT


def second_line(row: Row) -> Sequence[str]:
    """Number, board and day of the meeting, as far as they are known."""
    entry = row.entry
    day = "" if entry.meeting_date is None else meeting_words(entry.meeting_date)
    parts = (number_name(entry.number), " ".join(entry.report_to.split()), day)
    return [part for part in parts if part]


def found_words(row: Row) -> str:
    """The words around what was found."""
    return "".join(piece.text for piece in row.excerpt)


class ReportRows(QAbstractListModel):
    """The reports that are listed."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        """``now`` is the moment of which "today" is told, in the officer's own time."""
        super().__init__(parent)
        self._now = now
        self._rows: tuple[Row, ...] = ()
        self._positions: Mapping[int, int] = {}

    def rowCount(  # noqa: N802
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """What is shown, painted and spoken of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return subject_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == ROW:
            return row
        return self._changed(row) if role == CHANGED else None

    def show(self, rows: Sequence[Row], now: datetime) -> None:
        """Show rows, as of a moment."""
        new = tuple(rows)
        if new == self._rows:
            self.show_day(now)
            return
        numbers = [row.entry.number for row in new]
        if numbers == list(self._positions):
            self._rows, self._now = new, now
            self._tell_changed()
            return
        self.beginResetModel()
        self._rows, self._now = new, now
        self._positions = {number: position for position, number in enumerate(numbers)}
        self.endResetModel()

    def show_day(self, now: datetime) -> None:
        """Say "today" and "yesterday" as of a moment."""
        is_another_day = now.date() != self._now.date()
        self._now = now
        if is_another_day:
            self._tell_changed()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> Row:
        """The row of an index that is valid."""
        return self._rows[index.row()]

    def position(self, number: int) -> int | None:
        """Where the report of a number is listed, if it is."""
        return self._positions.get(number)

    @property
    def has_excerpts(self) -> bool:
        """Whether the rows are hits of a search."""
        return bool(self._rows) and bool(self._rows[0].excerpt)

    def _tell_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _changed(self, row: Row) -> str:
        return changed_words(row.entry.changed_at.astimezone(), self._now)

    def _spoken(self, row: Row) -> str:
        entry = row.entry
        parts = [
            subject_of(row),
            " ".join(entry.report_to.split()),
            "" if entry.meeting_date is None else spoken_day(entry.meeting_date),
            "" if row.due is None else row.due.words,
            STATUS_WORDS[entry.status],
            f"changed {self._changed(row)}",
            number_name(entry.number),
            f"found: {found_words(row)}" if row.excerpt else "",
        ]
        return ", ".join(part for part in parts if part)
