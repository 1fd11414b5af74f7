"""The words of a report by the place where they stand, which is how it is searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from boardpaper.library.numbers import number_name
from boardpaper.report.place import Part
from boardpaper.report.report import Finding, Notices, Report
from boardpaper.report.text import Block, Figure, plain, spans_of

SEPARATOR: Final = "\N{PARAGRAPH SEPARATOR}"
"""What stands between two fields or paragraphs of a passage; no text of a report has it."""

Passages = Mapping[tuple[Part, str], str]


def passages_of(number: int, report: Report) -> Passages:
    """The words of every part that has any, by part and item as a Place names them."""
    passages: defaultdict[tuple[Part, str], list[str]] = defaultdict(list)
    for part, item, texts in (*_front(number, report), *_body(report)):
        passages[part, item] += [each for each in texts if each.strip()]
    return {place: SEPARATOR.join(texts) for place, texts in passages.items() if texts}


def _front(number: int, report: Report) -> Iterator[tuple[Part, str, Iterable[str]]]:
    names = (report.subject, report.public_subject, report.report_of, report.report_to)
    authors = (part for each in report.authors for part in (each.name, each.telephone, each.email))
    yield "details", "", (number_name(number), *names, *authors)
    yield "wards", "", report.wards.names
    call_in = report.call_in
    yield "call-in", "", (call_in.explanation, call_in.prejudice, call_in.agreed_by)
    yield "notices", "", _notices(report.notices)
    for each in report.exemptions:
        yield "exemptions", each.id, (each.rule, each.reasons, each.public_interest)


def _notices(notices: Notices) -> Iterable[str]:
    decision, meeting = notices.key_decision, notices.private_meeting
    yield from (decision.explanation, decision.notice_reference)
    yield from (meeting.reasons, meeting.agreed_by, meeting.agreed_because)
    yield from (notices.late_item.reason, notices.late_item.chair)
    yield from (notices.urgency.reason, notices.urgency.scrutiny_chair)


def _body(report: Report) -> Iterator[tuple[Part, str, Iterable[str]]]:
    for section in report.sections:
        yield "sections", section.key, _texts(section.text.blocks)
    for entry in report.main:
        blocks = entry.text.blocks if isinstance(entry, Finding) else (entry,)
        yield "main", entry.id, _texts(blocks)
    for recommendation in report.recommendations:
        texts = (*_texts(recommendation.text.blocks), recommendation.owner)
        yield "recommendations", recommendation.id, texts
    for document in report.background or ():
        yield "background", document.id, (document.citation, document.address)
    for appendix in report.appendices:
        yield "appendices", appendix.id, (appendix.title, appendix.public_title)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for _, _, spans in spans_of(block):
            yield plain(spans)
        if isinstance(block, Figure):
            yield block.alt
