"""The fields of one value, declared as data: what most cards consist of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
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

    ``columns`` says how many, each by its share of the width; where that is too narrow for them
    the fields stand below each other.
    """

    edited = Signal(str, object)

    def __init__(self, look: Look, asks: Sequence[Ask], columns: Sequence[int] = (1,)) -> None:
        super().__init__()
        self._rows: dict[str, Row] = {}
        self._columns = tuple(columns)
        self._wide = frozenset(ask.key for ask in asks if ask.wide)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.metrics.large)
        grid.setVerticalSpacing(look.metrics.large)
        for ask in asks:
            row = Row(look, ask.label, _field(look, ask), ask.help, fills=len(columns) > 1)
            self._rows[ask.key] = row
            row.field.edited.connect(self.edited)
            if isinstance(row.field, DateField):
                row.field.misread.connect(row.show_error)
        self._arranged: tuple[int, ...] = ()
        self._arrange(self._columns)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as one column at least."""
        widths = (row.minimumSizeHint().width() for row in self._rows.values())
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the fields below each other where there is no room for them side by side."""
        super().resizeEvent(event)
        self._arrange(self._columns if self.width() >= self._needed() else (1,))

    def _needed(self) -> int:
        """The least width at which the columns stand side by side."""
        needs = [0] * len(self._columns)
        for row, _, column, span in self._cells(len(self._columns)):
            if span == 1:
                choice = row.field.sizeHint().width() if isinstance(row.field, ChoiceField) else 0
                needs[column] = max(needs[column], row.minimumSizeHint().width(), choice)
        return sum(needs) + self._grid.horizontalSpacing() * (len(needs) - 1)

    def _cells(self, columns: int) -> Iterator[tuple[Row, int, int, int]]:
        """Every row of a field, with its line, its column and how many columns it takes."""
        at = 0
        for key, row in self._rows.items():
            if key in self._wide:
                at += -at % columns
            span = columns if key in self._wide else 1
            yield row, at // columns, at % columns, span
            at += span

    def _arrange(self, columns: tuple[int, ...]) -> None:
        if columns == self._arranged:
            return
        self._arranged = columns
        for column in range(len(self._columns)):
            share = columns[column] if column < len(columns) else 0
            self._grid.setColumnStretch(column, share)
            self._grid.setColumnMinimumWidth(column, min(share, 1))  # so that only shares count
        for row in self._rows.values():
            self._grid.removeWidget(row)
        for row, line, column, span in self._cells(len(columns)):
            self._grid.addWidget(row, line, column, 1, span, _TOP)

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
