"""The line in which an address for a link is typed: a part of the page, no dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from boardpaper.desktop.kit.fields import LineField
from boardpaper.desktop.theme import Look


class LinkRow(QWidget):
    """Asks for an address; ``chosen`` carries it, and ``left`` says that nothing was chosen."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._address = LineField("link")
        self._address.setAccessibleName("Address of the link")
        self._address.setPlaceholderText("www.example.gov.uk/page, or name@example.gov.uk")
        self._address.returnPressed.connect(self._choose)
        label = QLabel("Address")
        label.setBuddy(self._address)
        use, remove = QPushButton("Use"), QPushButton("No link")
        use.clicked.connect(self._choose)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.metrics.medium)
        row.addWidget(label)
        row.addWidget(self._address, 1)
        row.addWidget(use)
        row.addWidget(remove)
        self.hide()

    def ask(self, address: str) -> None:
        """Ask, with an address to begin with."""
        self._address.show_value(address)
        self._address.selectAll()
        self.show()
        self._address.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._finish(self._address.value().strip())

    def _remove(self) -> None:
        self._finish("")

    def _finish(self, address: str) -> None:
        self.hide()
        self.chosen.emit(address)
