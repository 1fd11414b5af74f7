"""Names offered while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView

from boardpaper.desktop.kit.fields import LineField

_WIDEST: Final = 90
"""Average letters side by side; what is longer ends in an ellipsis."""


def offer(field: LineField, names: Sequence[str]) -> QCompleter:
    """Offer names that contain what is typed, in a list below a field.

    What is chosen is written into the field without ``edited``: the completer's own ``activated``
    tells of it.
    """
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setObjectName("popup")
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    metrics = field.fontMetrics()
    longest = max(map(metrics.horizontalAdvance, names), default=0) + 2 * metrics.height()
    popup.setMinimumWidth(min(longest, metrics.averageCharWidth() * _WIDEST))
    completer.setPopup(popup)
    field.setCompleter(completer)
    return completer
