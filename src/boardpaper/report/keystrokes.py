"""What the keys that change the shape of a text do: Enter, Backspace, Delete and Tab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from boardpaper.report.lines import Draft, ListItem, Point, WordLine, draft_at, line_length
from boardpaper.report.text import Level, Subheading
from boardpaper.report.text_edits import delete_selection, set_kind, set_level, split

LEVELS: tuple[Level, ...] = (1, 2, 3)


def press_enter(draft: Draft, ids: Iterator[str]) -> Draft:
    """Begin a new line; on an empty bullet, step out of the list instead."""
    line = draft.line
    if not draft.has_selection and isinstance(line, ListItem) and not line_length(line):
        return _stepped_out(draft, line, ids)
    return split(draft, ids)


def press_backspace(draft: Draft, ids: Iterator[str]) -> Draft:
    """Erase what is selected, or the character before the caret.

    At the start of a line a bullet steps out of its list and a sub-heading becomes a paragraph;
    a paragraph is joined to the line before. An object is selected first and erased by the next
    key, for nobody should lose a table by one key too many.
    """
    if draft.has_selection:
        return delete_selection(draft, ids)
    line, at = draft.line, draft.caret
    if at.offset:
        if not isinstance(line, WordLine):
            return _with_object_selected(draft, at.line)
        return delete_selection(draft._replace(anchor=Point(at.line, at.offset - 1)), ids)
    if isinstance(line, ListItem):
        return _stepped_out(draft, line, ids)
    if isinstance(line, Subheading):
        return set_kind(draft, "numbered paragraph", ids)
    return _joined(draft, at.line - 1, ids) if at.line else draft


def press_delete(draft: Draft, ids: Iterator[str]) -> Draft:
    """Erase what is selected, or the character after the caret.

    At the end of a line the next one is joined to it. An object is selected first.
    """
    if draft.has_selection:
        return delete_selection(draft, ids)
    line, at = draft.line, draft.caret
    if at.offset < line_length(line):
        if not isinstance(line, WordLine):
            return _with_object_selected(draft, at.line)
        return delete_selection(draft._replace(anchor=Point(at.line, at.offset + 1)), ids)
    return _joined(draft, at.line, ids) if at.line + 1 < len(draft.lines) else draft


def press_tab(draft: Draft, by: Literal[1, -1]) -> Draft:
    """Move a bullet one level down or up, with the caret at its start; elsewhere nothing happens.

    A bullet is at most one level below the one before it.
    """
    line, at = draft.line, draft.caret
    if draft.has_selection or at.offset or not isinstance(line, ListItem):
        return draft
    before = draft.lines[at.line - 1] if at.line else None
    deepest = min(3, before.bullet.level + 1) if isinstance(before, ListItem) else 1
    level = line.bullet.level + by
    if level < 1 or (by == 1 and level > deepest):
        return draft
    return set_level(draft, cast(Level, level))


def _stepped_out(draft: Draft, line: ListItem, ids: Iterator[str]) -> Draft:
    """Move a bullet one level up; from the first level it becomes a paragraph."""
    if line.bullet.level == 1:
        return set_kind(draft, "numbered paragraph", ids)
    return set_level(draft, cast(Level, line.bullet.level - 1))


def _joined(draft: Draft, first: int, ids: Iterator[str]) -> Draft:
    """Join a line and the next; next to an object, erase an empty line or select the object."""
    above, below = draft.lines[first], draft.lines[first + 1]
    other = first + 1 if draft.caret.line == first else first
    if line_length(draft.line) and not isinstance(draft.lines[other], WordLine):
        return _with_object_selected(draft, other)
    if not line_length(above) and not isinstance(below, WordLine):
        return draft_at((*draft.lines[:first], *draft.lines[first + 1 :]), first, 0)
    if not line_length(below) and not isinstance(above, WordLine):
        return draft_at((*draft.lines[: first + 1], *draft.lines[first + 2 :]), first, 1)
    end, start = Point(first, line_length(above)), Point(first + 1, 0)
    return delete_selection(Draft(draft.lines, end, start), ids)


def _with_object_selected(draft: Draft, line: int) -> Draft:
    return Draft(draft.lines, Point(line, 0), Point(line, 1))
