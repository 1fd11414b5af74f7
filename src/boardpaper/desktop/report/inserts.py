"""The commands of the Insert menu: each adds an item on its page, and goes into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desk.outline import PageKind, pages_of
from boardpaper.desktop.pages.appendices import AppendicesPage

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow

_PAGES: Mapping[str, PageKind] = {
    "insert-author": "details",
    "insert-recommendations": "recommendations",
    "insert-background": "background",
    "insert-files": "appendices",
    "insert-appendices": "appendices",
    "insert-exemption": "questions",
}


class Inserts(QObject):
    """Carries out what the Insert menu says."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "insert-author": self._insert_author,
            "insert-recommendations": self._insert_recommendation,
            "insert-background": self._insert_background,
            "insert-files": self._insert_files,
            "insert-appendices": self._insert_appendix,
            "insert-exemption": self._insert_exemption,
        }

    def show_allowed(self) -> None:
        """Let be added what the template has a page for, and the status allows."""
        window = self._window
        pages = () if window.desk.is_frozen else pages_of(window.contents.groups)
        kinds = {each.kind for each in pages}
        form, report = window.session.template.template, window.desk.report
        exempt = [each.id for each in form.questions if each.kind == "exempt"]
        states = {key: kind in kinds for key, kind in _PAGES.items()}
        states["insert-exemption"] &= any(report.answer(each) for each in exempt)
        window.commands.enable(states)

    def _insert_author(self) -> None:
        self._add_on("details")

    def _insert_recommendation(self) -> None:
        self._add_on("recommendations")

    def _insert_background(self) -> None:
        self._add_on("background")

    def _insert_files(self) -> None:
        self._add_on("appendices")

    def _insert_appendix(self) -> None:
        page = self._window.open_kind("appendices")
        if isinstance(page, AppendicesPage):
            page.add_without_file()

    def _insert_exemption(self) -> None:
        self._add_on("questions")

    def _add_on(self, kind: PageKind) -> None:
        page = self._window.open_kind(kind)
        if page is not None:
            page.add_new()
