"""Two versions of a report compared: every change with its heading, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget

from boardpaper.desktop.dialogs.scrolling import fit
from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look
from boardpaper.document.comparing.comparison import Change, Comparison, Run, RunKind
from boardpaper.document.comparing.page import EXEMPT, KINDS, NO_CHANGES, Heading

_WIDTH: Final = 820
"""At the usual text size: lines of text are to be read."""

_SPOKEN: Mapping[RunKind, str] = {"deleted": "deleted: ", "inserted": "inserted: "}
_KEYS: Final = "F3 goes to the next change, Shift+F3 to the one before."


class ChangesDialog(HouseDialog):
    """Shows a comparison; ``save_wanted`` asks for it as a web page."""

    save_wanted = Signal()

    def __init__(
        self, look: Look, comparison: Comparison, heading: Heading, parent: QWidget | None
    ) -> None:
        super().__init__(parent, "Changes", f"Changes since {heading.old}")
        self._look, self.comparison, self.heading = look, comparison, heading
        self._places: list[int] = []
        self._at = -1
        self.notice = NoticeBar(look)
        if comparison.is_exempt:
            self.column.addWidget(Words(EXEMPT, "warning", self))
        self._summary = Words(summary(comparison), "help", self)
        self.column.addWidget(self._summary)
        self.column.addWidget(self.notice)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName("Changes")
        self.column.addWidget(self.text, 1)
        self._write()
        save = QPushButton("Save as a &web page…", self)
        save.setAutoDefault(False)
        save.clicked.connect(self.save_wanted)
        save.setEnabled(not comparison.is_empty)
        self.buttons.addButton(save, self.buttons.ButtonRole.ActionRole)
        close = PrimaryButton("Close", self)
        close.setAutoDefault(False)
        self.buttons.addButton(close, self.buttons.ButtonRole.RejectRole)
        self.column.addWidget(self.buttons)
        for keys, slot in (("F3", self.go_on), ("Shift+F3", self.go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        fit(self, look)
        room = self.screen().availableSize().width()
        self.resize(min(round(_WIDTH * look.metrics.scale), room), self.height())
        self.text.setFocus()

    def go_on(self) -> None:
        """Go to the next change."""
        self._go(self._at + 1)

    def go_back(self) -> None:
        """Go to the change before."""
        self._go(self._at - 1)

    def _go(self, number: int) -> None:
        if not 0 <= number < len(self._places):
            return
        self._at = number
        cursor = self.text.textCursor()
        cursor.setPosition(self._places[number])
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        space = self._look.metrics.huge
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - space)
        announce(self.text, spoken(self.comparison.changes[number]))

    def _write(self) -> None:
        """Put the changes into the text: as characters and formats, so nothing is markup."""
        cursor = QTextCursor(self.text.document())
        heading = ""
        for change in self.comparison.changes:
            if change.heading != heading:
                heading = change.heading
                self._begin(cursor, self._look.metrics.huge)
                cursor.insertText(heading, self._large())
            self._begin(cursor, self._look.metrics.medium)
            self._places.append(cursor.position())
            cursor.insertText(change.where, self._bold())
            note = f"; {change.note}" if change.note else ""
            cursor.insertText(f" – {KINDS[change.kind].lower()}{note}", self._muted())
            if change.runs:
                self._begin(cursor, self._look.metrics.small)
                for run in change.runs:
                    self._write_run(cursor, run)
        if self.comparison.is_empty:
            cursor.insertText(NO_CHANGES, QTextCharFormat())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _begin(self, cursor: QTextCursor, space: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(space)
        if cursor.position():
            cursor.insertBlock(form, QTextCharFormat())
        else:
            cursor.setBlockFormat(form)

    def _write_run(self, cursor: QTextCursor, run: Run) -> None:
        form = QTextCharFormat()
        if run.kind == "deleted":
            form.setForeground(QColor(self._look.theme.error))
            form.setFontStrikeOut(True)
        elif run.kind == "inserted":
            form.setForeground(QColor(self._look.theme.ok))
            form.setFontUnderline(True)
        cursor.insertText(run.words, form)
        if run.note:
            cursor.insertText(f" ({run.note}) ", self._muted())

    def _large(self) -> QTextCharFormat:
        form = self._bold()
        form.setFontPointSize(self.font().pointSizeF() * 1.2)
        return form

    def _bold(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        return form

    def _muted(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._look.theme.muted))
        return form


def summary(comparison: Comparison) -> str:
    """Say how many changes there are of each kind."""
    if comparison.is_empty:
        return NO_CHANGES
    counts = [f"{KINDS[kind]}: {count}" for kind, count in comparison.counts()]
    return f"{', '.join(counts)}. {_KEYS}"


def spoken(change: Change) -> str:
    """A change as a screen reader says it."""
    runs = [f"{_SPOKEN.get(run.kind, '')}{run.words.strip()}" for run in change.runs]
    words = "; ".join([each for each in runs if each])
    return f"{change.heading}, {change.where}, {KINDS[change.kind].lower()}. {words}"
