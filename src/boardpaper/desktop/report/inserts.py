"""The commands of the Insert menu: each adds an item on its page, and goes into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desk.outline import PageKind

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Inserts(QObject):
    """Carries out what the Insert menu says."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "insert-author": self._insert_author,
            "insert-recommendation": self._insert_recommendation,
            "insert-background": self._insert_background,
            "insert-appendix": self._insert_appendix,
        }

    def _insert_author(self) -> None:
        self._add_on("details")

    def _insert_recommendation(self) -> None:
        self._add_on("recommendations")

    def _insert_background(self) -> None:
        self._add_on("background")

    def _insert_appendix(self) -> None:
        self._add_on("appendices")

    def _add_on(self, kind: PageKind) -> None:
        page = self._window.open_kind(kind)
        if page is not None:
            page.add_new()
