"""Two versions of a report compared: which passages are not as they were, word by word."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.document.comparing.comparison import Change, ChangeKind, Comparison, Run
from boardpaper.document.comparing.flow import Flow
from boardpaper.document.comparing.names import names
from boardpaper.document.comparing.pairing import Moves, Pair, paired
from boardpaper.document.comparing.passage import Passage
from boardpaper.document.comparing.passages import Reading
from boardpaper.document.comparing.sameness import authors_of, grids_of, moved_items, same_parts
from boardpaper.document.comparing.words import all_of, difference
from boardpaper.report.contents import blocks_of
from boardpaper.report.report import Report
from boardpaper.report.template import Template
from boardpaper.report.text import Withheld, WithheldSpan, spans_of

_STYLES = frozenset({"bold", "italic", "superscript", "subscript"})


def compare(
    old: Report, new: Report, template: Template, old_template: Template | None = None
) -> Comparison:
    """Compare two versions of a report, each under its template; the old one's may be the same.

    Every field counts but ids, which are never printed, and what has no words: an empty paragraph
    takes no number and prints nothing.
    """
    if old is new or old == new:
        return Comparison((), has_exempt_matter(new))
    moved = moved_items(old, new)
    same = same_parts(old, new) - moved
    old_form = old_template or template
    known = {**names(old, old_form), **names(new, template)}
    grids, new_grids = grids_of(old, new)
    authors, new_authors = authors_of(old, new)
    before = Reading(old, old_form, known, same, grids, authors).passages()
    after = Reading(new, template, known, same, new_grids, new_authors).passages()
    pairs = paired(before, after)
    shared = {each.container.place for each in before} & {each.container.place for each in after}
    moves = Moves(pairs, moved, shared)
    changes = tuple(change for pair in pairs for change in _changes(pair, moves))
    return Comparison(changes, has_exempt_matter(old) or has_exempt_matter(new))


def has_exempt_matter(report: Report) -> bool:
    """Tell whether there is anything in a report that is not for the public, or says so."""
    if report.exemptions or report.public_subject.strip():
        return True
    if any(each.exempt or each.public_title.strip() for each in report.appendices):
        return True
    return any(
        not isinstance(span, WithheldSpan) and span.exempt
        for block in blocks_of(report)
        if not isinstance(block, Withheld)
        for _, _, spans in spans_of(block)
        for span in spans
    )


def _changes(pair: Pair, moves: Moves) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if new is None:
        assert old is not None  # noqa: S101 — a pair has one of them
        yield _change("removed", old, all_of("deleted", old.flow), "")
    elif old is None:
        yield _change("added", new, all_of("inserted", new.flow), "")
    else:
        is_moved = moves.is_moved(old, new)
        if is_moved or old.flow != new.flow or old.form != new.form:
            runs = difference(old.flow, new.flow)
            yield _change(_kind(old, new, runs, is_moved), new, runs, _note(old, new, is_moved))


def _change(kind: ChangeKind, passage: Passage, runs: tuple[Run, ...], note: str) -> Change:
    if kind in {"added", "removed"} and passage.is_answer:
        kind = "answer changed"
    where = passage.where[:1].upper() + passage.where[1:]
    return Change(kind, passage.container.heading, where, passage.place, runs, note)


def _kind(old: Passage, new: Passage, runs: tuple[Run, ...], is_moved: bool) -> ChangeKind:
    if any(run.kind in {"deleted", "inserted"} for run in runs):
        return "answer changed" if new.is_answer else "changed"
    if _without_styles(old.flow) != _without_styles(new.flow):
        return "changed"
    return "moved" if is_moved else "formatting only"


def _without_styles(flow: Flow) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a flow with the marks that are more than style: links, and what is exempt."""
    words: list[tuple[str, tuple[str, ...]]] = []
    for bit in flow:
        marks = tuple(mark.key for mark in bit.marks if mark.key not in _STYLES)
        if words and words[-1][1] == marks:
            words[-1] = (words[-1][0] + bit.words, marks)
        else:
            words.append((bit.words, marks))
    return words


def _note(old: Passage, new: Passage, is_moved: bool) -> str:
    notes: list[str] = []
    if is_moved:
        notes.append(f"moved from {_from(old, new)}")
    if old.form != new.form:
        notes.append(f"was {old.form}, is {new.form}")
    return "; ".join(notes)


def _from(old: Passage, new: Passage) -> str:
    if old.container.chapter != new.container.chapter:
        return f"“{old.container.heading}”, {old.where}"
    return old.where
