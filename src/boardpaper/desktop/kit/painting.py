"""What the lists of the house have in common when they paint their rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from boardpaper.desktop.theme import Look


def paint_ground(painter: QPainter, look: Look, box: QRect, state: QStyle.StateFlag) -> None:
    """Paint what shows that a row is chosen, under the mouse, or has the keyboard."""
    theme, radius = look.theme, look.metrics.small
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if is_selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selected if is_selected else theme.hover))
        painter.drawRoundedRect(box, radius, radius)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.focus), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def paint_heading(painter: QPainter, look: Look, font: QFont, box: QRect, words: str) -> None:
    """Paint the heading of the rows that follow: small, muted, at the foot of its box."""
    painter.setPen(QColor(look.theme.muted))
    painter.setFont(sized(font, 10 / 11, QFont.Weight.DemiBold))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(box.adjusted(0, 0, 0, -look.metrics.small), int(flags), words)


def sized(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    """Return a font so many times as large, in a weight."""
    made = QFont(font)
    if made.pixelSize() > 0:
        made.setPixelSize(round(made.pixelSize() * factor))
    else:
        made.setPointSizeF(made.pointSizeF() * factor)
    made.setWeight(weight)
    return made
