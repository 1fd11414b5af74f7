"""Fields: each shows a value, and says when the officer has changed it: ``edited(key, value)``.

``show_value`` never emits ``edited``, so a field that is brought up to date makes no new step. The
wheel changes no field that does not have the focus.
"""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from boardpaper.desktop.kit.choice_fields import CheckField, ChoiceField, YesNoField
from boardpaper.desktop.kit.date_text import (
    EXAMPLE,
    SHORT_EXAMPLE,
    NoDateError,
    read_date,
    write_date,
)
from boardpaper.desktop.kit.undo import leave_to_window, show_context_menu

_EXAMPLE: Final = f"for example {SHORT_EXAMPLE}"

_PAUSE: Final = 1000
"""Milliseconds without a key after which a date is taken."""


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal(str, object)

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.textEdited.connect(self._tell)

    def value(self) -> str:
        """The text."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Show a text; one that is shown already keeps caret and selection."""
        if value != self.text():
            self.setText(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if leave_to_window(event) else super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what Qt offers, but for its own undo."""
        show_context_menu(self, event)

    def _tell(self, text: str) -> None:
        self.edited.emit(self.key, text)


class TextField(QPlainTextEdit):
    """Some lines of plain text; Tab goes on to the next field."""

    edited = Signal(str, object)

    def __init__(self, key: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._lines, self._shows = lines, False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the number of lines it was made with."""
        around = 2 * self.frameWidth() + 2 * round(self.document().documentMargin())
        height = self.fontMetrics().lineSpacing() * self._lines + around
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As many lines as its hint."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if leave_to_window(event) else super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what Qt offers, but for its own undo."""
        show_context_menu(self, event)

    def value(self) -> str:
        """The text."""
        return self.toPlainText()

    def show_value(self, value: str) -> None:
        """Show a text."""
        if value != self.toPlainText():
            self._shows = True
            self.setPlainText(value)
            self._shows = False

    def _tell(self) -> None:
        if not self._shows:
            self.edited.emit(self.key, self.toPlainText())


class DateField(QLineEdit):
    """A date, or none; read when the field is left, and written out in full.

    Words that are no date stay as they were typed; ``misread`` carries what is wrong with them, or
    nothing once they are mended. At a pause a date is taken too, and stays as it was typed.
    """

    edited = Signal(str, object)
    misread = Signal(str)

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._value: date | None = None
        self.setPlaceholderText(_EXAMPLE)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._wait)
        self.editingFinished.connect(self.read)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a long date, and no more."""
        width = self.fontMetrics().averageCharWidth() * 30
        return QSize(width, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if leave_to_window(event) else super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what Qt offers, but for its own undo."""
        show_context_menu(self, event)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        """Keep the date as it is; an example beside nothing would look like one."""
        super().setReadOnly(read_only)
        self.setPlaceholderText("" if read_only else _EXAMPLE)

    def value(self) -> date | None:
        """The date that was read last."""
        return self._value

    def show_value(self, value: date | None) -> None:
        """Show a date; while it is the same as before, what is typed in the field stays."""
        if value != self._value:
            self._value = value
            self.setText(write_date(value))
            self.misread.emit("")

    def read(self) -> None:
        """Read what is written, and tell of a date that is another than before."""
        self._pause.stop()
        try:
            read = read_date(self.text())
        except NoDateError:
            kept = f" The report still has {write_date(self._value)}." if self._value else ""
            self.misread.emit(f"Enter a date, for example {EXAMPLE}.{kept}")
            return
        self.misread.emit("")
        self.setText(write_date(read))
        self._take(read)

    def _wait(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        """Take a date; what is none may yet become one."""
        with contextlib.suppress(NoDateError):
            if (read := read_date(self.text())) is not None:
                self.misread.emit("")
                self._take(read)

    def _take(self, read: date | None) -> None:
        if read != self._value:
            self._value = read
            self.edited.emit(self.key, read)


Field = LineField | TextField | DateField | ChoiceField | CheckField | YesNoField
