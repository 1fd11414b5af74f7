"""The card of the deadlines: what is due when, how it stands today, and how the days count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from boardpaper.desk.day_by_day import Row
from boardpaper.desk.timetable import Line, Timetable, Tone
from boardpaper.desktop.dialogs.table import reading_table
from boardpaper.desktop.kit.buttons import quiet_button, stand_for
from boardpaper.desktop.kit.forms import Card
from boardpaper.desktop.kit.words import Role, Words
from boardpaper.desktop.theme import IconName, Look
from boardpaper.document.dates import full_date

_KEYS: Final = ("notice", "pre-agenda", "agenda", "call-in")
_ICONS: Mapping[Tone, IconName] = {
    "done": "ok",
    "late": "error",
    "week": "warning",
    "later": "empty",
    "over": "empty",
}
_ROLES: Mapping[Tone, Role] = {
    "done": "ok",
    "late": "error",
    "week": "warning",
    "later": "muted",
    "over": "muted",
}
_NO_MEETING: Final = (
    "All deadlines are counted from the day of the meeting, which is not given yet."
)
_FRAME: Final = 6
"""Pixels of border and padding that the style sheet gives a table."""

_TOP: Final = Qt.AlignmentFlag.AlignTop


class DeadlinesCard(Card):
    """Shows a timetable; what was opened stays open while it changes."""

    date_wanted = Signal()
    """The officer wants to give the day of the meeting."""

    save_wanted = Signal()
    """The officer wants the days in a calendar."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        metrics = look.metrics
        self._about = Words("", "help")
        self._save = stand_for("save-dates", QPushButton("Save to calendar (.ics)…"))
        self._save.clicked.connect(self.save_wanted)
        head = QVBoxLayout()
        head.setSpacing(metrics.small)
        head.addWidget(Words("Deadlines", "heading"))
        head.addWidget(self._about)
        line = QHBoxLayout()
        line.setSpacing(metrics.huge)
        line.addLayout(head, 1)
        line.addWidget(self._save, 0, _TOP)
        self.column.addLayout(line)
        self._go = stand_for("meeting-date", QPushButton("Go to the meeting date"))
        self._go.clicked.connect(self.date_wanted)
        self.column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines = {key: _DeadlineLine(look) for key in _KEYS}
        for each in self._lines.values():
            self.column.addWidget(each)
        self._asides = Words("", "muted")
        self.column.addWidget(self._asides)

    def show_timetable(self, found: Timetable | None, board: str) -> None:
        """Show what is due for a meeting of a board; None is a meeting without a day."""
        about = _NO_MEETING
        if found is not None:
            meeting = f"the meeting of {board}" if board else "the meeting"
            about = f"For {meeting} on {full_date(found.days.meeting)}."
        self._show(about, found)
        self._go.setVisible(found is None)

    def show_fault(self, sentence: str) -> None:
        """Say why no day can be counted."""
        self._show(sentence, None)
        self._go.setVisible(True)

    def _show(self, about: str, found: Timetable | None) -> None:
        self._about.setText(about)
        self._save.setVisible(found is not None)
        lines: dict[str, Line] = {each.key: each for each in found.lines} if found else {}
        for key, widget in self._lines.items():
            line = lines.get(key)
            widget.setVisible(line is not None)
            if line is not None:
                widget.show_line(line)
        asides = " ".join(found.asides) if found else ""
        self._asides.setText(asides)
        self._asides.setVisible(bool(asides))


class _DeadlineLine(QWidget):
    """One deadline; its days open below it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        metrics = look.metrics
        self._icon, self._what, self._when = QLabel(), Words("", "heading"), Words()
        self._state = Words("", "muted")
        self._toggle = quiet_button("Show the days", self._turn, "show-days")
        self._rule = Words("", "help")
        self._days = _days_table()
        words = QVBoxLayout()
        words.setSpacing(metrics.small // 2)
        for each in (self._what, self._when, self._state):
            words.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(metrics.medium)
        line.addWidget(self._icon, 0, _TOP)
        line.addLayout(words, 1)
        line.addWidget(self._toggle, 0, _TOP)
        self._opened = QWidget()
        opened = QVBoxLayout(self._opened)
        opened.setContentsMargins(metrics.icon + metrics.medium, 0, 0, metrics.small)
        opened.setSpacing(metrics.medium)
        opened.addWidget(self._rule)
        opened.addWidget(self._days)
        self._opened.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.medium)
        column.addLayout(line)
        column.addWidget(self._opened)

    def show_line(self, line: Line) -> None:
        """Show a deadline, and every day of it."""
        theme, told = self._look.theme, line.explained
        self._what.setText(told.what)
        self._when.setText(_capital(told.when))
        self._state.say(_capital(line.state), _ROLES[line.tone])
        colours = {"done": theme.ok, "late": theme.error, "week": theme.warning}
        colour = colours.get(line.tone, theme.muted)
        self._icon.setPixmap(self._look.pixmap(_ICONS[line.tone], colour))
        self._rule.setText(told.rule)
        _fill(self._days, told.rows)
        self._days.setAccessibleName(f"Days: {told.what}")
        self._name_toggle()

    def _turn(self) -> None:
        self._opened.setVisible(self._opened.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        words = "Show the days" if self._opened.isHidden() else "Hide the days"
        self._toggle.setText(words)
        self._toggle.setAccessibleName(f"{words}: {self._what.text()}")


def _days_table() -> QTreeWidget:
    """An empty table that is as high as its rows."""
    table = reading_table("Days", ("Day", "Counted", "Why"))
    header, modes = table.header(), QHeaderView.ResizeMode
    header.setSectionResizeMode(0, modes.ResizeToContents)
    header.setSectionResizeMode(2, modes.Stretch)
    for policy in (table.setVerticalScrollBarPolicy, table.setHorizontalScrollBarPolicy):
        policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _fill(table: QTreeWidget, rows: tuple[Row, ...]) -> None:
    table.clear()
    for row in rows:
        item = QTreeWidgetItem(table, [row.days, _capital(row.verdict), _capital(row.why)])
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(each for each in row if each))
        item.setToolTip(2, _capital(row.why))
    table.setCurrentIndex(table.model().index(0, 0))
    table.ensurePolished()
    height = table.header().sizeHint().height() + len(rows) * table.sizeHintForRow(0)
    table.setFixedHeight(height + _FRAME)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
