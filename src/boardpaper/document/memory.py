"""What a pass over a report has printed, kept for the next state of the report.

What an item of a text prints follows from the item itself, from where everything was counted when
it began, and from what the register knows of what it cites.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from boardpaper.document.inline import print_spans
from boardpaper.document.nodes import Node
from boardpaper.document.numbering import Counts, LabelKind
from boardpaper.document.register import Entry, Register
from boardpaper.report.text import Ref
from boardpaper.report.values import Value


class Position(Value, frozen=True):
    """Where everything stands between two items of a section.

    ``within`` is what the next text without a number hangs off.
    """

    counts: Counts
    paragraph_depth: int
    section: Entry
    within: Entry


class Passage(NamedTuple):
    """What one item printed, where that began, what it entered in the register and what it cites.

    A rehearsal keeps no nodes.
    """

    begins: Position
    nodes: tuple[Node, ...]
    entered: Sequence[tuple[str, Entry]]
    cited: tuple[Ref, ...]


class Strip(NamedTuple):
    """The items of a section, the passage of each, and where the last one ended."""

    items: Sequence[object] = ()
    passages: Sequence[Passage] = ()
    ends: Position | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over a report: what it knew, the labels it gave, and the strip of every section."""

    known: Register
    labels: Sequence[tuple[LabelKind, str]]
    strips: Mapping[str, Strip]


class Doubts:
    """Tells what is no longer true of what was printed, because the register says otherwise."""

    def __init__(self, known: Register, before: Register) -> None:
        """``known`` is what the register says now."""
        self._known = known
        self._before = before
        self._is_same = known.says_the_same_as(before)
        self._repeated: frozenset[str] = frozenset()
        if not self._is_same:
            self._repeated = known.repeated() | before.repeated()

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage would be printed again as it is, from where it began.

        What is printed more than once has its anchor at its last place only, wherever that is now.
        """
        if self._is_same:
            return True
        if self._repeated and not self._repeated.isdisjoint([each for each, _ in passage.entered]):
            return False
        return not passage.cited or (
            print_spans(passage.cited, self._known) == print_spans(passage.cited, self._before)
        )


NO_PASS: Final = Pass(Register(), (), {})
NO_STRIP: Final = Strip()
