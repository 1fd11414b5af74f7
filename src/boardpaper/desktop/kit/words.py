"""Labels: user text is always shown as plain text, because QLabel takes what it likes for HTML."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Role = Literal[
    "title", "heading", "group", "help", "muted", "error", "warning", "ok", "text", "note"
]


class Words(QLabel):
    """Plain words in one of the roles that the style sheet knows; they wrap, and can be copied."""

    def __init__(self, text: str = "", role: Role = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, text: str, role: Role) -> None:
        """Show other words, in a role that may be another one too."""
        self.setText(text)
        if self.objectName() != role:
            self.setObjectName(role)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedWords(QLabel):
    """One line of plain words; what does not fit is left out of the middle, and is in the tip."""

    def __init__(self, role: Role = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show a text, on one line."""
        line = " ".join(text.split())
        self.setText(line)
        self.setAccessibleName(line)
        self.setToolTip("")

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint what fits."""
        room = self.contentsRect()
        elide = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.text(), elide, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")
