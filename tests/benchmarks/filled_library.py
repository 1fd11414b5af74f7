"""Libraries of many reports of the example's size, made fast: few transactions, no syncs."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.opening import Opened, open_package
from boardpaper.library import history, opening, tables, writing
from boardpaper.library.event import CREATION
from boardpaper.library.library import Library
from boardpaper.library.opening import Access
from boardpaper.library.revisions import seal_revisions
from boardpaper.library.signature import Signature
from boardpaper.report.identity import content_hash
from boardpaper.report.report import Finding, Report
from boardpaper.report.text import Paragraph, Span, Text
from boardpaper.report.values import canonical_json

RARE, PREFIX, PHRASE, EVERYWHERE = "wensleydale", "ward", '"grant to voluntary"', "ofsted"
"""What is searched for: RARE stands in one report in a thousand, PHRASE in one of fifty."""

REVISIONS = 10
_WORDS = ("budget", "flood", "wardens", "wardrobe", "library", "school", "highways", "leisure")
_AT_ONCE = 500


class Clock:
    """A clock that goes on by a minute at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def variant(report: Report, number: int) -> Report:
    """The example with words of its own."""
    dice = random.Random(number)  # noqa: S311
    words = dice.choices(_WORDS, k=12)
    if number % 1000 == 0:
        words.append(RARE)
    if number % 50 == 0:
        words.append("a grant to voluntary groups")
    finding = Finding("own", Text((Paragraph("own", (Span(" ".join(words)),)),)))
    subject = f"{report.subject} {' '.join(words[:3])}"
    return replace(report, subject=subject, main=(*report.main, finding))


def make(folder: Path, count: int) -> tuple[Library, Opened]:
    """Make a library of so many reports, and return it with the example they are made of."""
    clock, opened = Clock(), open_package(shelf.sample())
    with pytest.MonkeyPatch.context() as patch:
        quick = [each.replace("EXTRA", "OFF") for each in opening._TO_WORK]
        patch.setattr(opening, "_TO_WORK", quick)
        library = Library.create(folder / "library.sqlite", clock)
        library.keep_template(opened.template.toml)
        for data in opened.attachments.values():
            library.keep_attachment(data)
        access = Access(library.path, 5.0)
        for numbers in _batches(count):
            with access.writing() as connection:
                for number in numbers:
                    report = variant(opened.saved.report, number)
                    signed = Signature(clock(), "A. Officer")
                    writing.add(connection, report, opened.saved.standing, signed)
                    history.note_start(connection, number, report, signed, CREATION)
    return Library.open(library.path, clock), opened


def add_revisions(library: Library, count: int, opened: Opened) -> None:
    """Give every report its ten revisions, which differ in a paragraph."""
    numbers = range(count + 1, count + REVISIONS)
    texts = [_revision_row(variant(opened.saved.report, number)) for number in numbers]
    access = Access(library.path, 5.0)
    at = datetime(2026, 2, 2, tzinfo=UTC)
    of = {"at": at, "by": "A. Officer", "why": "period", "name": ""}
    for numbers in _batches(count):
        rows = [{"report": number, **each} for number in numbers for each in texts]
        with access.writing() as connection:
            connection.execute(tables.revision_text.insert(), rows)
            kept = [{**of, "report": r["report"], "content_hash": r["content_hash"]} for r in rows]
            connection.execute(tables.revision.insert(), kept)
    with access.writing() as connection:
        seal_revisions(connection)


def _revision_row(report: Report) -> dict[str, object]:
    return {"content_hash": content_hash(report), "json": zlib.compress(canonical_json(report))}


def _batches(count: int) -> Iterator[range]:
    for first in range(1, count + 1, _AT_ONCE):
        yield range(first, min(first + _AT_ONCE, count + 1))
