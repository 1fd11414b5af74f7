"""What a document prints where, and under which number: what cross-references are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from boardpaper.document.wording import withheld_words
from boardpaper.report.text import Inline, Ref, Span, Spans, WithheldSpan
from boardpaper.report.values import Value

EntryKind = Literal[
    "paragraph", "section", "heading", "recommendation", "background document", "note", "Table",
    "Figure", "Appendix",
]  # fmt: skip
"""What a number is the number of, as it is written in the middle of a sentence."""


class Entry(Value, frozen=True):
    """Something printed, and how it is cited.

    ``last`` is the last number of what has several. ``words`` are those of a heading, which stand
    in for its number where it has none. ``within`` is what a thing without number hangs off: a
    bulleted list, for instance, off the paragraph before it.
    """

    kind: EntryKind
    number: str = ""
    last: str = ""
    anchor: str = ""
    words: Spans = ()
    within: Entry | None = None


class Register:
    """The entries of one pass over a report, by id; ``log`` has all in the order of printing."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._printings: Counter[str] = Counter()
        self.log: list[tuple[str, Entry]] = []

    def enter(self, identity: str, entry: Entry) -> None:
        """Keep what is printed; where something is printed twice, the last printing counts."""
        self._entries[identity] = entry
        self._printings[identity] += 1
        self.log.append((identity, entry))

    def enter_all(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Keep all of these, one after the other."""
        self._entries.update(entries)
        self._printings.update([identity for identity, _ in entries])
        self.log += entries

    def repeated(self) -> frozenset[str]:
        """What has been printed more than once."""
        return frozenset(each for each, count in self._printings.items() if count > 1)

    def says_the_same_as(self, other: Register) -> bool:
        """Tell whether the same is printed under the same numbers in the same order."""
        return self.log == other.log

    def find(self, target: str) -> Entry | None:
        """Find what has an id, or else the section of that key; None where it is not printed."""
        return self._entries.get(target) or self._entries.get(section_anchor(target))

    def printings(self, identity: str) -> int:
        """How often something has been printed."""
        return self._printings[identity]

    def citation(self, entry: Entry) -> str:
        """The number of an entry, or the words of a heading, or else what it hangs off."""
        cited = entry.number or self.heading_words(entry)
        if cited or entry.within is None:
            return cited
        return self.citation(entry.within)

    def heading_words(self, entry: Entry) -> str:
        """The words of a heading on one line.

        A cross-reference among them gives its number only: the words of headings that cite each
        other would have no end.
        """
        words = [self._word(span) for span in entry.words]
        return " ".join("".join(words).split())

    def _word(self, span: Inline) -> str:
        match span:
            case Span():
                return span.text
            case Ref():
                entry = self.find(span.target)
                return entry.number if entry else ""
            case WithheldSpan():
                return withheld_words(span.rule)


def section_anchor(key: str) -> str:
    """The anchor of a section: a key may be the same as an id, which has no colon."""
    return f"section:{key}"
