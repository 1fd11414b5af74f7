"""Edits of the lines of a text, as functions from a draft to the next.

Ids follow the words: of a line that is split, the first part that is not empty keeps the id; of
lines that are joined, the first that is not empty. What is not changed stays the same object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from boardpaper.report.clean import clean_text
from boardpaper.report.lines import (
    Draft,
    Line,
    Lines,
    ListItem,
    WordLine,
    draft_at,
    line_id,
    line_length,
    with_distinct_lists,
    with_words,
    words_of,
)
from boardpaper.report.spans import cut, joined, length
from boardpaper.report.text import Bullet, Level, Paragraph, Span, Spans, Subheading

LineKind = Literal[
    "numbered paragraph", "paragraph", "bullets", "numbered sub-heading", "sub-heading"
]
"""What a line of words can be."""


def delete_selection(draft: Draft, ids: Iterator[str]) -> Draft:
    """Delete what is selected and join what is left of its first and last line.

    An object is deleted where its one character is selected; where nothing else is left, an empty
    paragraph stands in its place.
    """
    if not draft.has_selection:
        return draft
    start, end = draft.start, draft.end
    head = _before(draft.lines[start.line], start.offset)
    tail = _after(draft.lines[end.line], end.offset)
    left = _left_of_selection(head, tail, is_one_line=start.line == end.line)
    lines = (
        *draft.lines[: start.line],
        *(left or (Paragraph(next(ids)),)),
        *draft.lines[end.line + 1 :],
    )
    if start.line != end.line:
        lines = _with_list_continued(lines, start.line + len(left) - 1)
        lines = _with_list_continued(lines, start.line - 1)
    return draft_at(lines, start.line, 0 if head is None else start.offset)


def _before(line: Line, offset: int) -> Line | None:
    """What stands in a line before an offset; None where an object stands after it."""
    if offset >= line_length(line):
        return line
    if not isinstance(line, WordLine):
        return None
    return with_words(line, joined(cut(words_of(line), offset)[0]))


def _after(line: Line, offset: int) -> Line | None:
    if offset == 0:
        return line
    if not isinstance(line, WordLine):
        return None
    return with_words(line, joined(cut(words_of(line), offset)[1]))


def _left_of_selection(head: Line | None, tail: Line | None, *, is_one_line: bool) -> Lines:
    """Put together what is left before and after a selection.

    A first line of which nothing is left makes way for the last.
    """
    if head is None or tail is None:
        return tuple(line for line in (head, tail) if line is not None)
    is_empty = not line_length(head) and not is_one_line
    if not isinstance(tail, WordLine):
        return (tail,) if is_empty else (head, tail)
    if not isinstance(head, WordLine):
        return (head, tail)
    if is_empty and line_length(tail):
        return (tail,)
    return (with_words(head, joined(words_of(head), words_of(tail))),)


def _with_list_continued(lines: Lines, index: int) -> Lines:
    """Let the list that now follows a bullet directly become part of the bullet's list."""
    before = lines[index] if 0 <= index < len(lines) else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if not isinstance(before, ListItem) or not isinstance(after, ListItem):
        return lines
    return tuple(
        replace(line, list_id=before.list_id)
        if position > index and isinstance(line, ListItem) and line.list_id == after.list_id
        else line
        for position, line in enumerate(lines)
    )


def type_words(draft: Draft, words: str, style: Span, ids: Iterator[str]) -> Draft:
    """Put words, which may hold line breaks, in place of what is selected.

    Next to an object they make a new paragraph.
    """
    draft, line = _room_for_words(delete_selection(draft, ids), ids)
    before, after = cut(words_of(line), draft.caret.offset)
    before = joined(before, (replace(style, text=clean_text(words)),))
    new = with_words(line, joined(before, after))
    return draft_at(_with_lines(draft, (new,)), draft.caret.line, length(before))


def insert_text(draft: Draft, text: str, style: Span, ids: Iterator[str]) -> Draft:
    """Put plain text in place of what is selected; each line of it becomes a line like that one.

    Lines of white space are left out; text that has no others changes nothing.
    """
    pieces = [piece for piece in clean_text(text).split("\n") if piece.strip()]
    if not pieces:
        return draft
    if len(pieces) == 1:
        return type_words(draft, pieces[0], style, ids)
    draft, line = _room_for_words(delete_selection(draft, ids), ids)
    before, after = cut(words_of(line), draft.caret.offset)
    runs: list[Spans] = [(replace(style, text=piece),) for piece in pieces]
    end = length(runs[-1])
    runs[0], runs[-1] = joined(before, runs[0]), joined(runs[-1], after)
    keeper = len(runs) - 1 if after and not before else 0
    new = [
        with_words(line if index == keeper else _next_line(line, ids), run)
        for index, run in enumerate(runs)
    ]
    return draft_at(_with_lines(draft, new), draft.caret.line + len(new) - 1, end)


def split(draft: Draft, ids: Iterator[str]) -> Draft:
    """Begin a new line at the caret, in place of what is selected.

    After a sub-heading, and next to an object, the new line is a paragraph.
    """
    draft = delete_selection(draft, ids)
    line, at = draft.line, draft.caret
    if not isinstance(line, WordLine):
        return _room_for_words(draft, ids)[0]
    before, after = (joined(part) for part in cut(words_of(line), at.offset))
    if after and not before:
        new = (_next_line(line, ids), line)
    elif after and isinstance(line, Subheading):
        new = (with_words(line, before), Subheading(next(ids), after, line.numbered))
    else:
        new = (with_words(line, before), with_words(_next_line(line, ids), after))
    return draft_at(_with_lines(draft, new), at.line + 1, 0)


def _room_for_words(draft: Draft, ids: Iterator[str]) -> tuple[Draft, WordLine]:
    """Return the line with the caret; next to an object that is a new, empty paragraph."""
    line, at = draft.line, draft.caret
    if isinstance(line, WordLine):
        return draft, line
    new = Paragraph(next(ids))
    lines = _with_lines(draft, (line, new) if at.offset else (new, line))
    return draft_at(lines, at.line + 1 if at.offset else at.line, 0), new


def _next_line(line: WordLine, ids: Iterator[str]) -> WordLine:
    """The empty line that is begun next to another."""
    match line:
        case Paragraph():
            return Paragraph(next(ids), numbered=line.numbered)
        case Subheading():
            return Paragraph(next(ids))
        case ListItem():
            return ListItem(line.list_id, Bullet(next(ids), level=line.bullet.level))


def _with_lines(draft: Draft, new: Sequence[Line]) -> Lines:
    """The lines of a draft with others in place of that with the caret."""
    index = draft.caret.line
    return (*draft.lines[:index], *new, *draft.lines[index + 1 :])


def kind_of_line(line: Line) -> LineKind | None:
    """What kind of words a line is; None for an object."""
    match line:
        case Paragraph():
            return "numbered paragraph" if line.numbered else "paragraph"
        case Subheading():
            return "numbered sub-heading" if line.numbered else "sub-heading"
        case ListItem():
            return "bullets"
        case _:
            return None


def toggle_kind(draft: Draft, kind: Literal["bullets", "sub-heading"], ids: Iterator[str]) -> Draft:
    """Turn the selected lines into a kind, or into paragraphs where all are of that kind."""
    kinds = {kind_of_line(draft.lines[index]) for index in _lines_to_turn(draft)} - {None}
    are_all = kinds and kinds <= {kind, f"numbered {kind}"}
    return set_kind(draft, "numbered paragraph" if are_all else kind, ids)


def toggle_numbers(draft: Draft) -> Draft:
    """Number the selected paragraphs and sub-headings; where all are numbered, do not."""
    lines = list(draft.lines)
    able = [
        (index, line)
        for index in _lines_to_turn(draft)
        if isinstance(line := lines[index], Paragraph | Subheading)
    ]
    numbered = not all(line.numbered for _, line in able)
    for index, line in able:
        lines[index] = replace(line, numbered=numbered)
    return draft._replace(lines=tuple(lines))


def _lines_to_turn(draft: Draft) -> range:
    """The lines of a selection, but not the last where none of it is selected."""
    ends_before = draft.end.offset == 0 and draft.end.line > draft.start.line
    return range(draft.start.line, draft.end.line + (0 if ends_before else 1))


def set_kind(draft: Draft, kind: LineKind, ids: Iterator[str]) -> Draft:
    """Turn the selected lines into another kind; each keeps its id and words, objects stay.

    Bullets join the list before them, or else the one after; otherwise they begin a new one.
    """
    turned = _lines_to_turn(draft)
    list_id = ""
    if kind == "bullets":
        list_id = _list_next_to(draft.lines, turned) or next(ids)
    lines = list(draft.lines)
    for index in turned:
        line = lines[index]
        if isinstance(line, WordLine) and kind_of_line(line) != kind:
            lines[index] = _turned(line, kind, list_id)
    return draft._replace(lines=with_distinct_lists(tuple(lines), ids))


def _list_next_to(lines: Lines, turned: range) -> str:
    """The list before or after some lines, or the first among them; empty where there is none."""
    around = (turned.start - 1, *turned, turned.stop)
    beside = [lines[index] for index in around if 0 <= index < len(lines)]
    return next((line.list_id for line in beside if isinstance(line, ListItem)), "")


def _turned(line: WordLine, kind: LineKind, list_id: str) -> WordLine:
    identity, spans = line_id(line), words_of(line)
    match kind:
        case "numbered paragraph" | "paragraph":
            return Paragraph(identity, spans, kind == "numbered paragraph")
        case "numbered sub-heading" | "sub-heading":
            return Subheading(identity, spans, kind == "numbered sub-heading")
        case "bullets":
            return ListItem(list_id, Bullet(identity, spans))


def set_level(draft: Draft, level: Level) -> Draft:
    """Move the bullet with the caret to another level."""
    line = draft.line
    if not isinstance(line, ListItem) or line.bullet.level == level:
        return draft
    moved = replace(line, bullet=replace(line.bullet, level=level))
    return draft._replace(lines=_with_lines(draft, (moved,)))
