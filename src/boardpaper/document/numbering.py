"""Printed numbers: how they count on, and what they look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from boardpaper.report.template import ItemLabel, Numbering
from boardpaper.report.text import BlockKind
from boardpaper.report.values import Value

LabelKind = Literal["table", "figure", "note"]


class Number(Value, frozen=True):
    """A number as printed, and as a cross-reference cites it: without its suffix."""

    printed: str = ""
    cited: str = ""


UNNUMBERED = Number()


class Numbers(Protocol):
    """Where the blocks of a text take their numbers from."""

    def take(self, kind: BlockKind) -> Number:
        """Take the number of the next block, given its kind."""
        ...


class Counts(Value, frozen=True):
    """How far everything is counted; of labels, how many have been taken."""

    decimal: tuple[int, ...]
    running: tuple[tuple[str, int], ...]
    labels: int


class Counters:
    """The counts that run through a whole document.

    ``labels`` are those that were taken, in order: the kind and the id of what bears it.
    """

    def __init__(self) -> None:
        self._decimal: tuple[int, ...] = ()
        self._running: Counter[str] = Counter()
        self._labelled: dict[LabelKind, dict[str, int]] = {"table": {}, "figure": {}, "note": {}}
        self.labels: list[tuple[LabelKind, str]] = []

    def counts(self) -> Counts:
        """How far everything is counted now."""
        return Counts(self._decimal, tuple(self._running.items()), len(self.labels))

    def go_on_from(self, counts: Counts, labels: Sequence[tuple[LabelKind, str]]) -> None:
        """Count on as if that far had been counted, given the labels that were taken since now."""
        self._decimal, self._running = counts.decimal, Counter(dict(counts.running))
        for kind, identity in labels:
            self.labelled(kind, identity)

    def decimal(self, depth: int) -> str:
        """Count on at a depth, such as 4.2 after 4.1.3 at depth 2; deeper counts begin again."""
        counts = [*self._decimal, *[0] * depth][:depth]
        counts[-1] += 1
        self._decimal = tuple(counts)
        return ".".join([str(count) for count in counts])

    def running(self, numbering: str) -> str:
        """Count on through all sections of a numbering."""
        self._running[numbering] += 1
        return str(self._running[numbering])

    def labelled(self, kind: LabelKind, identity: str) -> str:
        """The number of a table, figure or note; one that is printed again keeps its number."""
        numbers = self._labelled[kind]
        if identity not in numbers:
            numbers[identity] = len(numbers) + 1
            self.labels.append((kind, identity))
        return str(numbers[identity])


class SectionNumbers:
    """The numbers of one section, in the numbering it names.

    A heading at the second level, a numbered sub-heading and a paragraph under the first level
    are counted together, so no number is printed twice. ``paragraph_depth`` is how deep the next
    paragraph is counted.
    """

    def __init__(self, counters: Counters, numbering: Numbering, level: int) -> None:
        self._counters = counters
        self._numbering = numbering
        self._level = level
        self.paragraph_depth = level + 1

    def heading(self) -> Number:
        """Take the number of the section's own heading, before any other."""
        if self._numbering.headings == "none":
            return UNNUMBERED
        number = self._counters.decimal(self._level)
        suffix = self._numbering.heading_suffix if self._level == 1 else ""
        return Number(number + suffix, number)

    def take(self, kind: BlockKind) -> Number:
        """Take the number of the next block.

        A numbered sub-heading takes the number a paragraph would have had; in a decimal
        numbering the paragraphs below it go one deeper, until the section ends.
        """
        match kind:
            case "numbered paragraph":
                return self._number(self.paragraph_depth)
            case "numbered sub-heading":
                self.paragraph_depth = self._level + 2
                return self._number(self._level + 1)
            case _:
                return UNNUMBERED

    def _number(self, depth: int) -> Number:
        if self._numbering.paragraphs == "none":
            return UNNUMBERED
        if self._numbering.paragraphs == "decimal":
            number = self._counters.decimal(depth)
        else:
            number = self._counters.running(self._numbering.id)
        return Number(number + self._numbering.paragraph_suffix, number)


class ItemNumbers:
    """The numbers inside one recommendation: its first paragraph carries the label.

    Further paragraphs have no number; a numbered sub-heading takes that of the section.
    """

    def __init__(self, section: Numbers, label: Callable[[], Number]) -> None:
        self._section = section
        self._label = label
        self._is_labelled = False

    def take(self, kind: BlockKind) -> Number:
        """Take the number of the next block."""
        if kind not in {"numbered paragraph", "paragraph"}:
            return self._section.take(kind)
        if self._is_labelled:
            return UNNUMBERED
        self._is_labelled = True
        return self._label()


def item_label(style: ItemLabel, count: int) -> Number:
    """Label the n-th recommendation of a section, counted from 1; not for style ``paragraph``."""
    match style:
        case "(a)":
            label = f"({_letters(count)})"
        case "1.":
            return Number(f"{count}.", str(count))
        case _:
            label = f"({count})"
    return Number(label, label)


def _letters(count: int) -> str:
    """Count in letters: a, b … z, aa, ab and so on."""
    letters = ""
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
