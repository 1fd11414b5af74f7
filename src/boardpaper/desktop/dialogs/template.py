"""Change the template…: which form, and what would find no place in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from boardpaper.desk.moving import Move, moves
from boardpaper.desk.opening import Opened
from boardpaper.desktop.kit.date_text import write_date
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look
from boardpaper.report.template import Template


class TemplateDialog(HouseDialog):
    """Lists the templates; ``chosen`` carries the StoredTemplate to change to."""

    chosen = Signal(object)

    def __init__(self, look: Look, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent, "Change the template", "Change the template")
        self._look = look
        self._moves = moves(opened)
        self._group = QButtonGroup(self)
        self.column.setSpacing(look.metrics.large)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        for number, move in enumerate(self._moves):
            self._add(number, move)
        self._outcome = Words("", "text", self)
        self.column.addWidget(self._outcome)
        self._primary = self.add_buttons("Change the template")
        self._group.idToggled.connect(self._show_outcome)
        present = next(n for n, move in enumerate(self._moves) if move.is_present)
        self._group.button(present).setChecked(True)
        self._group.button(present).setFocus()

    def accept(self) -> None:
        """Hand over the template, if it is another."""
        move = self._move
        if not move.is_present:
            self.chosen.emit(move.stored)
            super().accept()

    @property
    def _move(self) -> Move:
        return self._moves[max(0, self._group.checkedId())]

    def _add(self, number: int, move: Move) -> None:
        form = move.stored.template
        words = f"{form.name} – current" if move.is_present else form.name
        about = f"{move.council}. {validity(form)}"
        button = QRadioButton(words.replace("&", "&&"), self)
        button.setAccessibleName(words)
        button.setAccessibleDescription(about)
        self._group.addButton(button, number)
        described = Words(about, "help", self)
        described.setContentsMargins(self._look.metrics.icon + self._look.metrics.medium, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(described)
        self.column.addLayout(column)

    def _show_outcome(self) -> None:
        move = self._move
        self._primary.setEnabled(not move.is_present)
        has_left_over = bool(move.left_over) and not move.is_present
        self._outcome.setObjectName("warning" if has_left_over else "text")
        self._outcome.style().unpolish(self._outcome)
        self._outcome.style().polish(self._outcome)
        self._outcome.setText(outcome(move))
        self.fit()


def validity(form: Template) -> str:
    """For which meetings a form is meant, in words."""
    first, last = form.valid_from, form.valid_until
    if first is None and last is None:
        return "For meetings at any time."
    if last is None:
        return f"For meetings from {_day(first)}."
    if first is None:
        return f"For meetings until {_day(last)}."
    return f"For meetings from {_day(first)} until {_day(last)}."


def outcome(move: Move) -> str:
    """What becomes of the text, in words."""
    if move.is_present:
        return "The report already uses this template."
    day = "" if move.fits_meeting else " The meeting is on a day this template is not meant for."
    if not move.left_over:
        return f"All text finds its place.{day} The change can be undone."
    names = ", ".join([f"“{each}”" for each in move.left_over])
    what = "One section finds" if len(move.left_over) == 1 else f"{len(move.left_over)} find"
    return (
        f"{what} no place in this template: {names}. The text is kept, but not printed until it is "
        f"moved.{day} The change can be undone."
    )


def _day(day: date | None) -> str:
    return write_date(day)
