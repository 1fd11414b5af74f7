"""Buttons above a text editor: they show the style at the caret, and change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardpaper.desktop.editor.signals import FormatState
from boardpaper.desktop.editor.text_editor import TextEditor
from boardpaper.desktop.kit.buttons import stand_for
from boardpaper.desktop.theme import Look


class Toolbar(QWidget):
    """Bold, italic, link, list, sub-heading and numbers, for one editor.

    The buttons take no focus with a click, so that the caret stays where it is; by keyboard there
    are the same commands in the menu.
    """

    def __init__(self, look: Look, editor: TextEditor) -> None:
        super().__init__()
        self._editor = editor
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.metrics.small)
        self._bold = self._button("bold", "B", "Bold (Ctrl+B)")
        self._italic = self._button("italic", "I", "Italic (Ctrl+I)")
        self._link = self._button("link", "Link", "Link (Ctrl+K)")
        self._bullets = self._button("list", "Bullets", "Bullets (Ctrl+Shift+L)")
        self._subheading = self._button("subheading", "Sub-heading", "Sub-heading (Ctrl+Shift+H)")
        self._numbers = self._button("numbers", "Numbered", "Numbered paragraphs (Ctrl+Shift+N)")
        self._row.addStretch(1)
        _weigh(self._bold, QFont.Weight.Bold)
        font = self._italic.font()
        font.setItalic(True)
        self._italic.setFont(font)
        self._bold.clicked.connect(editor.toggle_bold)
        self._italic.clicked.connect(editor.toggle_italic)
        self._link.clicked.connect(editor.ask_for_link)
        self._bullets.clicked.connect(editor.toggle_bullets)
        self._subheading.clicked.connect(editor.toggle_subheading)
        self._numbers.clicked.connect(editor.toggle_numbers)
        editor.format_changed.connect(self._show)
        self._show(editor.format_state())

    def _button(self, command: str, label: str, tip: str) -> QPushButton:
        button = stand_for(command, QPushButton(label))
        button.setObjectName("tool")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setToolTip(tip)
        self._row.addWidget(button)
        return button

    def _show(self, state: FormatState) -> None:
        self._bold.setChecked(state.style.bold)
        self._italic.setChecked(state.style.italic)
        self._link.setChecked(bool(state.style.link))
        self._bullets.setChecked(state.kind == "bullets")
        self._subheading.setChecked(state.kind in ("sub-heading", "numbered sub-heading"))
        self._numbers.setChecked(state.kind in ("numbered paragraph", "numbered sub-heading"))


def _weigh(button: QPushButton, weight: QFont.Weight) -> None:
    font = button.font()
    font.setWeight(weight)
    button.setFont(font)
