"""A comparison as plain lines, for a console: ``[-deleted-]`` and ``{+inserted+}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpaper.document.comparing.comparison import Change, Comparison, RunKind
from boardpaper.document.comparing.page import KINDS

_FORMS: Mapping[RunKind, str] = {
    "kept": "{}",
    "restyled": "{}",
    "deleted": "[-{}-]",
    "inserted": "{{+{}+}}",
}


def lines(comparison: Comparison) -> Iterator[str]:
    """Yield a line for every heading, every change, and its words."""
    heading = ""
    for change in comparison.changes:
        if change.heading != heading:
            heading = change.heading
            yield _on_one_line(heading)
        note = f"; {change.note}" if change.note else ""
        yield f"  {_on_one_line(change.where)} ({KINDS[change.kind].lower()}{note})"
        words = marked(change)
        if words:
            yield f"    {words}"


def marked(change: Change) -> str:
    """The words of a change on one line."""
    runs = [_FORMS[run.kind].format(run.words) + _style(run.note) for run in change.runs]
    return _on_one_line("".join(runs))


def _style(note: str) -> str:
    return f" ({note}) " if note else ""


def _on_one_line(words: str) -> str:
    return "".join([each if each.isprintable() else " " for each in words]).strip()
