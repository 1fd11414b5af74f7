"""What goes out of a text editor and comes in: plain text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData

from boardpaper.desktop.editor.formats import OBJECT_CHARACTER
from boardpaper.report.lines import Draft, WordLine, words_of
from boardpaper.report.spans import cut
from boardpaper.report.text import Inline, plain, spans_of


def selected_text(draft: Draft, label: Callable[[Inline], str]) -> str:
    """What is selected, one line of text for each; ``label`` says what a span is shown as."""
    lines = []
    for index in range(draft.start.line, draft.end.line + 1):
        line = draft.lines[index]
        first = draft.start.offset if index == draft.start.line else 0
        if isinstance(line, WordLine):
            spans = words_of(line)
            if index == draft.end.line:
                spans = cut(spans, draft.end.offset)[0]
            lines.append("".join([label(span) for span in cut(spans, first)[1]]))
        elif not first and (index < draft.end.line or draft.end.offset):
            lines += [plain(spans) for _, _, spans in spans_of(line)]
    return "\n".join(lines)


def can_be_taken(source: QMimeData) -> bool:
    """Tell whether there is text to take: the name of a file is none."""
    return source.hasText() and not any(url.isLocalFile() for url in source.urls())


def taken_text(source: QMimeData) -> str:
    """The text to take; what stood for a picture there stands for nothing here."""
    return source.text().replace(OBJECT_CHARACTER, "")
