"""The head of the library's window: search, and how reports come into it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from boardpaper.desktop.kit.buttons import PrimaryButton
from boardpaper.desktop.kit.words import Words
from boardpaper.desktop.library.search_field import SearchField
from boardpaper.desktop.theme import Look


class Header(QFrame):
    """The name of the list, the search, "Import…" and "New report"."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._look = look
        title = self._title = Words("Reports", "title")
        title.setWordWrap(False)
        self.search = SearchField()
        self.clear_button = QPushButton("Clear")
        self.clear_button.setObjectName("quiet")
        self.clear_button.setAccessibleName("Clear the search")
        self.clear_button.hide()
        self.filters_button = QPushButton("Filters")
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        self.import_button = QPushButton("Import…")
        self.new_button = PrimaryButton("New report")
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.filters_button)
        row.addWidget(title)
        row.addWidget(self.search, 100)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        for button in (self.import_button, self.new_button):
            row.addWidget(button)
        look.changed.connect(self._keep_distances)
        self._keep_distances()
        self.clear_button.clicked.connect(self._clear)
        self.search.textChanged.connect(self._show_clear)

    def _keep_distances(self) -> None:
        """Let the search and the spaces grow with the text."""
        metrics = self._look.metrics
        edge = metrics.large + metrics.small
        self._row.setContentsMargins(edge, metrics.medium, edge, metrics.medium)
        self._row.setSpacing(metrics.medium)
        self._title.setContentsMargins(0, 0, metrics.huge, 0)
        self.search.setMinimumWidth(round(160 * metrics.scale))
        self.search.setMaximumWidth(round(420 * metrics.scale))

    def show_allowed(self, *, can_write: bool, can_import: bool, gives_way: bool) -> None:
        """Let buttons be pressed, or not; ``gives_way`` says that the primary one is below."""
        self.new_button.give_way(gives_way)
        self.new_button.setEnabled(can_write)
        self.import_button.setEnabled(can_import)

    def _clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(bool(self.search.text()))
