"""A report taken apart into rows, and put together again.

Rows are dicts by column, without the column ``report``. Both directions stand next to each other:
what one leaves out, the other cannot find.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Table

from boardpaper.library import tables as t
from boardpaper.report.report import (
    CallIn,
    Finding,
    KeyDecision,
    LateItem,
    MainEntry,
    PrivateMeeting,
    Report,
    Urgency,
)
from boardpaper.report.standing import Saved, Standing
from boardpaper.report.text import Text
from boardpaper.report.values import Value, canonical_json

Row = Mapping[str, Any]
Parts = Mapping[Table, Sequence[Row]]
"""The rows of a report in all tables of ``PARTS``."""

_SUBHEADING = "subheading"
"""Beside the kinds of findings: its text is the one block."""

_DETAILS = ("council", "subject", "public_subject", "report_of", "report_to", "meeting_date")
_PLACE = ("part", "item", "block", "field", "start", "end")


def head_of(report: Report, standing: Standing) -> Row:
    """The row in ``report``, but for number, version, content hash and who changed it when."""
    template, publication, decision = report.template, standing.publication, standing.decision
    return {
        "report_id": report.id,
        "template": template.id,
        "template_version": template.version,
        "template_hash": template.hash,
        **{name: getattr(report, name) for name in _DETAILS},
        "all_wards": report.wards.all,
        "background_given": report.background is not None,
        "status": standing.status,
        "planned_on": standing.planned_on,
        "published_on": publication.on if publication else None,
        "issue": publication.issue if publication else None,
        "decided_on": decision.on if decision else None,
        "resolution": decision.resolution if decision else None,
    }


def parts_of(report: Report, standing: Standing) -> Parts:
    """The rows in all tables of ``PARTS``, in the order of their keys."""
    notices = report.notices
    return {
        t.author: _in_order(asdict(each) for each in report.authors),
        t.answer: _in_order(asdict(each) for each in report.answers),
        t.ward: _in_order({"name": name} for name in report.wards.names),
        t.call_in: _unless_empty(report.call_in, CallIn()),
        t.key_decision: _unless_empty(notices.key_decision, KeyDecision()),
        t.private_meeting: _unless_empty(notices.private_meeting, PrivateMeeting()),
        t.late_item: _unless_empty(notices.late_item, LateItem()),
        t.urgency: _unless_empty(notices.urgency, Urgency()),
        t.exemption: _in_order(
            {**_fields(asdict(each), but="target"), **asdict(each.target)}
            for each in report.exemptions
        ),
        t.section: _in_order(
            {"key": each.key, "text": _written(each.text)} for each in report.sections
        ),
        t.main_entry: _in_order(_main_row(each) for each in report.main),
        t.recommendation: _in_order(
            {**_fields(asdict(each), but="findings"), "text": _written(each.text)}
            for each in report.recommendations
        ),
        t.recommendation_finding: tuple(
            {"recommendation": number, "position": position, "finding": finding}
            for number, each in enumerate(report.recommendations)
            for position, finding in enumerate(each.findings)
        ),
        t.background_document: _in_order(asdict(each) for each in report.background or ()),
        t.appendix: _in_order(asdict(each) for each in report.appendices),
        t.clearance: _in_order(asdict(each) for each in standing.clearances),
    }


def saved_from(head: Row, parts: Parts) -> Saved:
    """Put a report together from its row in ``report`` and those in the tables of ``PARTS``.

    Raises:
        msgspec.MsgspecError: a row holds what no report can hold.
    """
    plain = {
        "report": _report(head, parts),
        "standing": _standing(head, parts[t.clearance]),
        "version": head["version"],
        "changed_at": head["changed_at"],
        "changed_by": head["changed_by"],
    }
    return msgspec.convert(plain, Saved)


def _report(head: Row, parts: Parts) -> Row:
    lists = {table: [_fields(row, but="position") for row in rows] for table, rows in parts.items()}
    notices = {
        str(table.name): lists[table][0]
        for table in (t.key_decision, t.private_meeting, t.late_item, t.urgency)
        if lists[table]
    }
    return {
        "id": head["report_id"],
        "template": {
            "id": head["template"],
            "version": head["template_version"],
            "hash": head["template_hash"],
        },
        **{name: head[name] for name in _DETAILS},
        "authors": lists[t.author],
        "answers": lists[t.answer],
        "wards": {"all": head["all_wards"], "names": [row["name"] for row in lists[t.ward]]},
        "call_in": lists[t.call_in][0] if lists[t.call_in] else {},
        "notices": notices,
        "exemptions": [_exemption(row) for row in lists[t.exemption]],
        "sections": [{**row, "text": _read(row["text"])} for row in lists[t.section]],
        "main": [_main_entry(row) for row in lists[t.main_entry]],
        "recommendations": _recommendations(
            lists[t.recommendation], lists[t.recommendation_finding]
        ),
        "background": lists[t.background_document] if head["background_given"] else None,
        "appendices": lists[t.appendix],
    }


def _standing(head: Row, clearances: Sequence[Row]) -> Row:
    published, decided = head["published_on"], head["decided_on"]
    return {
        "status": head["status"],
        "clearances": [_fields(row, but="position") for row in clearances],
        "planned_on": head["planned_on"],
        "publication": {"on": published, "issue": head["issue"]} if published else None,
        "decision": {"on": decided, "resolution": head["resolution"]} if decided else None,
    }


def _exemption(row: Row) -> Row:
    place = {name: row[name] for name in _PLACE}
    return {**{name: row[name] for name in row if name not in _PLACE}, "target": place}


def _main_row(entry: MainEntry) -> Row:
    if isinstance(entry, Finding):
        return {"id": entry.id, "kind": entry.kind, "text": _written(entry.text)}
    return {"id": entry.id, "kind": _SUBHEADING, "text": _written(Text((entry,)))}


def _main_entry(row: Row) -> object:
    text = _read(row["text"])
    if row["kind"] == _SUBHEADING:
        (block,) = text.blocks
        return block
    return {"type": "finding", **row, "text": text}


def _recommendations(rows: Sequence[Row], findings: Iterable[Row]) -> Sequence[Row]:
    answered = defaultdict(list)
    for row in findings:
        answered[row["recommendation"]].append(row["finding"])
    return [
        {**row, "text": _read(row["text"]), "findings": answered[position]}
        for position, row in enumerate(rows)
    ]


def _written(text: Text) -> str:
    return canonical_json(text).decode()


def _read(json: str) -> Text:
    return msgspec.json.decode(json, type=Text)


def _in_order(rows: Iterable[Row]) -> Sequence[Row]:
    return [{"position": position, **row} for position, row in zip(itertools.count(), rows)]


def _unless_empty(value: Value, empty: Value) -> Sequence[Row]:
    return () if value == empty else (asdict(value),)


def _fields(row: Row, *, but: str) -> Row:
    return {name: value for name, value in row.items() if name != but}
