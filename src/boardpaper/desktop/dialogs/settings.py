"""The settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from boardpaper.desktop.kit.dialogs import HouseDialog

if TYPE_CHECKING:
    from boardpaper.desktop.program import Program


class SettingsDialog(HouseDialog):
    """Shows the settings and saves them."""

    def __init__(self, program: Program, parent: QWidget | None) -> None:
        super().__init__(parent, "Settings", "Settings")
        self._program = program
