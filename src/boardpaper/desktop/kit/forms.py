"""The one form helper: it owns label, buddy, accessible name, help, error text and spacing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardpaper.desktop.kit.blame import Blame
from boardpaper.desktop.kit.choice_fields import CheckField, YesNoField
from boardpaper.desktop.kit.fields import DateField, Field
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look

_WHOLE_WIDTH: Final = Qt.AlignmentFlag(0)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class Row(QWidget):
    """A field with its label above, its help and its error below; Yes and No stand beside theirs.

    ``error`` can be put elsewhere, as below a line of several fields.

    The error is spoken with the field: it is its accessible description, after the help.
    """

    def __init__(
        self, look: Look, label: str, field: Field, help_text: str = "", *, fills: bool = False
    ) -> None:
        """``fills`` says that a date is as wide as the row, as where fields stand in columns."""
        super().__init__()
        self.field = field
        self._help, self._fills = help_text, fills
        self._label = QLabel(label, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(field)
        self.error = Blame(field, self._is_empty, self)
        self.error.told.connect(self._show_wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.metrics.small)
        self._label.setVisible(not isinstance(field, CheckField))  # which has one of its own
        self._arrange(column, look)
        self._help_words = Words(help_text, "help", self)
        self._help_words.setVisible(bool(help_text))
        column.addWidget(self._help_words)
        column.addWidget(self.error)
        spoken = label.replace("&", "")
        field.setAccessibleName(spoken)
        if isinstance(field, YesNoField):
            field.name_for(spoken)
        self._show_wrong("")

    def _arrange(self, column: QVBoxLayout, look: Look) -> None:
        if isinstance(self.field, YesNoField):
            self._label.setObjectName("question")
            line = QHBoxLayout()
            line.setSpacing(look.metrics.huge)
            line.addWidget(self._label, 1)
            line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
            return
        column.addWidget(self._label)
        is_date = isinstance(self.field, DateField) and not self._fills
        is_short = is_date or isinstance(self.field, CheckField)
        column.addWidget(self.field, 0, _LEFT if is_short else _WHOLE_WIDTH)

    def show_help(self, words: str) -> None:
        """Show other help, or none."""
        self._help = words
        self._help_words.setText(words)
        self._help_words.setVisible(bool(words))
        self._show_wrong(self.error.text())

    def show_label(self, shown: bool) -> None:
        """Show the label, or leave it to be spoken, as where the row above has the same."""
        self._label.setVisible(shown)

    def show_error(self, sentence: str) -> None:
        """Show why what was typed cannot be read, or that it can."""
        self.error.show_error(sentence)

    def _is_empty(self) -> bool:
        return self.field.value() in ("", None)

    def _show_wrong(self, sentence: str) -> None:
        spoken = " ".join([each for each in (self._help, sentence) if each])
        self.field.setAccessibleDescription(spoken)
        is_wrong = bool(sentence) and self.error.objectName() == "error"
        if self.field.property("wrong") != is_wrong:
            self.field.setProperty("wrong", is_wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)


def blame_of(field: QWidget | None) -> Blame | None:
    """What tells what is wrong with a field, where it has that."""
    while field is not None:
        if isinstance(field, Row):
            return field.error
        found = field.findChild(Blame, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, Blame):
            return found
        field = field.parentWidget()
    return None


class Card(QFrame):
    """A surface that holds what belongs together."""

    def __init__(self, look: Look, heading: str = "", help_text: str = "") -> None:
        super().__init__()
        self._look = look
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        margin = look.metrics.large + look.metrics.small
        self.column.setContentsMargins(margin, look.metrics.large, margin, look.metrics.large)
        self.column.setSpacing(look.metrics.large)
        if heading:
            self.column.addWidget(Words(heading, "heading", self))
        if help_text:
            self.column.addWidget(Words(help_text, "help", self))

    def add_row(self, label: str, field: Field, help_text: str = "") -> Row:
        """Add a field with its label and help."""
        row = Row(self._look, label, field, help_text)
        self.column.addWidget(row)
        return row


class Note(QFrame):
    """A sentence about a whole page, with a button for what can be done about it."""

    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._words = Words("", "text", self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.metrics.large)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)

    def say(self, sentence: str, choice: str = "") -> None:
        """Say a sentence, and offer a choice where there is one; without a sentence be gone."""
        self._words.setText(sentence)
        self._button.setText(choice)
        self._button.setVisible(bool(choice))
        self.setVisible(bool(sentence))


class _Canvas(QWidget):
    """What scrolls: as high as its words are at its width, and not as they were in a narrow one."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No height: `QScrollArea` asks for that at the width."""
        return QSize(super().minimumSizeHint().width(), 0)


class FormPage(QScrollArea):
    """A page of cards below a title; it scrolls, and never sideways."""

    def __init__(self, look: Look, title: str, introduction: str = "") -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._show_bar(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        canvas = self.canvas = _Canvas()
        canvas.setObjectName("canvas")
        self._column = QVBoxLayout(canvas)
        edge = look.metrics.large + look.metrics.small
        beside_bar = max(0, edge - look.metrics.bar)
        self._column.setContentsMargins(edge, look.metrics.large, beside_bar, look.metrics.huge)
        self._column.setSpacing(look.metrics.large)
        self.title = Words(title, "title", canvas)
        self._column.addWidget(self.title)
        if introduction:
            self._column.addWidget(Words(introduction, "help", canvas))
        self.note = Note(look, canvas)
        self.note.hide()
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.setWidget(canvas)
        self.setAccessibleName(title)

    def add_card(self, heading: str = "", help_text: str = "") -> Card:
        """Add a card at the end of the page."""
        card = Card(self._look, heading, help_text)
        self.add(card)
        return card

    def add(
        self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = _WHOLE_WIDTH
    ) -> None:
        """Add any widget at the end of the page; one that stretches takes all the room left."""
        self._column.insertWidget(self._column.count() - 1, widget, stretch, alignment)
        if stretch:
            self._column.setStretch(self._column.count() - 1, 0)

    def _show_bar(self, least: int, most: int) -> None:
        """Show the bar while there is something to scroll; its room is always kept."""
        self.verticalScrollBar().setEnabled(most > least)


def discard(widget: QWidget) -> None:
    """Take a widget out of its page at once; Qt deletes it when it is next idle."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
