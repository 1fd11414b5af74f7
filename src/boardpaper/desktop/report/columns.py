"""The outline and the side panel beside the page, and the preview in place of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from boardpaper.desktop.report.body import Body
from boardpaper.desktop.report.header import Header
from boardpaper.desktop.report.outline_view import OutlineView

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class Columns(QObject):
    """Shows and hides what stands beside the page; menus and buttons say which of it is seen."""

    def __init__(
        self, window: ReportWindow, body: Body, outline: OutlineView, header: Header
    ) -> None:
        super().__init__(window)
        self._window, self._body = window, body
        self._outline, self._header = outline, header
        header.outline_button.clicked.connect(self._toggle_outline)
        header.panel_button.clicked.connect(self._toggle_panel)
        body.arranged.connect(self._show)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "preview": self.toggle_large,
            "panel": self._toggle_panel,
            "outline": self._toggle_outline,
        }

    def toggle_large(self) -> None:
        """Show the preview over form and panel, or both again."""
        is_large = not self._body.is_large
        self._window.dock.show_preview()
        self._body.show_large(is_large)
        if is_large:
            self._window.dock.preview.setFocus()
        else:
            self._window.enter_page()

    def _show(self) -> None:
        body, header, commands = self._body, self._header, self._window.commands
        header.outline_button.setVisible(not body.has_room_for_outline)
        header.panel_button.setVisible(not body.has_room_for_panel)
        for key, button, shown in (
            ("outline", header.outline_button, body.shows_outline),
            ("panel", header.panel_button, body.shows_panel and not body.is_large),
        ):
            commands[key].setChecked(shown)
            button.setChecked(shown)
        commands["preview"].setChecked(body.is_large)
        self._window.dock.preview.show_large(body.is_large)

    def _toggle_outline(self) -> None:
        self._body.show_outline(not self._body.shows_outline)
        if self._body.shows_outline:
            self._outline.setFocus()

    def _toggle_panel(self) -> None:
        self._body.show_panel(not self._body.shows_panel or self._body.is_large)
