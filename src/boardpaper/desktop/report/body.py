"""The three columns of a report's window: outline, page, side panel, as far as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QWidget

from boardpaper.desktop.theme import Look

OUTLINE: Final = 270
PAGE: Final = 640
PANEL: Final = 380
SIDE_BY_SIDE: Final = 1600
"""Widths at the usual text size; all of them grow with it."""

_UNLIMITED: Final = 16_777_215


class Body(QWidget):
    """Lays the columns out.

    Where there is no room for outline or panel they stand in place of the page when they are asked
    for, and `arranged` tells that buttons for them are needed. A large preview stands in place of
    the page too, but beside it in a window that is wide enough.
    """

    arranged = Signal()

    def __init__(self, look: Look, outline: QWidget, pages: QStackedWidget, panel: QWidget) -> None:
        super().__init__()
        self._look = look
        self._outline, self._pages, self._panel = outline, pages, panel
        self.wants_outline, self.wants_panel, self.is_large = True, True, False
        self._over: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # Left to itself the layout would keep the window as wide as the columns it shows now.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(outline)
        row.addWidget(pages, 1)
        row.addWidget(panel)
        self.arrange()

    @property
    def has_room_for_outline(self) -> bool:
        """Whether the outline can stand beside the page."""
        return self.width() >= self._scaled(OUTLINE + PAGE)

    @property
    def has_room_for_panel(self) -> bool:
        """Whether the side panel can stand beside the page."""
        outline = OUTLINE if self.wants_outline and self.has_room_for_outline else 0
        return self.width() >= self._scaled(outline + PAGE + PANEL)

    @property
    def shows_outline(self) -> bool:
        """Whether the outline is to be seen."""
        return not self._outline.isHidden()

    @property
    def shows_panel(self) -> bool:
        """Whether the side panel is to be seen."""
        return not self._panel.isHidden()

    def show_outline(self, wanted: bool) -> None:
        """Show the outline, or not."""
        if self.has_room_for_outline:
            self.wants_outline = wanted
        self._put_over(self._outline if wanted and not self.has_room_for_outline else None)

    def show_panel(self, wanted: bool) -> None:
        """Show the side panel, or not."""
        self.is_large = False
        if self.has_room_for_panel:
            self.wants_panel = wanted
        self._put_over(self._panel if wanted and not self.has_room_for_panel else None)

    def show_large(self, wanted: bool) -> None:
        """Show the side panel as large as there is room, or as it was."""
        self.is_large = wanted
        self._put_over(None)

    def show_page(self) -> None:
        """Take away what stands in place of the page."""
        if self._over is not None or (self.is_large and not self._pages.isVisible()):
            self.is_large = False
            self._put_over(None)

    def arrange(self) -> None:
        """Show what is wanted, as far as there is room."""
        is_wide = self.width() >= self._scaled(SIDE_BY_SIDE)
        over = self._panel if self.is_large and not is_wide else self._over
        if over is self._outline and self.has_room_for_outline:
            over = None
        if over is self._panel and self.has_room_for_panel and not self.is_large:
            over = None
        beside_panel = (self.wants_panel and self.has_room_for_panel) or self.is_large
        self._panel.setVisible(over is self._panel or (over is None and beside_panel))
        beside_outline = self.wants_outline and self.has_room_for_outline
        self._outline.setVisible(over is self._outline or beside_outline)
        self._pages.setVisible(over is None)
        self._set_widths(over, is_wide=is_wide)
        self.arranged.emit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a narrow page: everything else gives way."""
        return QSize(self._scaled(OUTLINE), self._scaled(OUTLINE) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make the best of another size."""
        super().resizeEvent(event)
        self.arrange()

    def _set_widths(self, over: QWidget | None, *, is_wide: bool) -> None:
        outline = self._scaled(OUTLINE)
        self._limit(self._outline, None if over is self._outline else outline)
        if over is self._panel:
            self._limit(self._panel, None)
        elif self.is_large and is_wide:
            self._limit(self._panel, self.width() // 2)
        else:
            self._limit(self._panel, self._scaled(PANEL))

    def _limit(self, column: QWidget, width: int | None) -> None:
        policy = QSizePolicy.Policy
        horizontal = policy.Expanding if width is None else policy.Fixed
        column.setSizePolicy(horizontal, policy.Expanding)
        column.setMinimumWidth(0 if width is None else width)
        column.setMaximumWidth(_UNLIMITED if width is None else width)

    def _put_over(self, over: QWidget | None) -> None:
        self._over = over
        self.arrange()

    def _scaled(self, length: int) -> int:
        return round(length * self._look.metrics.scale)
