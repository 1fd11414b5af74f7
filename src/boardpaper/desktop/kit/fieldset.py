"""The fields of one value, declared as data: what most cards consist of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from boardpaper.desktop.kit.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LineField,
    TextField,
    YesNoField,
)
from boardpaper.desktop.kit.forms import Row
from boardpaper.desktop.theme import Look


@dataclass(frozen=True, slots=True)
class Ask:
    """A field to be asked for: the name it has in the value, its label, and what it holds."""

    key: str
    label: str
    kind: Literal["line", "text", "date", "choice", "check", "yes-no"] = "line"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 3


class FieldSet(QWidget):
    """Fields in one column or in several; ``edited(key, value)`` says which was changed."""

    edited = Signal(str, object)

    def __init__(self, look: Look, asks: Sequence[Ask], columns: int = 1) -> None:
        super().__init__()
        self._rows: dict[str, Row] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.metrics.large)
        grid.setVerticalSpacing(look.metrics.large)
        for index, ask in enumerate(asks):
            row = Row(look, ask.label, _field(look, ask), ask.help)
            self._rows[ask.key] = row
            row.field.edited.connect(self.edited)
            if isinstance(row.field, DateField):
                row.field.misread.connect(row.show_error)
            grid.addWidget(row, index // columns, index % columns)

    def row(self, key: str) -> Row:
        """The row of a field, to show an error at it or hide it."""
        return self._rows[key]

    def show_values(self, value: msgspec.Struct, *, frozen: bool) -> None:
        """Bring every field up to date; one that is being written in keeps a half-typed date."""
        for key, row in self._rows.items():
            field, new = row.field, getattr(value, key)
            if not (isinstance(field, DateField) and field.hasFocus() and field.value() == new):
                field.show_value(new)
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.setReadOnly(frozen)
            else:
                field.setEnabled(not frozen)

    def begin(self) -> None:
        """Put the focus into the first field."""
        next(iter(self._rows.values())).field.setFocus()


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
            choice.offer(ask.choices)
            return choice
