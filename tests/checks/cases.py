"""The case that tests of the rules begin with, and what they read off the problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from msgspec import structs

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.checker import Checker
from boardpaper.checks.facts import Case
from boardpaper.checks.problem import Problem
from boardpaper.desk import shelf
from boardpaper.report.place import Place
from boardpaper.report.report import Answer, Report, Section
from boardpaper.report.template import CheckSetting
from boardpaper.report.text import Paragraph, Span, Text

AS_OF: Final = date(2011, 12, 1)


def example(**fields: Any) -> Case:
    """The example report in its template and council, a fortnight before the meeting.

    Fields of the report can be replaced, and of the case: standing, template, council, days, as_of.
    """
    saved = shelf.sample().saved
    names = set(Report.__struct_fields__) - {"template", "council"}
    report = {name: fields.pop(name) for name in names & fields.keys()}
    case: dict[str, Any] = {
        "standing": saved.standing,
        "template": shelf.template_of(saved.report.template).template,
        "council": shelf.council(saved.report.council),
        "days": WorkingDays(shelf.calendar()),
        "as_of": AS_OF,
    }
    return Case(report=structs.replace(saved.report, **report), **{**case, **fields})


def found(case: Case, rule: str) -> tuple[Problem, ...]:
    """The problems that one rule finds."""
    return tuple(each for each in Checker().run(case) if each.rule == rule)


def places(problems: Iterable[Problem]) -> list[Place]:
    """Where problems stand."""
    return [each.place for each in problems]


def with_setting(case: Case, setting: CheckSetting) -> Case:
    """The case in a template that sets a rule."""
    template = structs.replace(case.template, checks=(*case.template.checks, setting))
    return replace(case, template=template)


def text(*paragraphs: str) -> Text:
    """A text of plain paragraphs, with the ids t1, t2 …"""
    return Text(tuple(Paragraph(f"t{n}", (Span(words),)) for n, words in enumerate(paragraphs, 1)))


def answering(case: Case, question: str, yes: bool | None, **fields: Any) -> Case:
    """The case with a question answered, and other fields of the report replaced."""
    report = structs.replace(case.report, **fields)
    others = [each for each in report.answers if each.question != question]
    answers = (*others, Answer(question, yes))
    return replace(case, report=structs.replace(report, answers=answers))


def saying(case: Case, section: str, words: str) -> Case:
    """The case with one paragraph in a section."""
    others = [each for each in case.report.sections if each.key != section]
    sections = (*others, Section(section, text(words)))
    return replace(case, report=structs.replace(case.report, sections=sections))
