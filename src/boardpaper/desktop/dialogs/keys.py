"""Keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from boardpaper.desktop.kit.dialogs import HouseDialog


class KeysDialog(HouseDialog):
    """Keys."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "Keys")
