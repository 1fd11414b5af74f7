"""Runs of spans while they are edited: measured, cut, joined and styled.

An offset counts characters from the start of a run. What is no characters, a cross-reference or
what was withheld, counts as one. A style is a Span whose text does not matter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from boardpaper.report.clean import clean_text
from boardpaper.report.text import Inline, Ref, Script, Span, Spans, WithheldSpan

Toggle = Literal["bold", "italic", "superscript", "subscript"]
"""A style that is on or off."""

PLAIN = Span("")
"""The style of words without any."""


def length(spans: Spans) -> int:
    """How long a run is, in offsets."""
    return sum([len(span.text) if isinstance(span, Span) else 1 for span in spans])


def cut(spans: Spans, offset: int) -> tuple[Spans, Spans]:
    """Part a run in two at an offset."""
    before: list[Inline] = []
    after: list[Inline] = []
    for span in spans:
        size = len(span.text) if isinstance(span, Span) else 1
        if offset >= size:
            before.append(span)
        elif offset <= 0 or not isinstance(span, Span):
            after.append(span)
        else:
            before.append(replace(span, text=span.text[:offset]))
            after.append(replace(span, text=span.text[offset:]))
        offset -= size
    return tuple(before), tuple(after)


def joined(*runs: Iterable[Inline]) -> Spans:
    """Join runs to one: neighbours in the same style become one span, empty spans go.

    What meets for the first time is cleaned together: an accent may meet its letter.
    """
    spans: list[Inline] = []
    for span in itertools.chain(*runs):
        last = spans[-1] if spans else None
        if not isinstance(span, Span):
            spans.append(span)
        elif isinstance(last, Span) and span.text and is_same_style(last, span):
            spans[-1] = replace(last, text=clean_text(last.text + span.text))
        elif span.text:
            spans.append(span)
    return tuple(spans)


def is_same_style(one: Span, other: Span) -> bool:
    """Tell whether two spans differ in nothing but their text."""
    return (
        one.bold is other.bold
        and one.italic is other.italic
        and one.script == other.script
        and one.link == other.link
        and one.exempt == other.exempt
    )


def style_at(spans: Spans, offset: int) -> Span:
    """The style of words typed at an offset: that of what stands before, or else of what follows.

    A link only goes on between two of its own characters. An exempt mark goes on after its last
    character: in doubt what is typed is withheld.
    """
    before, after = cut(spans, offset)
    if not before:
        return _style_of(after[0], link="") if after else PLAIN
    links = [each.link for each in (before[-1], *after[:1]) if isinstance(each, Span)]
    is_within = len(links) == 2 and links[0] == links[1]
    return _style_of(before[-1], links[0] if is_within else "")


def _style_of(inline: Inline, link: str) -> Span:
    match inline:
        case Span():
            return replace(inline, text="", link=link)
        case Ref():
            return Span("", inline.bold, inline.italic, exempt=inline.exempt)
        case WithheldSpan():
            return PLAIN


def has_style(inline: Inline, toggle: Toggle) -> bool:
    """Tell whether a style is on."""
    if isinstance(inline, WithheldSpan):
        return False
    match toggle:
        case "bold":
            return inline.bold
        case "italic":
            return inline.italic
        case _:
            return isinstance(inline, Span) and inline.script == toggle


def can_have_style(inline: Inline, toggle: Toggle) -> bool:
    """Tell whether a style can be on: a cross-reference is not raised, nor what was withheld."""
    return isinstance(inline, Span) or (isinstance(inline, Ref) and toggle in {"bold", "italic"})


def with_style(inline: Inline, toggle: Toggle, on: bool) -> Inline:
    """Return a span with a style on or off, where it can have it."""
    if not can_have_style(inline, toggle) or has_style(inline, toggle) is on:
        return inline
    match toggle:
        case "bold":
            return replace(inline, bold=on)
        case "italic":
            return replace(inline, italic=on)
        case _:
            script: Script = toggle if on else ""
            return replace(inline, script=script)


def toggled(style: Span, toggle: Toggle) -> Span:
    """Return a style with one of its sides turned on or off."""
    turned = with_style(style, toggle, not has_style(style, toggle))
    return turned if isinstance(turned, Span) else style


def with_link(inline: Inline, address: str) -> Inline:
    """Return a span that leads to an address, or nowhere where that is empty."""
    if not isinstance(inline, Span) or inline.link == address:
        return inline
    return replace(inline, link=address)


def link_extent(spans: Spans, offset: int) -> tuple[int, int]:
    """Where the link around an offset starts and ends; both are the offset where there is none."""
    end = 0
    for address, linked in itertools.groupby(spans, link_of):
        start, end = end, end + length(tuple(linked))
        if address and start <= offset <= end:
            return start, end
    return offset, offset


def link_of(inline: Inline) -> str:
    """The address a span leads to, or nothing."""
    return inline.link if isinstance(inline, Span) else ""
