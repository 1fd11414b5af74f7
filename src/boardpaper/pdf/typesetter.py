"""Sets texts, and remembers each: what was set once is not set again, within a build or later."""

from __future__ import annotations

from typing import Final

from boardpaper.document.nodes import Runs
from boardpaper.pdf.fonts import Fonts
from boardpaper.pdf.inline import plain_run, styled
from boardpaper.pdf.set_text import SetText, set_text
from boardpaper.pdf.style import TextStyle
from boardpaper.pdf.tables import Extent, extent

_MOST_KEPT: Final = 4  # texts a flowable: a row of a table has several
_FEW: Final = 1000


class Typesetter:
    """Set texts by what they say, how they look and how wide they are."""

    def __init__(self, fonts: Fonts) -> None:
        """``fonts`` are the faces it sets in."""
        self.fonts = fonts
        self._texts: dict[tuple[Runs, TextStyle, float, str], SetText] = {}
        self._extents: dict[tuple[Runs, TextStyle], Extent] = {}

    def for_next(self, in_use: int) -> Typesetter:
        """What sets the next state of a text of so many flowables: this, or one that is empty.

        What nobody needs any more is so forgotten now and then.
        """
        return self if len(self._texts) <= _MOST_KEPT * in_use + _FEW else Typesetter(self.fonts)

    def text(self, runs: Runs, style: TextStyle, width: float, label: str = "") -> SetText:
        """Set a text at a width in points, behind a label that may be empty."""
        key = (runs, style, width, label)
        text = self._texts.get(key)
        if text is None:
            # the space keeps the label apart from the text when it is read back
            before = plain_run(f"{label} ", style, self.fonts) if label else ()
            text = set_text(styled(runs, style, self.fonts), style, width, before)
            self._texts[key] = text
        return text

    def extent(self, runs: Runs, style: TextStyle) -> Extent:
        """Measure a text that is not set yet."""
        found = self._extents.get((runs, style))
        if found is None:
            found = extent(styled(runs, style, self.fonts))
            self._extents[runs, style] = found
        return found
