"""What stands where there is no list: why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import Look

Choice = tuple[str, Callable[[], object]]

_WIDTH: Final = 460
"""At the usual text size."""


class EmptyState(QWidget):
    """A heading, a sentence, and buttons below each other; the first of them is the primary."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heading = Words("", "title")
        self._words = Words("", "help")
        for label in (self._heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(look.metrics.medium)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._words)
        self._column.addSpacing(look.metrics.medium)
        self._middle = QWidget()
        self._middle.setLayout(self._column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle, 100)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(*[look.metrics.huge] * 4)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    @property
    def sentence(self) -> str:
        """What is said."""
        return f"{self._heading.text()} {self._words.text()}".strip()

    def say(self, heading: str, words: str, *choices: Choice) -> None:
        """Say something; each choice is the label of a button and what it does."""
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._middle.setMaximumWidth(round(_WIDTH * self._look.metrics.scale))
        if choices != self._choices:
            self._choices = choices
            self._make_buttons(choices)

    @property
    def has_choices(self) -> bool:
        """Whether there are buttons, of which the first is the primary."""
        return bool(self._buttons)

    def focus_first(self) -> None:
        """Put the keyboard on the first button, if there is one."""
        if self._buttons:
            self._buttons[0].setFocus()

    def _make_buttons(self, choices: tuple[Choice, ...]) -> None:
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, slot in choices:
            kind = QPushButton if self._buttons else PrimaryButton
            button = kind(label, self)
            button.clicked.connect(slot)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons.append(button)
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        for button in self._buttons:
            button.setMinimumWidth(widest)
