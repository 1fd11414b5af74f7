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
    of_report = set(Report.__struct_fields__) - {"template", "council"}
    report = {name: fields.pop(name) for name in tuple(fields) if name in of_report}
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


def text_of(prefix: str, *paragraphs: str) -> Text:
    """A text of plain paragraphs, with ids that begin alike."""
    blocks = (Paragraph(f"{prefix}-{n}", (Span(words),)) for n, words in enumerate(paragraphs, 1))
    return Text(tuple(blocks))


def with_section(case: Case, key: str, *paragraphs: str) -> Case:
    """The case with other words in a section: none at all where none are given."""
    sections = {each.key: each for each in case.report.sections}
    sections[key] = Section(key, text_of(key, *paragraphs))
    return replace(case, report=structs.replace(case.report, sections=tuple(sections.values())))


def in_form(case: Case, form: str) -> Case:
    """The case in another template of the house, as it is."""
    return replace(case, template=shelf.template(form).template)


def answered(case: Case, **answers: bool | None) -> Case:
    """The case with other answers, by the ids of the questions with _ for -."""
    changed = {name.replace("_", "-"): yes for name, yes in answers.items()}
    kept = [each for each in case.report.answers if each.question not in changed]
    new = [Answer(question, yes) for question, yes in changed.items()]
    return replace(case, report=structs.replace(case.report, answers=(*kept, *new)))


def answering(case: Case, question: str, yes: bool | None, **fields: Any) -> Case:
    """The case with a question answered, and other fields of the report replaced."""
    other = replace(case, report=structs.replace(case.report, **fields))
    return answered(other, **{question.replace("-", "_"): yes})
