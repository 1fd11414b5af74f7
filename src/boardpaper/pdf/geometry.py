"""The page, and places on it. All lengths are points (1/72 inch)."""

from __future__ import annotations

from typing import Final, NamedTuple

MM: Final = 72 / 25.4

PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN_LEFT: Final = 22 * MM
MARGIN_RIGHT: Final = 22 * MM
MARGIN_TOP: Final = 24 * MM
MARGIN_BOTTOM: Final = 22 * MM
FRAME_WIDTH: Final = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
FRAME_HEIGHT: Final = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
FRAME_TOP: Final = PAGE_HEIGHT - MARGIN_TOP


class Box(NamedTuple):
    """A rectangle in points from the bottom left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def moved(self, x: float, y: float) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.left + x, self.bottom + y, self.right + x, self.top + y)


class Spot(NamedTuple):
    """Where something landed: a page, counted from 1, and a box on it."""

    page: int
    box: Box
