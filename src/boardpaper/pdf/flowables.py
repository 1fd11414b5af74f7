"""What flows down the pages: measured blocks that can be split and drawn.

The name is ReportLab's; the classes are our own, because the tags are written where the text is
written and the lines are broken once. A flowable is measured when it is made. Its structure
element was made by the story before, in logical order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Protocol

from reportlab.lib.utils import ImageReader

from boardpaper.pdf.canvas import PageCanvas, colour, number
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import Box
from boardpaper.pdf.inline import Reading, StyledRun, plain_run
from boardpaper.pdf.lines import Line, Segment, break_lines
from boardpaper.pdf.structure import Element
from boardpaper.pdf.style import BLACK, TextStyle
from boardpaper.report.place import Place

FEWEST_LINES: Final = 2  # at the foot and at the head of a page
LABEL_GAP: Final = 4.0
UNDERLINE_DROP: Final = 0.12
DESCENT: Final = 0.22
_BASELINE: Final = 0.76


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
class Label:
    """A number or bullet before the first line; without an element of its own, the text's."""

    runs: tuple[StyledRun, ...]
    element: Element | None = None

    @property
    def width(self) -> float:
        """Width in points."""
        return sum(run.face.width(run.text, run.size) for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextFlowable:
    """Lines of one text, or some of them after a split.

    ``inline`` holds the elements of links and symbols that were
    drawn already; the parts of a split text share it, so a link over a page break is one link.
    """

    lines: tuple[Line, ...]
    style: TextStyle
    width: float
    element: Element
    label: Label | None = None
    landmark: Landmark = NOWHERE
    first: int = 0
    inline: dict[int, Element] = field(default_factory=dict, compare=False)
    cut_after: bool = False

    @property
    def height(self) -> float:
        """Height of its lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Height of the fewest lines that may stand alone."""
        count = len(self.lines)
        return self.style.leading * (FEWEST_LINES if count >= 2 * FEWEST_LINES else count)

    @property
    def space_before(self) -> float:
        """Space above, none where a split went through."""
        return self.style.space_before if self.first == 0 else 0.0

    @property
    def space_after(self) -> float:
        """Space below, none where a split went through."""
        return 0.0 if self.cut_after else self.style.space_after

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last on its page."""
        return self.style.keep_with_next and not self.cut_after

    def split(self, room: float) -> tuple[TextFlowable, TextFlowable] | None:
        """Cut between lines so that neither part has fewer than two, if the text allows."""
        fitting = int((room + 1e-6) / self.style.leading)
        fitting = min(fitting, len(self.lines) - FEWEST_LINES)
        return self.cut(fitting) if fitting >= FEWEST_LINES else None

    def cut(self, count: int) -> tuple[TextFlowable, TextFlowable]:
        """Cut after a number of lines, whatever that leaves."""
        head = replace(self, lines=self.lines[:count], cut_after=True)
        tail = replace(self, lines=self.lines[count:], first=self.first + count)
        return head, tail

    def draw(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw label, lines and links, and note where they landed."""
        self._note(canvas, left, top)
        baseline = top - self.style.leading * _BASELINE
        if self.label and self.first == 0:
            at = left + self.style.label_at
            runs = self.label.runs
            operators = _shown(canvas, [(at, baseline, run, run.text) for run in runs])
            canvas.tagged(self.label.element or self.element, operators)
        self._draw_lines(canvas, left + self.style.indent, baseline)

    def _note(self, canvas: PageCanvas, left: float, top: float) -> None:
        mark = self.landmark
        if mark.place is not None:
            canvas.landed(mark.place, Box(left, top - self.height, left + self.width, top))
        if mark.whole is not None:
            canvas.landed(mark.whole, Box(left, top - self.height, left + self.width, top))
        if self.first == 0 and mark.whole_anchor:
            canvas.anchor(mark.whole_anchor, top + LABEL_GAP)
        if self.first == 0 and mark.anchor:
            canvas.anchor(mark.anchor, top + LABEL_GAP)
            if mark.outline:
                canvas.bookmark(mark.outline, mark.anchor, mark.outline_level)

    def _draw_lines(self, canvas: PageCanvas, left: float, baseline: float) -> None:
        """Draw the segments; neighbours that are read as one thing become one marked content."""
        room = self.width - self.style.indent
        placed: list[tuple[float, float, Segment, str]] = []
        for index, line in enumerate(self.lines):
            y = baseline - index * self.style.leading
            shift = left + _aligned(self.style.align, room - line.width)
            more = index < len(self.lines) - 1 or self.cut_after
            for position, segment in enumerate(line.segments):
                last = position == len(line.segments) - 1
                text = segment.text + " " if last and more and line.ends_word else segment.text
                placed.append((shift + segment.left, y, segment, text))
        for reading, group in groupby(placed, key=lambda each: each[2].run.reading):
            self._draw_group(canvas, reading, list(group))

    def _draw_group(
        self,
        canvas: PageCanvas,
        reading: Reading | None,
        group: Sequence[tuple[float, float, Segment, str]],
    ) -> None:
        element = self.element if reading is None else self._inline_element(reading)
        shown = [(x, y, segment.run, text) for x, y, segment, text in group]
        canvas.tagged(element, _shown(canvas, shown))
        if reading is None or reading.tag != "Link":
            return
        for x, y, segment, _ in group:
            run = segment.run
            if run.underlined:
                drop = y - UNDERLINE_DROP * run.size
                canvas.rule(x, drop, x + segment.width, drop, run.colour)
            box = Box(x, y - DESCENT * run.size, x + segment.width, y + run.rise + run.size)
            canvas.link(element, reading.link, reading.target, box)

    def _inline_element(self, reading: Reading) -> Element:
        element = self.inline.get(reading.index)
        if element is None:
            owner = self.element.add("Reference") if reading.target else self.element
            element = owner.add(reading.tag, alt=reading.spoken)
            self.inline[reading.index] = element
        return element


def text_flowable(
    runs: Sequence[StyledRun],
    style: TextStyle,
    width: float,
    element: Element,
    *,
    label: Label | None = None,
    landmark: Landmark = NOWHERE,
) -> TextFlowable:
    """Break a text at a width in points; a label wider than its column moves the first line."""
    overlap = style.label_at + label.width + LABEL_GAP - style.indent if label else 0.0
    lines = break_lines(runs, width - style.indent, max(0.0, overlap))
    return TextFlowable(lines, style, width, element, label, landmark)


def label(
    text: str, style: TextStyle, fonts: Fonts, element: Element | None = None
) -> Label | None:
    """Set a number or bullet; the space keeps it apart from the text when it is read back."""
    return Label(plain_run(f"{text} ", style, fonts), element) if text else None


def _aligned(align: str, spare: float) -> float:
    return {"left": 0.0, "centre": spare / 2, "right": spare}[align]


def _shown(canvas: PageCanvas, pieces: Sequence[tuple[float, float, StyledRun, str]]) -> str:
    """Write the text objects of pieces at absolute positions (ISO 32000-1, 9.4)."""
    operators = ["BT"]
    paint, rise = BLACK, 0.0
    for x, y, run, text in pieces:
        if run.colour != paint:
            paint = run.colour
            operators.append(f"{colour(paint)} rg")
        if run.rise != rise:
            rise = run.rise
            operators.append(f"{number(rise)} Ts")
        operators.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        for subset, literal in run.face.shows(text):
            operators.append(f"/{run.face.resource(subset)} {number(run.size)} Tf ({literal}) Tj")
        canvas.uses(run.face, text)
    if paint != BLACK:
        operators.append("0 0 0 rg")
    if rise:
        operators.append("0 Ts")
    operators.append("ET")
    return " ".join(operators)


@dataclass(frozen=True, slots=True)
class FigureFlowable:
    """A picture; without an element it is decoration. It is never split."""

    key: str
    image: ImageReader
    width: float
    height: float
    indent: float
    element: Element | None
    landmark: Landmark
    keep_with_next: bool
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
        """Draw the picture and note where it landed."""
        box = Box(left + self.indent, top - self.height, left + self.indent + self.width, top)
        if self.landmark.place is not None:
            canvas.landed(self.landmark.place, box)
        if self.landmark.anchor:
            canvas.anchor(self.landmark.anchor, top)
        canvas.image(self.key, self.image, box, self.element)
