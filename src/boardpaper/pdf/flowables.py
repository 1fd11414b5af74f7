"""What flows down the pages: measured blocks that can be split and drawn.

The name is ReportLab's; the classes are our own, because the tags are written where the text is
written and the lines are broken once. A flowable is a value: it is measured when it is made, and
may be drawn in any number of documents. Its structure elements stand in the pattern of its node.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from reportlab.lib.utils import ImageReader

from boardpaper.pdf.canvas import PageCanvas
from boardpaper.pdf.geometry import Box
from boardpaper.pdf.inline import StyledRun
from boardpaper.pdf.lines import Line
from boardpaper.pdf.pattern import Slot
from boardpaper.pdf.set_text import LABEL_GAP, SetText, set_text
from boardpaper.pdf.style import TextStyle
from boardpaper.report.place import Place

FEWEST_LINES: Final = 2  # at the foot and at the head of a page


class Flowable(Protocol):
    """A block of known height; all lengths are points."""

    @property
    def height(self) -> float:
        """Height of all of it."""
        ...

    @property
    def least(self) -> float:
        """Height of the smallest part that may stand alone at the foot of a page."""
        ...

    @property
    def space_before(self) -> float:
        """Space above; the larger of two neighbouring spaces counts."""
        ...

    @property
    def space_after(self) -> float:
        """Space below."""
        ...

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last on its page."""
        ...

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        """Cut off what fits in ``room``, or return None where nothing may be cut off."""
        ...

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw it with its top left corner there, in points of the page."""
        ...

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield what parts of the report it prints, and where."""
        ...


@dataclass(frozen=True, slots=True)
class Landmark:
    """What leads to a block: its place, its anchor, its entry in the outline.

    ``whole`` and ``whole_anchor`` are those of the list that an item is in; its first item has
    the anchor.
    """

    place: Place | None = None
    anchor: str = ""
    outline: str = ""
    outline_level: int = 0
    whole: Place | None = None
    whole_anchor: str = ""


NOWHERE: Final = Landmark()


@dataclass(frozen=True, slots=True)
class TextFlowable:
    """Lines of one text: all, or after a split ``count`` of them from the ``first`` on.

    ``element`` and ``label_element`` are places in the pattern of its node.
    """

    text: SetText
    element: int
    label_element: int
    landmark: Landmark
    first: int
    count: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""
        return self.text.lines[self.first : self.first + self.count]

    @property
    def height(self) -> float:
        """Height of its lines."""
        return self.count * self.text.style.leading

    @property
    def least(self) -> float:
        """Height of the fewest lines that may stand alone."""
        count = self.count
        return self.text.style.leading * (FEWEST_LINES if count >= 2 * FEWEST_LINES else count)

    @property
    def is_cut(self) -> bool:
        """Whether the rest of its text stands on another page."""
        return self.first + self.count < len(self.text.lines)

    @property
    def space_before(self) -> float:
        """Space above, none where a split went through."""
        return self.text.style.space_before if self.first == 0 else 0.0

    @property
    def space_after(self) -> float:
        """Space below, none where a split went through."""
        return 0.0 if self.is_cut else self.text.style.space_after

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last on its page."""
        return self.text.style.keep_with_next and not self.is_cut

    def split(self, room: float) -> tuple[TextFlowable, TextFlowable] | None:
        """Cut between lines so that neither part has fewer than two, if the text allows."""
        fitting = int((room + 1e-6) / self.text.style.leading)
        fitting = min(fitting, self.count - FEWEST_LINES)
        return self.cut(fitting) if fitting >= FEWEST_LINES else None

    def cut(self, count: int) -> tuple[TextFlowable, TextFlowable]:
        """Cut after a number of lines, whatever that leaves."""
        return self._part(self.first, count), self._part(self.first + count, self.count - count)

    def _part(self, first: int, count: int) -> TextFlowable:
        return TextFlowable(
            self.text, self.element, self.label_element, self.landmark, first, count
        )

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw label, lines and links."""
        if self.first == 0:
            _draw_landmark(canvas, self.landmark, top + LABEL_GAP)
        drawing = self.text.drawing(self.first, self.count)
        canvas.move_to(left, top)
        for owner, operators in drawing.pieces:
            match owner:
                case "text":
                    canvas.tagged(self.element, operators)
                case "label":
                    canvas.tagged(self.label_element, operators)
                case "rule":
                    canvas.artifact(operators)
                case _:
                    canvas.tagged_inside(self.element, owner, operators)
        canvas.move_back()
        for reading, box in drawing.links:
            canvas.link(self.element, reading, box.moved(left, top))
        for face, characters in drawing.characters:
            canvas.uses(face, characters)

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield its place, and that of the list it is in."""
        mark = self.landmark
        if mark.place is not None or mark.whole is not None:
            box = Box(left, top - self.height, left + self.text.width, top)
            if mark.place is not None:
                yield mark.place, box
            if mark.whole is not None:
                yield mark.whole, box


def _draw_landmark(canvas: PageCanvas, landmark: Landmark, top: float) -> None:
    """Bind the anchors of a block to a height on the page, and enter it in the outline."""
    if landmark.whole_anchor:
        canvas.anchor(landmark.whole_anchor, top)
    if landmark.anchor:
        canvas.anchor(landmark.anchor, top)
    if landmark.outline:
        canvas.bookmark(landmark.outline, landmark.outline_level, landmark.anchor, top)


def text_flowable(
    runs: Sequence[StyledRun],
    style: TextStyle,
    width: float,
    element: Slot,
    *,
    landmark: Landmark = NOWHERE,
) -> TextFlowable:
    """Set runs at a width in points."""
    return flowable_of(set_text(runs, style, width), element, landmark=landmark)


def flowable_of(
    text: SetText, element: Slot, label: Slot | None = None, *, landmark: Landmark = NOWHERE
) -> TextFlowable:
    """Let a text flow; its label belongs to an element of its own or to that of the text."""
    before = element if label is None else label
    return TextFlowable(text, element.number, before.number, landmark, 0, len(text.lines))


@dataclass(frozen=True, slots=True)
class FigureFlowable:
    """A picture; without an element it is decoration. It is never split."""

    key: str
    image: ImageReader
    width: float
    height: float
    indent: float
    element: int | None
    landmark: Landmark
    keep_with_next: bool
    pixels: int
    space_before: float = 6.0
    space_after: float = 6.0

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:  # noqa: ARG002
        """Never: a picture stays whole."""
        return

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw the picture."""
        if self.landmark.anchor:
            canvas.anchor(self.landmark.anchor, top)
        canvas.image(self.key, self.image, self._box(left, top), self.element)

    def places(self, left: float, top: float) -> Iterator[tuple[Place, Box]]:
        """Yield its place."""
        if self.landmark.place is not None:
            yield self.landmark.place, self._box(left, top)

    def _box(self, left: float, top: float) -> Box:
        return Box(left + self.indent, top - self.height, left + self.indent + self.width, top)
