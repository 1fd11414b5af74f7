"""Dialogs of the house: a heading, what it is about, and buttons; opened, never executed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QPushButton, QVBoxLayout, QWidget

from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.words import Words


class HouseDialog(QDialog):
    """A dialog with a heading, a body, and buttons below; one of them is the primary."""

    def __init__(self, parent: QWidget | None, title: str, heading: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        space = self.fontMetrics().height()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(space * 3 // 4)
        if heading:
            self.column.addWidget(Words(heading, "title", self))
        self.buttons = QDialogButtonBox(self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def add_buttons(self, accept: str, reject: str = "Cancel") -> QPushButton:
        """Add the buttons below everything else; the primary one is returned."""
        primary = PrimaryButton(accept, self)
        primary.setDefault(True)
        self.buttons.addButton(primary, QDialogButtonBox.ButtonRole.AcceptRole)
        if reject:
            self.buttons.addButton(reject, QDialogButtonBox.ButtonRole.RejectRole)
        self.column.addWidget(self.buttons)
        return primary

    def fit(self) -> None:
        """Be as high as the words need at this width, since labels that wrap do not say so."""
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.column.activate()
        width = max(self.width(), self.minimumWidth())
        height = self.column.totalHeightForWidth(width)
        self.setMinimumHeight(height)
        self.resize(width, height)


def confirmation(
    parent: QWidget, heading: str, words: str, accept: str, keep: str = "Cancel"
) -> HouseDialog:
    """Ask before something that cannot be undone; ``keep`` is the primary: all stays as it is."""
    dialog = HouseDialog(parent, "Boardpaper", heading)
    body = Words(words, "text", dialog)
    body.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 60)
    dialog.column.addWidget(body)
    safe = PrimaryButton(keep, dialog)
    loss = QPushButton(accept, dialog)
    loss.setObjectName("loss")
    loss.setAutoDefault(False)
    dialog.buttons.addButton(loss, QDialogButtonBox.ButtonRole.AcceptRole)
    dialog.buttons.addButton(safe, QDialogButtonBox.ButtonRole.RejectRole)
    dialog.column.addWidget(dialog.buttons)
    safe.setDefault(True)
    safe.setFocus()
    return dialog
