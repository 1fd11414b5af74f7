"""Two columns of text side by side, the right one in a box: the head of the first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.flowables import TextFlowable
from boardpaper.pdf.geometry import FRAME_WIDTH, Box
from boardpaper.pdf.operators import rule
from boardpaper.pdf.style import HAIRLINE
from boardpaper.report.place import Place

BOX_PADDING: Final = 6.0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Texts beside each other; ``box_left`` is how far from the left edge the box begins."""

    left: tuple[TextFlowable, ...]
    right: tuple[TextFlowable, ...]
    box_left: float
    space_before: float = 0.0
    space_after: float = 8.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """Height of the taller column."""
        return max(_height(self.left), self._box_height)

    @property
    def _box_height(self) -> float:
        return _height(self.right) + 2 * BOX_PADDING

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002
        """Never: the head of a page stays whole."""
        return

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw both columns and the box."""
        _draw(self.left, canvas, left, top)
        west, east = left + self.box_left, left + FRAME_WIDTH
        south = top - self._box_height
        for ends in (
            (west, top, east, top),
            (west, south, east, south),
            (west, south, west, top),
            (east, south, east, top),
        ):
            canvas.artifact(rule(*ends, HAIRLINE))
        _draw(self.right, canvas, west + BOX_PADDING, top - BOX_PADDING)

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield what both columns print, and where."""
        yield from _places(self.left, left, top)
        yield from _places(self.right, left + self.box_left + BOX_PADDING, top - BOX_PADDING)


def _height(texts: tuple[TextFlowable, ...]) -> float:
    return sum(each.height + each.space_after for each in texts)


def _draw(texts: tuple[TextFlowable, ...], canvas: PageCanvas, left: float, top: float) -> None:
    for each in texts:
        each.draw(canvas, left, top)
        top -= each.height + each.space_after


def _places(
    texts: tuple[TextFlowable, ...], left: float, top: float
) -> Iterator[tuple[Place, Box]]:
    for each in texts:
        yield from each.places(left, top)
        top -= each.height + each.space_after
