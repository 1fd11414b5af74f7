"""A bar with a sentence and buttons, in place of a dialog: it waits, and stops nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from boardpaper.desktop.kit.announce import announce
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.theme import IconName, Look

Tone = Literal["ok", "running", "warning", "error"]
Choice = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """Says one thing at a time, with what can be done about it; hidden while there is nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("notice")
        self._icon = QLabel(self)
        self._words = Words("", "text", self)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._dismiss = QPushButton("Dismiss", self)
        self._dismiss.setObjectName("quiet")
        self._dismiss.clicked.connect(self.clear)
        self._buttons: list[QPushButton] = []
        self._tone: Tone = "ok"
        self._row = QHBoxLayout(self)
        edge = look.metrics.large
        self._row.setContentsMargins(edge, look.metrics.small, edge, look.metrics.small)
        self._row.setSpacing(look.metrics.medium)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._dismiss)
        look.changed.connect(self._show_icon)
        self.clear()

    @property
    def sentence(self) -> str:
        """What is said, empty while there is nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, tone: Tone, sentence: str, *choices: Choice, dismissable: bool = True) -> None:
        """Say a sentence; each choice is the label of a button and what it does."""
        self._take_buttons()
        self._tone = tone
        self._show_icon()
        self._words.setText(sentence)
        for label, slot in choices:
            button = QPushButton(label, self)
            button.clicked.connect(slot)
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self._dismiss.setVisible(dismissable)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def reword(self, sentence: str) -> None:
        """Say how far it has come, without a word aloud; the buttons stay as they are."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def say_error(self, sentence: str) -> None:
        """Say what went wrong."""
        self.say("error", sentence)

    def clear(self) -> None:
        """Say nothing any more."""
        self._take_buttons()
        self.hide()

    def _show_icon(self) -> None:
        theme, tone = self._look.theme, self._tone
        icon: IconName = "begun" if tone == "running" else tone
        colour = theme.accent if tone == "running" else getattr(theme, tone)
        self._icon.setPixmap(self._look.pixmap(icon, colour))

    def _take_buttons(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
