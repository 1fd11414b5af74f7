"""A table to be read: by eye, by keys, and by a screen reader line for line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget


def reading_table(name: str, headings: Sequence[str]) -> QTreeWidget:
    """Make an empty table; its first column takes the room that the others leave."""
    table = QTreeWidget()
    table.setObjectName("table")
    table.setAccessibleName(name)
    table.setHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setUniformRowHeights(True)
    table.setRootIsDecorated(False)
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionsMovable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
