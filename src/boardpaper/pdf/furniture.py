"""Header and footer of every page: artifacts, no part of the report (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from boardpaper.document.nodes import Document, Run
from boardpaper.document.status import is_private
from boardpaper.pdf.canvas import Artifact, PageCanvas
from boardpaper.pdf.flowables import TextFlowable, flowable_of
from boardpaper.pdf.geometry import FRAME_WIDTH, MARGIN_LEFT, MM, PAGE_HEIGHT, Box
from boardpaper.pdf.operators import fill, rule
from boardpaper.pdf.pattern import new_pattern
from boardpaper.pdf.style import BLACK, FURNITURE, HAIRLINE, STAMP, STAMP_FILL, TextStyle
from boardpaper.pdf.typesetter import Typesetter

_STAMP: Final = Box(
    MARGIN_LEFT, PAGE_HEIGHT - 12 * MM, MARGIN_LEFT + FRAME_WIDTH, PAGE_HEIGHT - 5.5 * MM
)
_STAMP_TOP: Final = _STAMP.top - (_STAMP.top - _STAMP.bottom - STAMP.leading) / 2
_HEADER_TOP: Final = PAGE_HEIGHT - 14 * MM
_HEADER_RULE: Final = PAGE_HEIGHT - 18.5 * MM
_FOOTER_RULE: Final = 16.5 * MM
_FOOTER_TOP: Final = 15 * MM
_PAGE_NUMBER_WIDTH: Final = 36 * MM
_PRIVATE: Final = "Full version: not for publication"
_PRIVATE_STYLE: Final = replace(FURNITURE, bold=True, colour=BLACK)
_RIGHT: Final = replace(FURNITURE, align="right")
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Furniture:
    """Draws what stands around the text of a document."""

    def __init__(
        self, document: Document, typesetter: Typesetter, *, stamp: str, status: str
    ) -> None:
        """``stamp`` cannot be overlooked on any page; ``status`` stands at its foot."""
        private = _PRIVATE if is_private(document) else ""
        self._footer = " \N{MIDDLE DOT} ".join([each for each in (private, status) if each])
        self._footer_style = _PRIVATE_STYLE if private else FURNITURE
        self._header, self._stamp = document.running_header, stamp
        self._typesetter = typesetter
        self._lines: dict[tuple[str, TextStyle], TextFlowable] = {}

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw header and footer of a page; the first has the title block instead of a header."""
        with canvas.repeating(Artifact.HEADER):
            if self._stamp:
                canvas.artifact(fill(_STAMP, STAMP_FILL))
                self._line(canvas, self._stamp, STAMP, _STAMP_TOP)
            if page > 1 and self._header:
                self._line(canvas, self._header, FURNITURE, _HEADER_TOP)
                _rule(canvas, _HEADER_RULE)
        with canvas.repeating(Artifact.FOOTER):
            _rule(canvas, _FOOTER_RULE)
            if self._footer:
                room = FRAME_WIDTH - _PAGE_NUMBER_WIDTH
                self._line(canvas, self._footer, self._footer_style, _FOOTER_TOP, room)
            self._line(canvas, f"Page {page} of {pages}", _RIGHT, _FOOTER_TOP)

    def _line(
        self,
        canvas: PageCanvas,
        text: str,
        style: TextStyle,
        top: float,
        room: float = FRAME_WIDTH,
    ) -> None:
        line = self._lines.get((text, style))
        if line is None:
            line = self._lines[text, style] = _one_line(text, style, room, self._typesetter)
        line.draw(canvas, MARGIN_LEFT, top)


def _one_line(text: str, style: TextStyle, room: float, typesetter: Typesetter) -> TextFlowable:
    """Set words on one line; those that have no room are left out."""
    line, kept = _set(text, style, room, typesetter), text
    while len(line.lines) > 1 and len(kept) > 1:
        kept = kept[: len(kept) * 9 // 10].rstrip()
        line = _set(f"{kept}{_ELLIPSIS}", style, room, typesetter)
    return line


def _set(text: str, style: TextStyle, room: float, typesetter: Typesetter) -> TextFlowable:
    return flowable_of(typesetter.text((Run(text),), style, room), new_pattern())


def _rule(canvas: PageCanvas, height: float) -> None:
    right = MARGIN_LEFT + FRAME_WIDTH
    canvas.artifact(rule(MARGIN_LEFT, height, right, height, HAIRLINE))
