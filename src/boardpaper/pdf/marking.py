"""The marking of exempt or confidential matter: a ruled block that is seen before it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.document.nodes import Marking
from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.flowables import Flowable, Landmark, TextFlowable, text_flowable
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import FRAME_HEIGHT, FRAME_WIDTH, Box
from boardpaper.pdf.inline import styled
from boardpaper.pdf.operators import fill
from boardpaper.pdf.pattern import Slot
from boardpaper.pdf.style import BLACK, MARKING
from boardpaper.report.place import Place

_PADDING: Final = 6.0
_SIDE_PADDING: Final = 10.0
_RULE: Final = 1.0
_BAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class RuledBlock:
    """A text between two rules with a bar beside it; it is never split."""

    text: TextFlowable
    space_before: float = 4.0
    space_after: float = 8.0
    keep_with_next: bool = True

    @property
    def height(self) -> float:
        """Height of the text and of what is around it."""
        return self.text.height + 2 * _PADDING

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002
        """Never: a marking is read whole."""
        return

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw bar, rules and text."""
        foot, right = top - self.height, left + FRAME_WIDTH
        for box in (
            Box(left, foot, left + _BAR, top),
            Box(left, top - _RULE, right, top),
            Box(left, foot, right, foot + _RULE),
        ):
            canvas.artifact(fill(box, BLACK))
        self.text.draw(canvas, left + _BAR + _SIDE_PADDING, top - _PADDING)

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield the place of its text."""
        yield from self.text.places(left + _BAR + _SIDE_PADDING, top - _PADDING)


def marking(node: Marking, parent: Slot, fonts: Fonts) -> Iterator[Flowable]:
    """Set the description of exempt or confidential matter; as plain text if it fills a page."""
    runs, element = styled(node.runs, MARKING, fonts), parent.add("P")
    landmark = Landmark(node.place)
    inner = FRAME_WIDTH - _BAR - 2 * _SIDE_PADDING
    block = RuledBlock(text_flowable(runs, MARKING, inner, element, landmark=landmark))
    if block.height <= FRAME_HEIGHT / 2:
        yield block
    else:
        yield text_flowable(runs, MARKING, FRAME_WIDTH, element, landmark=landmark)
