"""A dialog whose body is a page of cards: it scrolls where the screen is too small for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from boardpaper.desktop.kit.bars import NoticeBar
from boardpaper.desktop.kit.dialogs import HouseDialog
from boardpaper.desktop.kit.forms import FormPage
from boardpaper.desktop.theme import Look

WIDTH: Final = 640
HEIGHT: Final = 600
"""At the usual text size; both grow with it, as far as the screen allows."""


class PageDialog(HouseDialog):
    """A page of cards above the buttons, and between them a bar for what there is to say."""

    def __init__(self, parent: QWidget | None, look: Look, title: str, words: str = "") -> None:
        super().__init__(parent, title)
        self.page = FormPage(look, title, words)
        self.notice = NoticeBar(look)
        edge = look.metrics.large
        self.column.setContentsMargins(0, 0, 0, edge)
        self.column.setSpacing(edge)
        self.column.addWidget(self.page, 1)
        self.column.addWidget(self.notice)
        self.buttons.setContentsMargins(edge, 0, edge, 0)
        fit(self, look)


def fit(dialog: QWidget, look: Look) -> None:
    """Give a dialog the house's size, or what the screen has room for."""
    room, scale = dialog.screen().availableSize(), look.metrics.scale
    width, height = round(WIDTH * scale), round(HEIGHT * scale)
    dialog.resize(min(width, room.width()), min(height, room.height()))
