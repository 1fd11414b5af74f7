"""The fields of one value, declared as data: what most cards consist of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from boardpaper.desktop.kit.choice_fields import CheckField, ChoiceField, YesNoField
from boardpaper.desktop.kit.fields import DateField, Field, LineField, TextField
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.theme import Look

_TOP: Final = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Ask:
    """A field to be asked for: the name it has in the value, its label, and what it holds.

    One that is ``wide`` stands in a line of its own where fields stand side by side.
    """

    key: str
    label: str
    kind: Literal["line", "text", "date", "choice", "check", "yes-no"] = "line"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 3
    wide: bool = False


class FieldSet(QWidget):
    """Fields in one column or in several; ``edited(key, value)`` says which was changed.

    ``columns`` says how many, each by its share of the width.
    """

    edited = Signal(str, object)

    def __init__(self, look: Look, asks: Sequence[Ask], columns: Sequence[int] = (1,)) -> None:
        super().__init__()
        self._rows: dict[str, Row] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.metrics.large)
        grid.setVerticalSpacing(look.metrics.large)
        for column, share in enumerate(columns):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 1)  # so that only the shares count
        at = 0
        for ask in asks:
            row = Row(look, ask.label, _field(look, ask), ask.help, fills=len(columns) > 1)
            self._rows[ask.key] = row
            row.field.edited.connect(self.edited)
            if isinstance(row.field, DateField):
                row.field.misread.connect(row.show_error)
            if ask.wide:
                at += -at % len(columns)
            span = len(columns) if ask.wide else 1
            grid.addWidget(row, at // len(columns), at % len(columns), 1, span, _TOP)
            at += span

    def row(self, key: str) -> Row:
        """The row of a field, to show an error at it or hide it."""
        return self._rows[key]

    def show_values(self, value: msgspec.Struct, *, frozen: bool) -> None:
        """Bring every field up to date."""
        for key, row in self._rows.items():
            field = row.field
            field.show_value(getattr(value, key))
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.setReadOnly(frozen)
            else:
                field.setEnabled(not frozen)

    def field(self, key: str) -> Field | None:
        """The field of a name, if there is one and it shows."""
        row = self._rows.get(key)
        return None if row is None or row.isHidden() else row.field

    def first_field(self) -> Field:
        """The first of its fields."""
        return next(iter(self._rows.values())).field


def _field(look: Look, ask: Ask) -> Field:
    match ask.kind:
        case "line":
            return LineField(ask.key)
        case "text":
            return TextField(ask.key, ask.lines)
        case "date":
            return DateField(ask.key)
        case "check":
            return CheckField(ask.label, ask.key)
        case "yes-no":
            return YesNoField(look, ask.key)
        case "choice":
            choice = ChoiceField(look, ask.key)
            choice.offer((("", "Not chosen"), *ask.choices))
            return choice
