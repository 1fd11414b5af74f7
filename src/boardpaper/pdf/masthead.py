"""The top of the first page: the council's name, and its logo where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from boardpaper.document.nodes import Masthead
from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.flowables import (
    NOWHERE,
    FigureFlowable,
    Flowable,
    TextFlowable,
    text_flowable,
)
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import FRAME_WIDTH, MM, Box
from boardpaper.pdf.inline import plain_run
from boardpaper.pdf.operators import fill
from boardpaper.pdf.pattern import Slot
from boardpaper.pdf.pictures import open_logo
from boardpaper.pdf.style import ACCENT, MASTHEAD
from boardpaper.report.place import Place

_TALLEST_LOGO: Final = 18 * MM
_WIDEST_LOGO: Final = 70 * MM
_POINTS_PER_PIXEL: Final = 72 / 300  # at fewer than 300 pixels an inch its edges are blurred
_GAP: Final = 6 * MM
_RISE: Final = 10 * MM  # the first page has no header: the masthead begins above its text
_PADDING: Final = 5.0
_RULE: Final = 1.5


@dataclass(frozen=True, slots=True)
class MastheadFlowable:
    """Name to the left and logo to the right, both standing on a rule across the page."""

    name: TextFlowable
    logo: FigureFlowable | None
    place: Place
    space_before: float = 0.0
    space_after: float = 16.0
    keep_with_next: bool = True

    @property
    def _tallest(self) -> float:
        return max(self.name.height, self.logo.height if self.logo else 0.0)

    @property
    def height(self) -> float:
        """What it takes of the page below the header."""
        return max(_RULE, self._tallest + _PADDING + _RULE - _RISE)

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002
        """Never: the head of a page stays whole."""
        return

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw name, logo and rule."""
        foot = top - self.height
        canvas.artifact(fill(Box(left, foot, left + FRAME_WIDTH, foot + _RULE), ACCENT))
        base = foot + _RULE + _PADDING
        self.name.draw(canvas, left, base + self.name.height)
        if self.logo:
            self.logo.draw(canvas, left, base + self.logo.height)

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield its place."""
        foot = top - self.height
        head = foot + _RULE + _PADDING + self._tallest
        yield self.place, Box(left, foot, left + FRAME_WIDTH, head)


def masthead(
    node: Masthead, attachments: Mapping[str, bytes], parent: Slot, fonts: Fonts
) -> Iterator[Flowable]:
    """Set a masthead.

    Raises:
        InvalidInputError: the logo cannot be read.
    """
    element = parent.add("P")
    logo = _logo(node, attachments, parent) if node.logo else None
    width = FRAME_WIDTH - (logo.width + _GAP if logo else 0.0)
    name = text_flowable(plain_run(node.name, MASTHEAD, fonts), MASTHEAD, width, element)
    yield MastheadFlowable(name, logo, node.place)


def spoken_logo(node: Masthead) -> str:
    """What is said in place of the logo."""
    return f"Logo of {node.name}"


def _logo(node: Masthead, attachments: Mapping[str, bytes], parent: Slot) -> FigureFlowable:
    image = open_logo(node, attachments)
    across, down = image.getSize()
    width, height = across * _POINTS_PER_PIXEL, down * _POINTS_PER_PIXEL
    scale = min(1.0, _TALLEST_LOGO / height, _WIDEST_LOGO / width)
    width, height = width * scale, height * scale
    return FigureFlowable(
        node.logo,
        image,
        width,
        height,
        FRAME_WIDTH - width,
        parent.add("Figure", alt=spoken_logo(node)).number,
        NOWHERE,
        keep_with_next=True,
        pixels=across * down,
    )
