"""What the signals of a text editor carry: a change, the selection, the style at the caret."""

from __future__ import annotations

from dataclasses import dataclass, field

from boardpaper.desk.steps import Typing
from boardpaper.report.spans import PLAIN
from boardpaper.report.text import Span, Text
from boardpaper.report.text_edits import LineKind


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between two characters of a block or bullet, given by its id.

    ``offset`` counts characters; a cross-reference or an object counts as one.
    """

    block: str
    offset: int


@dataclass(frozen=True, slots=True)
class TextSelection:
    """What is selected; with nothing selected both ends are the same."""

    anchor: Caret
    caret: Caret


@dataclass(frozen=True, slots=True)
class TextChange:
    """A change that was made in an editor, and the text that came of it.

    ``name`` follows the word Undo. ``block`` is the id of the block or bullet with the caret. With
    ``typing`` the change can be part of a longer undo step.
    """

    name: str
    text: Text = field(repr=False)
    block: str
    before: TextSelection
    after: TextSelection
    typing: Typing | None = None


@dataclass(frozen=True, slots=True)
class FormatState:
    """What the buttons for styles show: what words typed now would be, or what is selected.

    ``kind`` is None at an object. ``level`` is that of a bullet, or 0. ``style`` has no text.
    """

    kind: LineKind | None = None
    level: int = 0
    style: Span = PLAIN
