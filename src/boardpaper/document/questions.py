"""Questions with their answers, and the values of the labels below them."""

from __future__ import annotations

from collections.abc import Iterator

from boardpaper.document.composition import Composition
from boardpaper.document.nodes import QuestionRow, QuestionTable
from boardpaper.document.papers import distinct_rules, is_exempt
from boardpaper.document.wording import CALL_IN_REASONS
from boardpaper.report.place import Place
from boardpaper.report.report import Report
from boardpaper.report.template import Detail, DetailSource


def print_questions(section: str, composition: Composition) -> Iterator[QuestionTable]:
    """Print the questions of a section, or of the front page for an empty key, if it has any."""
    questions = composition.template.questions_of(section)
    rows = []
    for question in questions:
        yes = composition.report.answer(question.id)
        details = tuple(_details(question.details, yes, composition))
        place = Place("answers", item=question.id)
        rows.append(QuestionRow(question.text, yes, details, place))
    if rows:
        yield QuestionTable(tuple(rows), Place("answers"))


def _details(
    details: tuple[Detail, ...], yes: bool | None, composition: Composition
) -> Iterator[tuple[str, str]]:
    """Yield labels with values; a value that belongs to the other answer is kept unprinted."""
    for detail in details:
        fits = {"always": True, "when-yes": yes is True, "when-no": yes is False}
        if fits[detail.when]:
            belongs_to_no = detail.source == "call-in-reason"
            has_value = yes is (not belongs_to_no)
            yield detail.label, _value(detail.source, composition) if has_value else ""


def _value(source: DetailSource, composition: Composition) -> str:
    report = composition.report
    match source:
        case "wards":
            wards = report.wards
            return composition.council.all_wards if wards.all else ", ".join(wards.names)
        case "exemption-rules":
            return ", ".join(distinct_rules(report.exemptions))
        case "exempt-appendices":
            return ", ".join(_exempt_appendices(report))
        case "call-in-reason":
            call_in = report.call_in
            words = (CALL_IN_REASONS[call_in.reason], call_in.explanation.strip())
            return " ".join([each for each in words if each])


def _exempt_appendices(report: Report) -> Iterator[str]:
    for number, appendix in enumerate(report.appendices, 1):
        if is_exempt(appendix, report):
            yield str(number)
