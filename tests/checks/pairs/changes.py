"""Pairs of reports for a rule, and pure functions that make them from the clean reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.template import CheckLevel, CheckSetting, Template
from tests.checks.samples.writing import Case, Written, section, text


@dataclass(frozen=True, slots=True)
class Pair:
    """A report that breaks a rule, and one that nearly does; ``words`` say how."""

    rule: str
    words: str
    breaks: Case
    nearly: Case


def having(case: Case, **fields: Any) -> Case:
    """With these fields of the report."""
    return case.with_report(msgspec.structs.replace(case.report, **fields))


def answered(case: Case, **yes: bool | None) -> Case:
    """With these answers; ``_`` stands for ``-``."""
    new = {question.replace("_", "-"): answer for question, answer in yes.items()}
    answers = tuple(
        r.Answer(each.question, new.get(each.question, each.yes)) for each in case.report.answers
    )
    return having(case, answers=answers)


def saying(case: Case, key: str, *written: Written) -> Case:
    """With this and nothing else in a section."""
    sections = tuple(
        section(key, *written) if each.key == key else each for each in case.report.sections
    )
    return having(case, sections=sections)


def adding(case: Case, key: str, *written: Written) -> Case:
    """With something more at the end of a section."""
    more = text(f"{key}-more", *written).blocks
    sections = tuple(
        r.Section(key, t.Text((*each.text.blocks, *more))) if each.key == key else each
        for each in case.report.sections
    )
    return having(case, sections=sections)


def _items(items: tuple[Any, ...], identity: str, fields: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(
        msgspec.structs.replace(each, **fields) if each.id == identity else each for each in items
    )


def asking(case: Case, identity: str, words: str | None = None, **fields: Any) -> Case:
    """With a recommendation in other words, or with other fields."""
    if words is not None:
        fields["text"] = text(identity, words)
    return having(case, recommendations=_items(case.report.recommendations, identity, fields))


def finding(case: Case, identity: str, **fields: Any) -> Case:
    """With other fields of a finding."""
    return having(case, main=_items(case.report.main, identity, fields))


def without_findings(case: Case, *identities: str) -> Case:
    """Without some findings, on which no recommendation rests any more."""
    main = tuple(each for each in case.report.main if each.id not in identities)
    recommendations = tuple(
        msgspec.structs.replace(
            each, findings=tuple(on for on in each.findings if on not in identities)
        )
        for each in case.report.recommendations
    )
    return having(case, main=main, recommendations=recommendations)


def attaching(case: Case, *more: r.Appendix) -> Case:
    """With more appendices, after those that are there."""
    return having(case, appendices=(*case.report.appendices, *more))


def attached(case: Case, identity: str, **fields: Any) -> Case:
    """With other fields of an appendix."""
    return having(case, appendices=_items(case.report.appendices, identity, fields))


def withholding(case: Case, **fields: Any) -> Case:
    """With other fields of its one exemption."""
    (exemption,) = case.report.exemptions
    return having(case, exemptions=(msgspec.structs.replace(exemption, **fields),))


def calling_in(case: Case, **fields: Any) -> Case:
    return having(case, call_in=msgspec.structs.replace(case.report.call_in, **fields))


def noticed(case: Case, **fields: Any) -> Case:
    """With other fields of the notice of a key decision."""
    return _notice(case, "key_decision", fields)


def in_private(case: Case, **fields: Any) -> Case:
    """With other fields of the notice of a meeting in private."""
    return _notice(case, "private_meeting", fields)


def late(case: Case, **fields: Any) -> Case:
    """With other fields of the late item."""
    return _notice(case, "late_item", fields)


def excepted(case: Case, **fields: Any) -> Case:
    """With other fields of the general exception or special urgency."""
    return _notice(case, "urgency", fields)


def _notice(case: Case, name: str, fields: dict[str, Any]) -> Case:
    notices = case.report.notices
    new = msgspec.structs.replace(getattr(notices, name), **fields)
    return having(case, notices=msgspec.structs.replace(notices, **{name: new}))


def standing(case: Case, **fields: Any) -> Case:
    """With other fields of the standing."""
    return replace(case, standing=msgspec.structs.replace(case.standing, **fields))


def meeting_on(case: Case, day: date, *, planned_on: date) -> Case:
    return standing(having(case, meeting_date=day), planned_on=planned_on)


def under(case: Case, change: Callable[[Template], Template]) -> Case:
    """With a changed template."""
    stored = msgspec.structs.replace(case.stored, template=change(case.template))
    return replace(case, stored=stored)


def switched(case: Case, rule: str, level: CheckLevel) -> Case:
    """With a rule switched by the template."""
    setting = CheckSetting(rule, level)
    return under(
        case,
        lambda template: msgspec.structs.replace(template, checks=(setting,)),
    )
