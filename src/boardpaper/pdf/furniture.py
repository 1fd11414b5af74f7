"""Header and footer of every page: artifacts, no part of the report (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from boardpaper.document.nodes import Document, Marking
from boardpaper.pdf.canvas import Artifact, PageCanvas
from boardpaper.pdf.flowables import TextFlowable, text_flowable
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.geometry import FRAME_WIDTH, MARGIN_LEFT, MM, PAGE_HEIGHT
from boardpaper.pdf.inline import plain_run
from boardpaper.pdf.operators import rule
from boardpaper.pdf.pattern import new_pattern
from boardpaper.pdf.style import BLACK, FURNITURE, HAIRLINE, TextStyle

_HEADER_TOP: Final = PAGE_HEIGHT - 11 * MM
_HEADER_RULE: Final = PAGE_HEIGHT - 16.5 * MM
_FOOTER_TOP: Final = 15 * MM
_DRAFT: Final = replace(FURNITURE, bold=True, colour=BLACK, align="right")
_RIGHT: Final = replace(FURNITURE, align="right")


class Furniture:
    """Draws what stands around the text of a document."""

    def __init__(self, document: Document, *, draft: bool, fonts: Fonts) -> None:
        marked = any(isinstance(node, Marking) for node in document.nodes)
        private = document.audience == "full" and marked
        self._footer = "Full version: not for publication" if private else ""
        self._header, self._draft, self._fonts = document.running_header, draft, fonts
        self._lines: dict[tuple[str, TextStyle], TextFlowable] = {}

    def draw(self, canvas: PageCanvas, page: int, pages: int) -> None:
        """Draw header and footer of a page; the first has the title block instead of a header."""
        with canvas.repeating(Artifact.HEADER):
            if page > 1 and self._header:
                self._line(canvas, self._header, FURNITURE, _HEADER_TOP)
                right = MARGIN_LEFT + FRAME_WIDTH
                canvas.artifact(rule(MARGIN_LEFT, _HEADER_RULE, right, _HEADER_RULE, HAIRLINE))
            if self._draft:
                self._line(canvas, "DRAFT", _DRAFT, _HEADER_TOP)
        with canvas.repeating(Artifact.FOOTER):
            if self._footer:
                self._line(canvas, self._footer, FURNITURE, _FOOTER_TOP)
            self._line(canvas, f"Page {page} of {pages}", _RIGHT, _FOOTER_TOP)

    def _line(self, canvas: PageCanvas, text: str, style: TextStyle, top: float) -> None:
        line = self._lines.get((text, style))
        if line is None:
            runs = plain_run(text, style, self._fonts)
            line = text_flowable(runs, style, FRAME_WIDTH, new_pattern())
            self._lines[text, style] = line
        line.draw(canvas, MARGIN_LEFT, top)
