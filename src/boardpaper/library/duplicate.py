"""A report as the beginning of another: last year's is this year's first draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from boardpaper.report.contents import ids_of
from boardpaper.report.place import Place
from boardpaper.report.report import CallIn, Exemption, Notices, Recommendation, Report
from boardpaper.report.text import Ref, Span
from boardpaper.report.values import Value, changed

_PARTS = ("sections", "main", "recommendations", "background", "appendices", "exemptions")
_PARTS_BY_KEY = frozenset({"sections", "answers"})


def duplicate(report: Report, ids: Iterator[str]) -> Report:
    """Return a copy with ids of its own, and without what holds for one meeting only.

    The meeting date, due dates, notices, agreements to urgency, and why matter is exempt: all of
    them are to be given anew. What was exempt stays marked, so that nothing slips out.
    """
    names = {old: next(ids) for old in dict.fromkeys(ids_of(report))}
    copied = {name: _renamed(getattr(report, name), names) for name in _PARTS}
    copy = changed(report, id=next(ids), **copied)
    return changed(
        copy,
        meeting_date=None,
        call_in=CallIn(report.call_in.reason, report.call_in.explanation),
        notices=Notices(),
        exemptions=tuple([Exemption(e.id, e.rule, e.target) for e in copy.exemptions]),
        recommendations=tuple([changed(each, due=None) for each in copy.recommendations]),
    )


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Give everything in a value its new id; what names nothing goes on naming nothing."""
    match value:
        case tuple():
            return tuple([_renamed(each, names) for each in value])
        case Place():
            item = value.item if value.part in _PARTS_BY_KEY else _new(value.item, names)
            return changed(value, item=item, block=_new(value.block, names))
        case Ref():
            target, exempt = _new(value.target, names), _new(value.exempt, names)
            return changed(value, target=target, exempt=exempt)
        case Span():
            return changed(value, exempt=_new(value.exempt, names))
        case Value():
            return _renamed_struct(value, names)
        case _:
            return value


def _renamed_struct(value: Value, names: Mapping[str, str]) -> Value:
    changes = {field: _renamed(getattr(value, field), names) for field in value.__struct_fields__}
    if "id" in changes:
        changes["id"] = _new(changes["id"], names)
    if isinstance(value, Recommendation):
        changes["findings"] = tuple([_new(each, names) for each in value.findings])
    return changed(value, **changes)


def _new(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, name)
