"""“Changes since …” as one web page, which can be read, printed and listened to on its own.

It has no script and asks for nothing from elsewhere. What was deleted and inserted is said in
words too, for those who do not see colours or lines.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from boardpaper.document.comparing.comparison import Change, ChangeKind, Comparison, Run

KINDS: Mapping[ChangeKind, str] = {
    "added": "Added",
    "removed": "Removed",
    "changed": "Changed",
    "moved": "Moved",
    "answer changed": "Answer changed",
    "formatting only": "Formatting only",
}
"""What each kind of change is called."""

EXEMPT: Final = (
    "This comparison contains information that is exempt or confidential: not for publication."
)
NO_CHANGES: Final = "The two versions are the same."

_STYLE: Final = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Arial, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
p.note, span.kind, span.style { color: #4a4a4a; } span.kind { font-weight: normal; }
p.exempt { border: 2px solid #7a1f1f; padding: .5rem .75rem; font-weight: bold; }
del { color: #7a1f1f; background: #fdeaea; text-decoration: line-through; }
ins { color: #14532d; background: #e8f5ec; text-decoration: underline; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media print { body { margin: 0; max-width: none; } h3, p.note { break-after: avoid; } }
"""


class Heading(NamedTuple):
    """What the page says of the two versions: the report, and what each of them is."""

    report: str
    old: str
    new: str


def page(comparison: Comparison, heading: Heading) -> str:
    """Write a comparison as HTML; all words of reports are escaped."""
    return "\n".join(_page(comparison, heading)) + "\n"


def _page(comparison: Comparison, heading: Heading) -> Iterator[str]:
    title = f"Changes since {heading.old}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{_text(f'{title}: {heading.report}')}</title>"
    yield f"<style>{_STYLE}</style></head><body><main>"
    if comparison.is_exempt:
        yield f'<p class="exempt">{EXEMPT}</p>'
    yield f"<h1>{_text(title)}</h1>"
    yield f"<p>{_text(heading.report)}<br>Compared with {_text(heading.new)}.</p>"
    yield f"<p>{_summary(comparison)}</p>"
    yield from _contents(comparison)
    yield from _parts(comparison)
    yield "</main></body></html>"


def _summary(comparison: Comparison) -> str:
    if comparison.is_empty:
        return NO_CHANGES
    return ", ".join([f"{KINDS[kind]}: {count}" for kind, count in comparison.counts()]) + "."


def _headings(comparison: Comparison) -> list[str]:
    return list(dict.fromkeys(change.heading for change in comparison.changes))


def _contents(comparison: Comparison) -> Iterator[str]:
    headings = _headings(comparison)
    if len(headings) < 2:
        return
    yield '<nav aria-label="Changed parts"><ul>'
    for number, each in enumerate(headings, 1):
        yield f'<li><a href="#part-{number}">{_text(each)}</a></li>'
    yield "</ul></nav>"


def _parts(comparison: Comparison) -> Iterator[str]:
    for number, each in enumerate(_headings(comparison), 1):
        yield f'<section aria-labelledby="part-{number}">'
        yield f'<h2 id="part-{number}">{_text(each)}</h2>'
        for change in comparison.changes:
            if change.heading == each:
                yield from _change(change)
        yield "</section>"


def _change(change: Change) -> Iterator[str]:
    kind = f'<span class="kind">– {KINDS[change.kind].lower()}</span>'
    yield f"<h3>{_text(change.where)} {kind}</h3>"
    if change.note:
        yield f'<p class="note">{_text(change.note)}</p>'
    words = "".join([_run(run) for run in change.runs])
    if words:
        yield f'<p class="text">{words}</p>'


def _run(run: Run) -> str:
    words = _text(run.words)
    style = f' <span class="style">({_text(run.note)})</span> ' if run.note else ""
    match run.kind:
        case "deleted":
            return f"<del>{_said('deleted: ')}{words}{_said(', end of deletion ')}</del>{style}"
        case "inserted":
            return f"<ins>{_said('inserted: ')}{words}{_said(', end of insertion ')}</ins>{style}"
        case _:
            return words + style


def _said(words: str) -> str:
    return f'<span class="said">{words}</span>'


def _text(words: str) -> str:
    return html.escape(words)
