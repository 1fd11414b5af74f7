"""How things look: one place for every size, space and colour of the printed page.

Sizes are points. Colours are RGB from 0 to 1; text reaches at least 4.5:1 on its background
(WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Final, Literal

from boardpaper.pdf.geometry import MM

Colour = tuple[float, float, float]

BLACK: Final[Colour] = (0.0, 0.0, 0.0)
MUTED: Final[Colour] = (0.3, 0.33, 0.37)
LINK: Final[Colour] = (0.0, 0.22, 0.55)
HAIRLINE: Final[Colour] = (0.55, 0.58, 0.62)
HEADER_FILL: Final[Colour] = (0.91, 0.93, 0.95)
ACCENT: Final[Colour] = (0.11, 0.2, 0.33)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)
STAMP_FILL: Final[Colour] = (0.6, 0.05, 0.12)

NUMBER_WIDTH: Final = 13 * MM
BULLET_STEP: Final = 6 * MM
CELL_PADDING: Final = (5.0, 3.5)
LINE_WIDTH: Final = 0.5


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set.

    ``indent`` is where its lines begin, ``label_at`` where its number or bullet stands, both
    measured from the left edge it is laid out in. ``keep_with_next`` holds it on the page of
    what follows.
    """

    size: float = 11.0
    leading: float = 15.0
    bold: bool = False
    italic: bool = False
    colour: Colour = BLACK
    indent: float = 0.0
    label_at: float = 0.0
    space_before: float = 0.0
    space_after: float = 7.0
    align: Literal["left", "right", "centre"] = "left"
    keep_with_next: bool = False


BODY: Final = TextStyle()
NUMBERED: Final = TextStyle(indent=NUMBER_WIDTH)
LEADING: Final = replace(NUMBERED, space_after=4, keep_with_next=True)
ASIDE: Final = replace(NUMBERED, size=10, leading=13, colour=MUTED, space_after=9)
MASTHEAD: Final = TextStyle(size=15, leading=19, bold=True, space_after=0)
TITLE_LINE: Final = TextStyle(size=11.5, leading=15, bold=True, space_after=3)
TITLE_LABEL: Final = replace(TITLE_LINE, bold=False)
TITLE: Final = TextStyle(
    size=16, leading=21, bold=True, space_before=10, space_after=10, keep_with_next=True
)
AUTHOR: Final = TextStyle(size=9.5, leading=13, space_after=0)
LAST_OF_AUTHOR: Final = replace(AUTHOR, space_after=5)
MARKING: Final = TextStyle(bold=True, space_before=2, space_after=8)
CELL: Final = TextStyle(size=10, leading=13, space_after=0)
CELL_HEADER: Final = replace(CELL, bold=True, keep_with_next=True)
CAPTION: Final = TextStyle(
    size=10, leading=13, bold=True, space_before=6, space_after=4, keep_with_next=True
)
FIGURE_CAPTION: Final = replace(CAPTION, space_before=4, space_after=10, keep_with_next=False)
NOTE: Final = TextStyle(
    size=9, leading=12, indent=NUMBER_WIDTH + BULLET_STEP, label_at=NUMBER_WIDTH, space_after=7
)
FURNITURE: Final = TextStyle(size=9, leading=11, colour=MUTED, space_after=0)
STAMP: Final = TextStyle(
    size=13, leading=15, bold=True, colour=WHITE, space_after=0, align="centre"
)


@functools.cache
def heading(level: int) -> TextStyle:
    """The style of a heading at a level from 2 to 6; the title is level 1."""
    size, leading = (13.0, 17.0) if level <= 2 else (11.0, 15.0)
    return TextStyle(
        size=size,
        leading=leading,
        bold=True,
        indent=NUMBER_WIDTH,
        space_before=12 if level == 2 else 8,
        space_after=6,
        keep_with_next=True,
    )


@functools.cache
def bullet(level: int, *, is_last: bool) -> TextStyle:
    """The style of a bulleted item at a level from 1 to 3; the last has space below the list."""
    label_at = NUMBER_WIDTH + (level - 1) * BULLET_STEP
    space_after = BODY.space_after + 1 if is_last else 4
    return TextStyle(label_at=label_at, indent=label_at + BULLET_STEP, space_after=space_after)


@functools.cache
def cell(align: Literal["left", "right", "centre"], size: float, *, is_header: bool) -> TextStyle:
    """The style of a table's cell in type of a size in points."""
    leading = size * CELL.leading / CELL.size
    style = CELL_HEADER if is_header else CELL
    return replace(style, align=align, size=size, leading=leading)
