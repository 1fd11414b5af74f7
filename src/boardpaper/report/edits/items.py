"""Edits of what stands in lists and has an id: findings, recommendations, papers, exemptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from boardpaper.report.clean import clean
from boardpaper.report.contents import blocks_of, ids_of
from boardpaper.report.edits.basis import RepeatedIdError, UnknownPartError, moved
from boardpaper.report.edits.withholding import keep_withheld
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    BackgroundDocument,
    Exemption,
    Finding,
    Recommendation,
    Report,
)
from boardpaper.report.text import Ref, Span, Subheading, spans_of
from boardpaper.report.values import changed

Item = Exemption | Finding | Subheading | Recommendation | BackgroundDocument | Appendix

_List = Literal["exemptions", "main", "recommendations", "background", "appendices"]
_LISTS: Mapping[type[Item], _List] = {
    Exemption: "exemptions",
    Finding: "main",
    Subheading: "main",
    Recommendation: "recommendations",
    BackgroundDocument: "background",
    Appendix: "appendices",
}


def find_item(report: Report, identity: str) -> Item:
    """The finding, recommendation, background document, appendix or exemption of an id.

    A sub-heading counts where it stands between findings.

    Raises:
        UnknownPartError: there is none.
    """
    for name in dict.fromkeys(_LISTS.values()):
        for item in _items(report, name):
            if item.id == identity:
                return item
    raise UnknownPartError(f"There is no item {identity!r} in the report.")


def add_item(report: Report, item: Item, position: int | None = None) -> Report:
    """Add an item at a position of its list, counted from 0; without one, or beyond, at the end.

    A first background document also states that there are any.

    Raises:
        RepeatedIdError: its id, or that of a block in it, is in use.
    """
    name = _LISTS[type(item)]
    items = _items(report, name)
    added = moved((*items, clean(item)), len(items), len(items) if position is None else position)
    result = changed(report, **{name: added})
    ids = list(ids_of(result))
    if len(set(ids)) != len(ids):
        raise RepeatedIdError(f"An id in the item {item.id!r} is in use already.")
    return result


def replace_item(report: Report, item: Item, ids: Iterator[str]) -> Report:
    """Put an item in place of the one with its id; ``ids`` is for `keep_withheld`.

    Raises:
        UnknownPartError: there is none of that id and kind.
    """
    old = find_item(report, item.id)
    name = _LISTS[type(item)]
    if _LISTS[type(old)] != name:
        raise UnknownPartError(f"The item {item.id!r} of the report is of another kind.")
    items = tuple(clean(item) if each is old else each for each in _items(report, name))
    return keep_withheld(report, changed(report, **{name: items}), ids)


def remove_item(report: Report, identity: str) -> Report:
    """Remove an item, and in the same step what meant nothing without it.

    Recommendations no longer answer a finding that goes. An exemption of an appendix goes with it,
    unless words of the report are withheld under the same exemption. One of a finding or of words
    stays, though it leads nowhere: text is often cut to be pasted elsewhere, and must not become
    public on the way. The last background document leaves the statement that there is none.

    Raises:
        UnknownPartError: there is no such item.
    """
    item = find_item(report, identity)
    name = _LISTS[type(item)]
    rest = tuple(each for each in _items(report, name) if each is not item)
    report = changed(report, **{name: rest})
    match item:
        case Finding():
            return without_answers(report, frozenset({identity}))
        case Appendix():
            return _without_exemptions_of(report, item)
        case _:
            return report


def move_item(report: Report, identity: str, position: int) -> Report:
    """Move an item to a position of its list, counted from 0; beyond the end is the end.

    Raises:
        UnknownPartError: there is no such item.
    """
    item = find_item(report, identity)
    name = _LISTS[type(item)]
    items = _items(report, name)
    return changed(report, **{name: moved(items, items.index(item), position)})


def answer_finding(report: Report, recommendation: str, finding: str) -> Report:
    """Say that a recommendation answers a finding; findings are kept in the order of the report.

    Raises:
        UnknownPartError: there is no such recommendation or finding.
    """
    return _with_answer(report, recommendation, finding, answers=True)


def unanswer_finding(report: Report, recommendation: str, finding: str) -> Report:
    """Say that a recommendation does not answer a finding.

    Raises:
        UnknownPartError: there is no such recommendation or finding.
    """
    return _with_answer(report, recommendation, finding, answers=False)


def state_background(report: Report, stated: bool) -> Report:
    """Say that the list of background documents is complete, though empty; or take that back.

    A list may be empty, not missing (LGA 1972 s100D). Where it has entries nothing changes.
    """
    if report.background:
        return report
    return changed(report, background=() if stated else None)


def without_answers(report: Report, gone: frozenset[str]) -> Report:
    """Return a report whose recommendations answer none of some findings."""
    recommendations = tuple(
        changed(each, findings=tuple(other for other in each.findings if other not in gone))
        for each in report.recommendations
    )
    return changed(report, recommendations=recommendations)


def _with_answer(report: Report, recommendation: str, finding: str, *, answers: bool) -> Report:
    old = find_item(report, recommendation)
    if not isinstance(old, Recommendation) or not isinstance(find_item(report, finding), Finding):
        raise UnknownPartError("Only a recommendation answers a finding, and nothing else.")
    answered = {*old.findings} - {finding} | ({finding} if answers else set())
    known = [each.id for each in report.main if each.id in answered]
    others = [each for each in old.findings if each in answered and each not in known]
    new = changed(old, findings=(*known, *others))
    recommendations = tuple(new if each is old else each for each in report.recommendations)
    return changed(report, recommendations=recommendations)


def _items(report: Report, name: _List) -> tuple[Item, ...]:
    return getattr(report, name) or ()


def _without_exemptions_of(report: Report, appendix: Appendix) -> Report:
    place = Place("appendices", appendix.id)
    marks = {
        span.exempt
        for block in blocks_of(report)
        for _, _, spans in spans_of(block)
        for span in spans
        if isinstance(span, Span | Ref)
    }
    return changed(
        report,
        exemptions=tuple(
            each for each in report.exemptions if each.target != place or each.id in marks
        ),
    )
