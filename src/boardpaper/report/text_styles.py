"""Edits of the style of words: bold, italic, raised, lowered, and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from boardpaper.report.clean import clean_text
from boardpaper.report.lines import (
    Draft,
    Point,
    WordLine,
    line_length,
    with_words,
    words_of,
)
from boardpaper.report.spans import (
    PLAIN,
    Toggle,
    can_have_style,
    cut,
    has_style,
    joined,
    link_extent,
    link_of,
    style_at,
    with_link,
    with_style,
)
from boardpaper.report.text import Inline, Script, Span, Spans
from boardpaper.report.text_edits import type_words


def typing_style(draft: Draft) -> Span:
    """The style of words typed next: in place of a selection, that of its first character."""
    line, offset = draft.lines[draft.start.line], draft.start.offset
    if not isinstance(line, WordLine):
        return PLAIN
    return style_at(words_of(line), offset + 1 if draft.has_selection else offset)


def selected_words(draft: Draft) -> Spans:
    """What is selected of the words of all lines, one after the other."""
    return tuple(
        inline
        for _, line, first, last in _selected_lines(draft)
        for inline in cut(cut(words_of(line), last)[0], first)[1]
    )


def common_style(draft: Draft) -> Span:
    """The style that all words have that are selected, or that is typed next."""
    words = selected_words(draft)
    if not words:
        return typing_style(draft)
    scripts, links = {_script_of(each) for each in words}, {link_of(each) for each in words}
    return Span(
        "",
        bold=_have_all(words, "bold"),
        italic=_have_all(words, "italic"),
        script=scripts.pop() if len(scripts) == 1 else "",
        link=links.pop() if len(links) == 1 else "",
    )


def _script_of(inline: Inline) -> Script:
    return inline.script if isinstance(inline, Span) else ""


def _have_all(words: Spans, toggle: Toggle) -> bool:
    """Tell whether all words that can have a style do, and there are any."""
    able = [each for each in words if can_have_style(each, toggle)]
    return bool(able) and all(has_style(each, toggle) for each in able)


def toggle_style(draft: Draft, toggle: Toggle) -> Draft:
    """Give all words that are selected a style; where all have it, take it from them."""
    on = not _have_all(selected_words(draft), toggle)
    return _restyled(draft, lambda inline: with_style(inline, toggle, on))


def _link_around(draft: Draft) -> Draft:
    """Select the link around the caret, where nothing is selected and there is one."""
    line, at = draft.line, draft.caret
    if draft.has_selection or not isinstance(line, WordLine):
        return draft
    start, end = link_extent(words_of(line), at.offset)
    return draft._replace(anchor=Point(at.line, start), caret=Point(at.line, end))


def link_at(draft: Draft) -> str:
    """The address of what `set_link` would change, or nothing; of several, the first."""
    return next(
        (link_of(each) for each in selected_words(_link_around(draft)) if link_of(each)), ""
    )


def set_link(draft: Draft, address: str, ids: Iterator[str]) -> Draft:
    """Let the words that are selected lead to an address, or nowhere where that is empty.

    With nothing selected that is the link around the caret; where there is none, the address
    itself is put in.
    """
    link = clean_text(address).strip()
    around = _link_around(draft)
    if around.has_selection:
        linked = _restyled(around, lambda inline: with_link(inline, link))
        return draft._replace(lines=linked.lines)
    if not link:
        return draft
    return type_words(draft, link, replace(typing_style(draft), link=link), ids)


def _restyled(draft: Draft, change: Callable[[Inline], Inline]) -> Draft:
    lines = list(draft.lines)
    for index, line, first, last in _selected_lines(draft):
        before, rest = cut(words_of(line), first)
        middle, after = cut(rest, last - first)
        spans = joined(before, map(change, middle), after)
        if spans != joined(words_of(line)):
            lines[index] = with_words(line, spans)
    return draft._replace(lines=tuple(lines))


def _selected_lines(draft: Draft) -> Iterator[tuple[int, WordLine, int, int]]:
    """Yield the lines of words in a selection: index, line, and the offsets that are selected."""
    for index in range(draft.start.line, draft.end.line + 1):
        line = draft.lines[index]
        if isinstance(line, WordLine):
            first = draft.start.offset if index == draft.start.line else 0
            last = draft.end.offset if index == draft.end.line else line_length(line)
            yield index, line, first, last
