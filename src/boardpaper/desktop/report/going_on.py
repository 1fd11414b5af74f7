"""Where the keyboard goes when a page is turned, a dialog closes, or a bar goes away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from boardpaper.desktop.kit.focus_return import FocusReturn
from boardpaper.desktop.report.outline_view import OutlineView

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow


class GoingOn(QObject):
    """Lets the officer go on in the page; keys that are typed there must not press a button."""

    def __init__(
        self, window: ReportWindow, outline: OutlineView, header: QWidget, bars: tuple[QWidget, ...]
    ) -> None:
        super().__init__(window)
        self._window, self._outline = window, outline
        self._outside = (header, *bars)
        FocusReturn(window, bars, self.go_on)
        window.installEventFilter(self)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {"next-page": self._step_forward, "previous-page": self._step_back}

    def go_on(self) -> None:
        """Put the focus where it was last in the page."""
        page = self._window.current_page
        if page is None or not page.isVisible():
            return
        field = page.focusWidget()
        if page.canvas.isAncestorOf(field) and field.isVisibleTo(page) and field.isEnabled():
            field.setFocus()
        else:
            page.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go on in the page after a dialog that a button outside it has opened."""
        if event.type() == QEvent.Type.WindowUnblocked:
            focused = self._window.focusWidget()
            if any(each.isAncestorOf(focused) for each in self._outside):
                self.go_on()
        return super().eventFilter(watched, event)

    def _step_forward(self) -> None:
        self._step(self._outline.step_forward)

    def _step_back(self) -> None:
        self._step(self._outline.step_back)

    def _step(self, turn: Callable[[], None]) -> None:
        """Turn the page, and go on in it; at the last one that is where the officer was."""
        before = self._window.current_page
        turn()
        page = self._window.current_page
        if page is None or page.isAncestorOf(self._window.focusWidget()):
            return
        if page is before:
            self.go_on()
        else:
            page.begin()
