"""The passages of a report outside its text: title block, answers, notices, exemptions, papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from boardpaper.document.comparing.flow import Bit, Flow, atom, joined, written
from boardpaper.document.comparing.names import target_words
from boardpaper.document.comparing.passage import Container, Passage
from boardpaper.document.dates import long_date
from boardpaper.document.wording import CALL_IN_REASONS
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Appendix, BackgroundDocument, Exemption, Recommendation, Report
from boardpaper.report.template import Template
from boardpaper.report.values import Value

_DETAILS: Final = (
    ("subject", "Subject"),
    ("public_subject", "Public subject"),
    ("report_of", "Report of"),
    ("report_to", "Report to"),
    ("meeting_date", "Date of the meeting"),
)
_AUTHOR: Final = (("name", "name"), ("telephone", "telephone"), ("email", "email"))
_CALL_IN: Final = (
    ("reason", "Reason"),
    ("explanation", "Explanation"),
    ("prejudice", "Prejudice"),
    ("agreed_by", "Agreed by"),
    ("agreed_on", "Date agreed"),
)
_NOTICES: Final = (
    ("key_decision", "key decision", (
        ("is_key", "is it key"), ("reason", "why it is key"), ("explanation", "explanation"),
        ("notice_reference", "notice reference"), ("notice_on", "notice given on"),
    )),
    ("private_meeting", "meeting in private", (
        ("reasons", "reasons"), ("notice_on", "first notice on"),
        ("second_notice_on", "second notice on"), ("agreed_by", "urgency agreed by"),
        ("agreed_on", "date agreed"), ("agreed_because", "agreed because"),
    )),
    ("late_item", "late item", (
        ("reason", "reason"), ("chair", "Chair who agreed"), ("agreed_on", "date agreed"),
    )),
    ("urgency", "urgency", (
        ("kind", "procedure"), ("reason", "reason"),
        ("scrutiny_chair", "scrutiny chair informed or agreed"), ("on", "date informed or agreed"),
    )),
)  # fmt: skip
_TELLING: Final = ("citation", "title")
"""Fields by which an item can be told where its id is another."""

_CODES: Mapping[str, str] = {
    **{f"call-in {reason}": words for reason, words in CALL_IN_REASONS.items()},
    "key_decision spending": "Spending or saving",
    "key_decision communities": "Communities",
    "urgency general-exception": "General exception",
    "urgency special-urgency": "Special urgency",
}
"""What choices are called, by where they stand."""


def template_passages(report: Report, template: Template) -> Iterator[Passage]:
    """The template and the council."""
    part = Container("report", "Template", Place("report"))
    form = report.template
    name = template.name if template.id == form.id else form.id
    words = f"{name}, version {form.version} ({form.hash[:8]})"
    key = f"{form.id} {form.version} {form.hash}"
    yield _field(part, "template", "", atom(key, words))
    yield _field(part, "council", "council", written(report.council))


def detail_passages(report: Report, authors: Sequence[str]) -> Iterator[Passage]:
    """The title block and the author box; ``authors`` names the authors as both versions do."""
    part = Container("details", "Details", Place("details"))
    for field, label in _DETAILS:
        yield _field(part, field, label, value_flow(getattr(report, field)))
    for number, (author, name) in enumerate(zip(report.authors, authors, strict=True), 1):
        for field, label in _AUTHOR:
            place = Place("details", field=f"authors {number} {field}")
            where = f"Author {number}, {label}"
            flow = written(getattr(author, field))
            yield Passage(f"author {name} {field}", part, where, place, flow)


def answer_passages(report: Report, template: Template) -> Iterator[Passage]:
    """The answers, first those to the questions of the template; then wards and call-in."""
    part = Container("answers", "Questions", Place("answers"))
    texts = {each.id: each.text for each in template.questions}
    given = {each.question: each.yes for each in report.answers}
    for question in [*texts, *(each for each in given if each not in texts)]:
        place = Place("answers", question)
        flow = value_flow(given.get(question))
        where = texts.get(question, question)
        yield Passage(f"answer {question}", part, where, place, flow, is_answer=True)
    wards = Container("wards", "Wards affected", Place("wards"))
    yield _field(wards, "all", "All wards", value_flow(report.wards.all or None))
    named = [atom(f"ward {name}", name) for name in report.wards.names]
    yield _field(wards, "names", "Wards by name", joined(named, ", "))
    call_in = Container("call-in", "Not eligible for call-in", Place("call-in"))
    for field, label in _CALL_IN:
        flow = value_flow(getattr(report.call_in, field), "call-in" if field == "reason" else "")
        yield _field(call_in, field, label, flow)


def notice_passages(report: Report) -> Iterator[Passage]:
    """The notices given."""
    part = Container("notices", "Notices", Place("notices"))
    for name, heading, fields in _NOTICES:
        notice: Value = getattr(report.notices, name)
        for field, label in fields:
            flow = value_flow(getattr(notice, field), name)
            yield _field(part, f"{name} {field}", f"{heading}: {label}", flow)


def exemption_passages(
    exemption: Exemption, within: Container, known: Mapping[str, str]
) -> Iterator[Passage]:
    """The fields of one exemption."""
    target = target_words(exemption.target, known)
    yield _of_item(within, "rule", "rule", written(exemption.rule))
    yield _of_item(within, "target", "applies to", atom(repr(exemption.target), target))
    yield _of_item(within, "reasons", "reasons", written(exemption.reasons))
    yield _of_item(within, "public_interest", "public interest", written(exemption.public_interest))


def recommendation_passages(
    recommendation: Recommendation, within: Container, known: Mapping[str, str]
) -> Iterator[Passage]:
    """The fields of one recommendation but its text."""
    yield _of_item(within, "owner", "who acts", written(recommendation.owner))
    yield _of_item(within, "due", "by when", value_flow(recommendation.due))
    answered = [
        atom(f"finding {each}", known.get(each, "a finding that is gone"))
        for each in recommendation.findings
    ]
    yield _of_item(within, "findings", "findings it answers", joined(answered, "; "))


def document_passages(document: BackgroundDocument, within: Container) -> Iterator[Passage]:
    """The fields of one background document."""
    yield _of_item(within, "citation", "", written(document.citation))
    yield _of_item(within, "date", "date", value_flow(document.date))
    yield _of_item(within, "address", "address", written(document.address))


def no_documents(report: Report, heading: str) -> Iterator[Passage]:
    """That there are no background documents, where somebody has said so."""
    part = Container("background", heading, Place("background"))
    flow = written("There are none.") if report.background == () else ()
    yield _field(part, "", "", flow)


def appendix_passages(appendix: Appendix, within: Container) -> Iterator[Passage]:
    """The fields of one appendix."""
    yield _of_item(within, "title", "title", written(appendix.title))
    yield _of_item(within, "public_title", "public title", written(appendix.public_title))
    name = appendix.attachment
    shown = () if name is None else atom(f"file {name}", f"[file {name[:8]}]")
    yield _of_item(within, "attachment", "file", shown)
    exempt = written("Not for publication") if appendix.exempt else ()
    yield _of_item(within, "exempt", "exempt", exempt)


def value_flow(value: str | date | bool | None, of: str = "") -> Flow:
    """The flow of a field: words, a choice ``of`` some field, a day, or yes and no."""
    match value:
        case None:
            return ()
        case bool():
            return (Bit("Yes" if value else "No"),)
        case date():
            return atom(value.isoformat(), long_date(value, "plain"))
        case _:
            return written(_CODES.get(f"{of} {value}", value))


def _field(within: Container, field: str, label: str, flow: Flow) -> Passage:
    part: Part = within.place.part
    return Passage(f"{part} {field}", within, label, Place(part, field=field), flow)


def _of_item(within: Container, field: str, label: str, flow: Flow) -> Passage:
    part, item = within.place.part, within.item
    where = f"{within.where}: {label}" if label else within.where
    place = Place(part, item, field=field)
    sort = f"{part} {field}" if field in _TELLING else ""
    return Passage(f"{part} {item} {field}", within, where, place, flow, sort=sort)
