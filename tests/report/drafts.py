"""A notation for drafts: one row for each line, such as ``p1 . Leeds| performs adequately``.

First the id, then the kind, then the words: ``.`` is a numbered paragraph, ``~`` one without
number, ``#`` a sub-heading, ``##`` a numbered one, ``-l`` and ``--l`` bullets of the list l at
level 1 and 2, ``[]`` a table. ``|`` is the caret and ``^`` the other end of a selection.
"""

from __future__ import annotations

from typing import cast

from boardpaper.report.lines import (
    Draft,
    Line,
    ListItem,
    Point,
    WordLine,
    line_id,
    words_of,
)
from boardpaper.report.text import (
    Bullet,
    Level,
    Paragraph,
    Span,
    Spans,
    Subheading,
    Table,
    plain,
)


def draft(*rows: str) -> Draft:
    """Read a draft; without a mark the caret is at the start."""
    marks: dict[str, Point] = {}
    lines = []
    for number, row in enumerate(rows):
        identity, kind, words = f"{row}  ".split(" ", 2)
        words = words.removesuffix("  ").removesuffix(" ")
        for mark in sorted("|^", key=words.find):
            if mark in words:
                marks[mark] = Point(number, words.index(mark))
                words = words.replace(mark, "", 1)
        lines.append(_line(identity, kind, (Span(words),) if words else ()))
    caret = marks.get("|", Point(0, 0))
    return Draft(tuple(lines), marks.get("^", caret), caret)


def _line(identity: str, kind: str, spans: Spans) -> Line:
    match kind:
        case "." | "~":
            return Paragraph(identity, spans, kind == ".")
        case "#" | "##":
            return Subheading(identity, spans, kind == "##")
        case "[]":
            return Table(identity)
        case _:
            level = cast(Level, kind.count("-"))
            return ListItem(kind.lstrip("-"), Bullet(identity, spans, level))


def rows(after: Draft) -> list[str]:
    """Write a draft in the same notation; an object has the words `` ``, one character."""
    written = []
    for number, line in enumerate(after.lines):
        words = plain(words_of(line)) if isinstance(line, WordLine) else " "
        marks = [(point.offset, mark) for point, mark in _marks(after) if point.line == number]
        for offset, mark in sorted(marks, reverse=True):
            words = words[:offset] + mark + words[offset:]
        written.append(f"{line_id(line)} {_kind(line)} {words}".rstrip())
    return written


def _marks(after: Draft) -> list[tuple[Point, str]]:
    marks = [(after.caret, "|")]
    return [*marks, (after.anchor, "^")] if after.has_selection else marks


def _kind(line: Line) -> str:
    match line:
        case Paragraph():
            return "." if line.numbered else "~"
        case Subheading():
            return "##" if line.numbered else "#"
        case ListItem():
            return "-" * line.bullet.level + line.list_id
        case _:
            return "[]"
