"""A budget report of any length, in which no two paragraphs are alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from boardpaper.desk import shelf
from boardpaper.document.compose import compose
from boardpaper.document.nodes import Document
from boardpaper.exchange.report_json import decode, encode
from boardpaper.report.report import Finding, Report, TemplateRef
from boardpaper.report.standing import Saved
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Spans, Table, Text

FINDINGS_A_PAGE = 3.862
FRONT_MATTER = 1.4  # pages
SENTENCE = (
    "The Council is required to set a balanced budget for the year {0}, and the Board is asked "
    "to note the principal assumptions {0} on which the strategy rests, including pay awards. "
)
ROWS = 40
TEMPLATE = "leeds-executive-board-2011"


def long_report(pages: int) -> Report:
    """A report of so many printed pages: paragraphs, some bold, bullets, tables now and then."""
    stored = shelf.template(TEMPLATE)
    return Report(
        "long",
        TemplateRef(stored.template.id, stored.template.version, stored.hash),
        "leeds",
        subject="Medium Term Financial Strategy",
        report_to="Executive Board",
        meeting_date=date(2026, 10, 14),
        main=tuple(_findings(pages)),
    )


def document_of(report: Report) -> Document:
    """What everybody gets to read of a long report."""
    template, council = shelf.template(TEMPLATE).template, shelf.council("leeds")
    return compose(report, template, council, "public")


def source_of(pages: int) -> bytes:
    """A long report as report.json."""
    return encode(Saved(long_report(pages), datetime(2026, 10, 1, tzinfo=UTC)))


def document_in(source: bytes) -> Document:
    """The document of a report.json."""
    return document_of(decode(source).report)


def _findings(pages: int) -> Iterator[Finding]:
    for number in range(round((pages - FRONT_MATTER) * FINDINGS_A_PAGE)):
        spans = (Span(_words(number, 3)), Span(f"general reserve {number}", bold=True))
        blocks = [Paragraph(f"p{number}", (*spans, Span(_words(-number, 1))))]
        yield Finding(f"f{number}", Text((*blocks, *_extras(number))))


def _extras(number: int) -> Iterator[Bullets | Table]:
    if number % 6 == 0:
        items = (Bullet(f"i{number}-{k}", (Span(_words(number + k, 1)),)) for k in range(3))
        yield Bullets(f"l{number}", tuple(items))
    if number % 60 == 55:
        yield Table(
            f"t{number}",
            (Span("Budget pressures by directorate"),),
            _row("Directorate", "2026/27", "2027/28", "Change"),
            ("left", "right", "right", "right"),
            tuple(_row(f"Service {number}.{k}", f"{k}.5", f"{k}.9", "0.4") for k in range(ROWS)),
        )


def _row(*cells: str) -> tuple[Spans, ...]:
    return tuple((Span(words),) for words in cells)


def _words(number: int, sentences: int) -> str:
    return "".join(SENTENCE.format(number * 10 + each) for each in range(sentences))
