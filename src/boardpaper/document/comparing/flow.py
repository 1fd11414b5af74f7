"""What a passage says: its words with their marks, as they are compared and shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from boardpaper.document import wording
from boardpaper.report.text import Inline, Ref, Span, Spans, WithheldSpan


class Mark(NamedTuple):
    """A style of some words; ``key`` tells it from others, ``words`` say it."""

    key: str
    words: str


Marks = tuple[Mark, ...]


class Bit(NamedTuple):
    """Some words under the same marks.

    ``atom`` is what stands behind words that nobody typed, such as the target of a reference: they
    are the same where it is.
    """

    words: str
    marks: Marks = ()
    atom: str = ""


Flow = tuple[Bit, ...]
"""All words of a passage; neighbours that nobody can tell apart are one Bit."""

Names = Mapping[str, str]
"""What is cited, in words, by its id; and exemptions by theirs."""


def words_of(flow: Flow) -> str:
    """The words of a flow, without their marks."""
    return "".join([bit.words for bit in flow])


def written(words: str) -> Flow:
    """The flow of words without marks."""
    return (Bit(words),) if words else ()


def atom(key: str, words: str) -> Flow:
    """The flow of what is shown as words and compared by its key."""
    return (Bit(words, (), key),)


def flow_of(spans: Spans, names: Names) -> Flow:
    """The flow of spans; references are said by the names of their targets."""
    bits: list[Bit] = []
    for span in spans:
        bit = _bit_of(span, names)
        last = bits[-1] if bits else None
        if last is not None and not (last.atom or bit.atom) and last.marks == bit.marks:
            bits[-1] = Bit(last.words + bit.words, bit.marks)
        elif bit.words:
            bits.append(bit)
    return tuple(bits)


def joined(flows: list[Flow], between: str) -> Flow:
    """Several flows after each other, with some words between them."""
    bits: list[Bit] = []
    for flow in flows:
        if bits:
            bits.append(Bit(between))
        bits.extend(flow)
    return tuple(bits)


def _bit_of(inline: Inline, names: Names) -> Bit:
    match inline:
        case Span():
            return Bit(inline.text, _marks_of(inline, names))
        case Ref():
            name = names.get(inline.target, wording.REFERENCE_NOT_FOUND)
            return Bit(name, _marks_of(inline, names), f"ref {inline.target}")
        case WithheldSpan():
            return Bit(wording.withheld_words(inline.rule), (), f"withheld {inline.rule}")


def _marks_of(inline: Span | Ref, names: Names) -> Marks:
    marks: list[Mark] = []
    if inline.bold:
        marks.append(Mark("bold", "bold"))
    if inline.italic:
        marks.append(Mark("italic", "italic"))
    if isinstance(inline, Span) and inline.script:
        marks.append(Mark(inline.script, inline.script))
    if isinstance(inline, Span) and inline.link:
        marks.append(Mark(f"link {inline.link}", f"linked to {inline.link}"))
    if inline.exempt:
        words = names.get(inline.exempt, "marked exempt")
        marks.append(Mark(f"exempt {inline.exempt}", words))
    return tuple(marks)
